import type { ReflectionRole } from "#models/shared/vocabulary.ts";
import type { concernForm, concernStepForm, makingForm, reflectionForm, reviewForm, stepForm } from "../reflection.ts";
import type { LabelsOf } from "./labels.ts";

/** Each role is asked for its own figure. */
export const reflectionLabels =
  (role: ReflectionRole): LabelsOf<typeof reflectionForm> =>
  ({ reflection }) => ({
    ...reflection.questions,
    ...{ rating: reflection.rating[role], thanks: reflection.thanks, thanksPublic: reflection.thanksPublic },
  });

export const reviewLabels: LabelsOf<typeof reviewForm> = ({ review }) => ({
  assignee: review.assign,
  tags: review.tags,
  note: review.note,
});

export const makingLabels: LabelsOf<typeof makingForm> = ({ improvement: { make } }) => ({
  ...{ reflection: make.remark, title: make.name, text: make.why, department: make.department, due: make.due },
});

export const stepLabels: LabelsOf<typeof stepForm> = ({ improvement }) => ({
  state: improvement.state,
  text: improvement.text,
  due: improvement.due,
});

export const concernLabels: LabelsOf<typeof concernForm> = ({ concern }) => ({
  text: concern.text,
  reach: concern.reach,
});

export const concernStepLabels: LabelsOf<typeof concernStepForm> = ({ concern }) => ({ text: concern.step });
