import * as z from "zod";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { clock, date, id, line, wholeNumber } from "./fields.ts";
import { readForm } from "./form.ts";

/** When and where a session is: shared by publishing one and changing one. Whether the time exists is the verb's to say. */
const slot = {
  date: date(),
  clock: clock(),
  /** Asked only on the night the clocks go back. */
  which: z.enum(["earlier", "later"]).optional().catch(undefined),
  places: wholeNumber(LIMITS.places.min, LIMITS.places.max),
  meetingPoint: line(LIMITS.shortText),
  hostId: id(),
};

export const publishForm = z.object({
  ...slot,
  key: z
    .string()
    .regex(/^[\w-]{8,80}$/)
    .optional()
    .catch(undefined),
  /** The suggestion that this date answers. */
  proposal: id().optional().catch(undefined),
});

/** Reads the address of a preview; null while no time was asked about. */
export const readSlot = (asked: URLSearchParams) => (asked.has("clock") ? readForm(publishForm, asked) : null);

/** `step`: first what would happen is shown, then it is done; or the form is shown again as it was typed. `seen` says whom
 *  it showed, `page` which of them are to be shown. */
export const changeForm = z.object({
  ...slot,
  version: wholeNumber(0, 1e9),
  seen: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).max(400).catch(1),
  step: z.enum(["look", "do", "again"]).catch("look"),
});
