import type { publishPatternForm } from "../pattern.ts";
import type { newPlanForm } from "../plan.ts";
import type { declineForm, proposalForm } from "../proposal.ts";
import type { announceForm, openRoundForm } from "../round.ts";
import type { changeForm, publishForm } from "../session.ts";
import type { Texts } from "#models/shared/texts/index.ts";
import type { LabelsOf } from "./labels.ts";

export const planLabels: LabelsOf<typeof newPlanForm> = ({ plan: { fields } }) => ({
  ...fields,
  departmentId: fields.department,
  siteId: fields.site,
});

export const publishLabels: LabelsOf<typeof publishForm, "proposal"> = ({ plan: { publishing } }) => ({
  ...{ date: publishing.date, clock: publishing.clock, which: publishing.which, places: publishing.places },
  ...{ meetingPoint: publishing.meetingPoint, hostId: publishing.host },
});

export const changeLabels: LabelsOf<typeof changeForm, "step" | "seen" | "page"> = publishLabels;

export const proposalLabels: LabelsOf<typeof proposalForm> = ({ proposal }) => ({
  ...{ planId: proposal.plan, date: proposal.date, clock: proposal.clock, words: proposal.words },
});

/** `person`: who is answered. */
export const declineLabels =
  (person: string): LabelsOf<typeof declineForm, "what"> =>
  ({ proposal }) => ({ answer: proposal.answer(person) });

export const patternLabels: LabelsOf<typeof publishPatternForm, "chosen"> = ({ pattern, plan: { publishing } }) => ({
  ...{ weekday: pattern.weekdays, everyWeeks: pattern.every, clock: pattern.clock },
  ...{ from: pattern.first, until: pattern.last },
  ...{ places: publishing.places, meetingPoint: publishing.meetingPoint, hostId: publishing.host },
});

export const roundLabels: LabelsOf<typeof openRoundForm> = ({ round: { form } }) => ({
  ...{ name: form.name, firstDay: form.firstDay, lastDay: form.lastDay, seed: form.seed, tell: form.tell },
  ...{ deadlineDay: form.deadlineDay, deadlineClock: form.deadlineClock, departments: form.departments },
});

/** Of each person's fields; of several people with the name. */
export const decideLabels =
  (people: readonly { id: string; name: string }[]) =>
  ({ round: { decide } }: Texts): Record<string, string> =>
    Object.fromEntries(
      people.flatMap(({ id, name }) =>
        (["fixed", "barred"] as const).map((of) => [
          `${of}-${id}`,
          people.length > 1 ? decide.of(name, decide[of]) : decide[of],
        ]),
      ),
    );

/** `placed`: the number that is to be typed. */
export const announceLabels =
  (placed: number): LabelsOf<typeof announceForm, "run"> =>
  ({ round: { announce } }) => ({ placed: announce.type(String(placed)) });
