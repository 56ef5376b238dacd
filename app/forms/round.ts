import * as z from "zod";
import { LIMITS, WISH_KINDS } from "#models/shared/vocabulary.ts";
import { saidOf } from "./decided.ts";
import { readForm } from "./form.ts";
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

/** The fields of one person on the page that decides; the same names as `fieldOf` of models/matching/pin. */
const decided = (personId: string) => ({
  [`fixed-${personId}`]: z.union([z.literal("none").transform(() => null), id()], "choose"),
  [`barred-${personId}`]: z.array(id()),
  [`was-${personId}`]: z.string().max(2_000).optional().catch(undefined),
});

/** What a coordinator decides for some people: a session or none, and sessions it must not be. Who was left as the page had
 *  them is left out, so that what somebody else decided for them meanwhile stays. */
export function readDecisions(form: FormData, personIds: readonly string[]) {
  const read = readForm(z.object(Object.assign({}, ...personIds.map(decided))), form);
  if ("errors" in read) return read;
  const value = personIds
    .map((personId) => ({
      personId,
      fixed: read.value[`fixed-${personId}`] as string | null,
      barred: read.value[`barred-${personId}`] as string[],
    }))
    .filter(({ personId, fixed, barred }) => read.value[`was-${personId}`] !== saidOf(fixed, barred));
  return { value, typed: read.typed };
}

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
