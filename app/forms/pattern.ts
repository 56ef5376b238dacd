import * as z from "zod";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { clock, date, id, line, wholeNumber } from "./fields.ts";
import { readForm } from "./form.ts";

/** A weekly pattern as the address of its preview says it, and as the form sends it that publishes. */

const weekday = z.coerce.number().int().min(1).max(7);

const pattern = {
  weekday: z.array(weekday).min(1, "choose"),
  everyWeeks: wholeNumber(1, 4),
  clock: clock(),
  from: date(),
  until: date(),
  places: wholeNumber(LIMITS.places.min, LIMITS.places.max),
  meetingPoint: line(LIMITS.shortText),
  hostId: id(),
};

export const patternForm = z.object(pattern);
/** The same with the dates that were chosen. */
export const publishPatternForm = z.object({
  ...pattern,
  chosen: z.array(date()).min(1, "choose").max(100, "most-lines:100"),
  key: z
    .string()
    .regex(/^[\w-]{8,60}$/)
    .optional()
    .catch(undefined),
});

export type PatternWish = z.output<typeof patternForm>;

/** Reads the address; null while nothing was filled in yet. */
export const readPattern = (asked: URLSearchParams) => (asked.has("from") ? readForm(patternForm, asked) : null);

/** The same address with one date taken in or left out against what the preview would do by itself. */
export function toggled(search: string, date: string, leaveOut: boolean): string {
  const asked = new URLSearchParams(search);
  for (const name of ["with", "without"]) {
    const others = asked.getAll(name).filter((one) => one !== date);
    asked.delete(name);
    for (const other of others) asked.append(name, other);
  }
  asked.append(leaveOut ? "without" : "with", date);
  return `?${asked}`;
}
