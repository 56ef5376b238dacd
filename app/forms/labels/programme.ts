import type { publishPatternForm } from "../pattern.ts";
import type { newPlanForm } from "../plan.ts";
import type { decideForm, announceForm, openRoundForm } from "../round.ts";
import type { changeForm, publishForm } from "../session.ts";
import type { LabelsOf } from "./labels.ts";

export const planLabels: LabelsOf<typeof newPlanForm> = ({ plan: { fields } }) => ({
  ...fields,
  departmentId: fields.department,
  siteId: fields.site,
});

export const publishLabels: LabelsOf<typeof publishForm> = ({ plan: { publishing } }) => ({
  ...{ date: publishing.date, clock: publishing.clock, which: publishing.which, places: publishing.places },
  ...{ meetingPoint: publishing.meetingPoint, hostId: publishing.host },
});

export const changeLabels: LabelsOf<typeof changeForm, "step" | "seen" | "page"> = publishLabels;

export const patternLabels: LabelsOf<typeof publishPatternForm, "chosen"> = ({ pattern, plan: { publishing } }) => ({
  ...{ weekday: pattern.weekdays, everyWeeks: pattern.every, clock: pattern.clock },
  ...{ from: pattern.first, until: pattern.last },
  ...{ places: publishing.places, meetingPoint: publishing.meetingPoint, hostId: publishing.host },
});

export const roundLabels: LabelsOf<typeof openRoundForm> = ({ round: { form } }) => ({
  ...{ name: form.name, firstDay: form.firstDay, lastDay: form.lastDay, seed: form.seed, tell: form.tell },
  ...{ deadlineDay: form.deadlineDay, deadlineClock: form.deadlineClock, departments: form.departments },
});

export const decideLabels: LabelsOf<typeof decideForm> = ({ round: { decide } }) => ({
  fixed: decide.fixed,
  barred: decide.barred,
});

/** `placed`: the number that is to be typed. */
export const announceLabels =
  (placed: number): LabelsOf<typeof announceForm, "run"> =>
  ({ round: { announce } }) => ({ placed: announce.type(String(placed)) });
