import * as z from "zod";
import type { PlanDraft } from "#models/programme/plan.ts";
import { KINDS, LIMITS } from "#models/shared/vocabulary.ts";
import { choice, id, line, optionalText, ticked, wholeNumber } from "./fields.ts";

/** A plan as it is written: texts with a line a part, a step, a clearance. Shared by the new and the changed plan. */

const MOST_LINES = 40;

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** A line a thing; empty lines are left out. */
const lines = (most: number, longest: number) =>
  optionalText(LIMITS.longText)
    .transform(linesOf)
    .pipe(z.array(z.string().max(longest, `longest-line:${longest}`)).max(most, `most-lines:${most}`));

export interface Part {
  minutes: number;
  what: string;
  where: string;
}

/** "15 Welcome, vest @ briefing room E7.02": minutes, what, and after the last @ where. */
function readPart(text: string): Part | null {
  const found = /^(\d{1,4})\s+(.+)$/.exec(text);
  if (!found) return null;
  const minutes = Number(found[1]);
  const rest = found[2]!;
  const at = rest.lastIndexOf(" @ ");
  const [what, where] = at < 0 ? [rest, ""] : [rest.slice(0, at), rest.slice(at + 3)];
  const fits = minutes >= 1 && minutes <= LIMITS.minutes.max && what.length <= LIMITS.shortText;
  return fits && where.length <= LIMITS.shortText ? { minutes, what: what.trim(), where: where.trim() } : null;
}

const agenda = optionalText(LIMITS.longText).transform((text, context): Part[] => {
  const parts: Part[] = [];
  for (const [at, one] of linesOf(text).entries()) {
    const part = readPart(one);
    if (!part || at >= MOST_LINES) {
      context.addIssue({ code: "custom", message: part ? `most-lines:${MOST_LINES}` : `agenda-line:${at + 1}` });
      return z.NEVER;
    }
    parts.push(part);
  }
  return parts;
});

export const planForm = z.object({
  title: line(LIMITS.title),
  kind: choice(KINDS),
  aims: optionalText(LIMITS.longText),
  agenda,
  opening: lines(MOST_LINES, LIMITS.shortText),
  running: lines(MOST_LINES, LIMITS.shortText),
  closing: lines(MOST_LINES, LIMITS.shortText),
  bring: optionalText(LIMITS.shortText),
  wear: optionalText(LIMITS.shortText),
  goodToKnow: optionalText(LIMITS.shortText),
  meetingPoint: line(LIMITS.shortText),
  siteId: id(),
  minutes: wholeNumber(LIMITS.minutes.min, LIMITS.minutes.max),
  places: wholeNumber(LIMITS.places.min, LIMITS.places.max),
  minimum: wholeNumber(1, LIMITS.places.max),
  clearances: lines(10, LIMITS.title),
  askHost: ticked(),
});

/** The same with the department a new plan is for. */
export const newPlanForm = planForm.extend({
  departmentId: id(),
  key: z
    .string()
    .regex(/^[\w-]{8,80}$/)
    .optional()
    .catch(undefined),
});
/** The same with the version that was opened, so that two people do not overwrite each other. */
export const changedPlanForm = planForm.extend({ version: wholeNumber(0, 1e9) });

type Written = z.output<typeof planForm>;

/** What the verbs take. */
export function planDraft(written: Written): PlanDraft {
  const { opening, running, closing, title, kind, aims, bring, wear, goodToKnow, meetingPoint } = written;
  return {
    ...{ title, kind, aims, agenda: written.agenda, bring, wear, goodToKnow, meetingPoint, siteId: written.siteId },
    ...{ minutes: written.minutes, places: written.places, minimum: written.minimum },
    ...{ clearances: [...new Set(written.clearances)], askHost: written.askHost },
    checklist: { opening, running, closing },
  };
}

/** A plan as its form shows it: every field as it would be typed. */
export function planFields(plan: PlanDraft): Record<string, string> {
  const { checklist, title, kind, aims, bring, wear, goodToKnow, meetingPoint, siteId, askHost } = plan;
  return {
    ...{ title, kind, aims, bring, wear, goodToKnow, meetingPoint, siteId },
    agenda: plan.agenda.map(({ minutes, what, where }) => `${minutes} ${what}${where ? ` @ ${where}` : ""}`).join("\n"),
    opening: checklist.opening.join("\n"),
    running: checklist.running.join("\n"),
    closing: checklist.closing.join("\n"),
    ...{ minutes: String(plan.minutes), places: String(plan.places), minimum: String(plan.minimum) },
    clearances: plan.clearances.join("\n"),
    ...(askHost && { askHost: "yes" }),
  };
}
