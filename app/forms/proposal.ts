import * as z from "zod";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { clock, date, id, optionalText, text } from "./fields.ts";

/** A date that somebody suggests to a department; without a plan any visit would do. */
export const proposalForm = z.object({
  planId: z.literal("").or(id()).optional().default(""),
  date: date(),
  clock: clock(),
  words: optionalText(LIMITS.reason),
  key: z
    .string()
    .regex(/^[\w-]{8,80}$/)
    .optional()
    .catch(undefined),
});

/** What may be said of a suggestion: taken back by whoever made it, or declined with words. */
export const withdrawForm = z.object({ what: z.literal("withdraw") });
export const declineForm = z.object({ what: z.literal("decline"), answer: text(LIMITS.reason) });
