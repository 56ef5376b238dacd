import * as z from "zod";
import { CHECK_PARTS, LATE_BY } from "#models/shared/day.ts";
import { LIMITS, OUTCOMES } from "#models/shared/vocabulary.ts";
import { choice, id, optionalText, ticked } from "./fields.ts";

/** The person's own day: the button that was pressed. */
export const hereForm = z.object({ here: z.enum(["yes", "no"], "choose") });

/** How late somebody will be, with a word to the host. */
export const lateForm = z.object({ minutes: choice(LATE_BY).transform(Number), note: optionalText(LIMITS.shortText) });

/** A host's check-in of a person, by booking, or its undo; the button that was pressed says which. */
export const checkInForm = z.object({ here: id().optional(), gone: id().optional() });

/** A step of the list, ticked or taken back; the button that was pressed says which. */
export const tickForm = z.object({
  part: choice(CHECK_PARTS),
  what: optionalText(LIMITS.longText),
  done: z.enum(["yes", "no"], "choose"),
});

/** What happened, and what stood there when the page was shown. */
const outcome = choice(OUTCOMES);
export const outcomeForm = z.object({
  outcome,
  was: outcome.optional().catch(undefined),
});

/** Closing: for each booking of whom nobody had said anything, what happened, or "" for not known; in the same order. */
export const closingForm = z.object({
  booking: z.array(id()).max(LIMITS.places.max).optional(),
  outcome: z
    .array(z.union([z.literal(""), outcome]))
    .max(LIMITS.places.max)
    .optional(),
});

/** Somebody who came without a booking. */
export const walkInForm = z.object({
  person: z.string({ error: "choose" }).pipe(id()),
  aim: optionalText(LIMITS.aim),
  key: z.string({ error: "required" }).regex(/^[\w-]{8,80}$/, "required"),
});

/** What somebody needs to come along, and whether their hosts may read it. */
export const needsForm = z.object({ accessNeeds: optionalText(LIMITS.shortText), sharesNeeds: ticked() });
