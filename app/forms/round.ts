import * as z from "zod";
import { LIMITS, WISH_KINDS } from "#models/shared/vocabulary.ts";
import { clock, date, id, line, optionalText, ticked, wholeNumber } from "./fields.ts";

/** What a coordinator says about a round. */
const facts = {
  name: line(LIMITS.title),
  firstDay: date(),
  lastDay: date(),
  deadlineDay: date(),
  deadlineClock: clock(),
  departments: z.array(id()),
  seed: optionalText(40),
};

export const openRoundForm = z.object({
  ...facts,
  tell: ticked(),
  key: z
    .string()
    .regex(/^[\w-]{8,80}$/)
    .optional()
    .catch(undefined),
});

export const changeRoundForm = z.object({ ...facts, version: wholeNumber(0, 1e9) });

/** What a coordinator decides for one person: a session or none, and sessions it must not be. */
export const decideForm = z.object({
  fixed: z.union([z.literal("none").transform(() => null), id()], "choose"),
  barred: z.array(id()),
});

/** The preview that was looked at, and the number of people placed, typed as a confirmation. */
export const announceForm = z.object({ run: wholeNumber(0, 1e9), placed: wholeNumber(0, 1e9) });

/** A wish as its button names it: "session:65f0…". */
const wish = z.string({ error: "unknown" }).regex(new RegExp(`^(${WISH_KINDS.join("|")}):[0-9a-f]{24}$`), "unknown");

/** One press on the page of wishes: what is done, and to which wish. */
export const wishForm = z.object({ act: z.enum(["add", "up", "down", "drop"], "unknown"), wish });

/** "session:65f0…" taken apart. */
export function readWishName(name: string): { kind: (typeof WISH_KINDS)[number]; id: string } {
  const [kind, of] = name.split(":") as [(typeof WISH_KINDS)[number], string];
  return { kind, id: of };
}
