import * as z from "zod";
import { cleanLine } from "#models/shared/clean.ts";
import { APPOINTMENT_KINDS, LIMITS, RELEASE_MODES } from "#models/shared/vocabulary.ts";
import { choice, date, id, line, numberOrNone, optionalText, wholeNumber } from "./fields.ts";

/** An id, or nothing chosen. */
const idOrNone = optionalText(24).transform((value) => value || null);

/** What a coordinator decides about a department. */
export const settingsForm = z.object({
  name: line(LIMITS.title),
  code: line(3).refine((code) => /^[\p{L}\p{N}]{3}$/u.test(code), "three-letters"),
  about: optionalText(LIMITS.longText),
  siteId: id(),
  parentId: idOrNone,
  releaseMode: choice(RELEASE_MODES),
  atOnce: numberOrNone(1, 1_000),
  staffing: wholeNumber(0, 1_000),
  promiseHours: wholeNumber(1, 80),
  noticeHours: wholeNumber(0, 336),
  opensDays: numberOrNone(1, 730),
});

const dateOrNone = optionalText(10).pipe(z.union([z.literal(""), date()]));

/** People and what they are appointed as; only deputies have days. */
export const appointForm = z.object({
  as: choice(APPOINTMENT_KINDS),
  people: z.array(id()),
  from: dateOrNone,
  until: dateOrNone,
});

export const dismissForm = z.object({ as: choice(APPOINTMENT_KINDS), person: id() });

/** Peak days: set, or taken away. */
export const peakForm = z.object({ from: date(), until: date() });

/** A day to protect, why, and of which day the page said how many visits stay: "2026-12-04 2". */
export const protectForm = z.object({
  day: date(),
  reason: optionalText(LIMITS.title).transform(cleanLine),
  seen: optionalText(20).transform((seen) => {
    const [day = "", stays] = seen.split(" ");
    return { day, stays: Number(stays) || 0 };
  }),
});
export const openForm = z.object({ open: date() });

/** On which department another one depends, and for what. */
export const dependForm = z.object({ on: id(), why: line(LIMITS.shortText) });
export const dependNotForm = z.object({ end: id() });
