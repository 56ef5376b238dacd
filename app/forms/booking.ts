import * as z from "zod";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { id, optionalText, text, ticked } from "./fields.ts";

/** A one-time key that a form carries; one that is missing or odd counts as none. */
const key = z
  .string()
  .regex(/^[\w-]{8,80}$/)
  .optional()
  .catch(undefined);

/** Asking for a place. `promised` is what the button said: a place, or the waiting list. */
export const bookingForm = z.object({
  aim: optionalText(LIMITS.aim),
  leaveClashing: ticked(),
  promised: z.enum(["place", "line"]).catch("place"),
  key,
});

/** Giving a booking up: the own one with a reason or without, somebody else's with one. `seen` is the state that the page
 *  spoke of. */
export const endingForm = z.object({ reason: optionalText(LIMITS.reason), seen: optionalText(20) });

/** Answering an offer, by the button that was pressed. */
export const offerForm = z.object({ answer: z.enum(["take", "let-go"], "choose") });

/** Answering a request, by the button that was pressed. */
export const releaseForm = z.object({
  answer: z.enum(["release", "decline"], "choose"),
  reason: optionalText(LIMITS.reason),
  /** A session to suggest instead; none where nothing is chosen. */
  alternative: z
    .string()
    .regex(/^[0-9a-f]{24}$/, "unknown")
    .or(z.literal(""))
    .optional()
    .transform((value) => value || null),
});

/** Cancelling a session: everybody in it reads why. `seen` says whom the page showed. */
export const cancellationForm = z.object({ reason: text(LIMITS.reason), seen: z.string().max(100).optional() });

/** Moving a booking to another date; giving its place to a colleague. Both count once however often they are sent. */
const once = z.string({ error: "required" }).regex(/^[\w-]{8,80}$/, "required");
export const moveForm = z.object({ session: z.string({ error: "choose" }).pipe(id()), key: once });
export const giftForm = z.object({ person: z.string({ error: "choose" }).pipe(id()), key: once });
