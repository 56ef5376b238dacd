import type { SessionDocument } from "#models/programme/session.document.ts";
import type { Outcome } from "#models/shared/vocabulary.ts";
import type { BookingDocument } from "./booking.document.ts";

/** Outcomes after which the person saw the other department's work, whole or in part, with whoever hosted. */
export const TOOK_PLACE: readonly Outcome[] = ["attended", "partly", "stand-in"];

/** Outcomes by which the host failed the visitor: they are owed an apology, and the first call on the next date. */
export const FAILED_BY_HOST: readonly Outcome[] = ["host-absent", "not-held"];

type Said = Pick<BookingDocument, "state" | "outcome" | "arrivedAt">;

/**
 * Did this visit take place? What was said decides: attended, partly or with a stand-in. While nobody has said anything
 * it did only if the person was checked in and the host has closed the session: a check-in alone may be taken back, and
 * a session that is merely over proves nothing. Pure; of a booking's state only "booked" counts.
 */
export function tookPlace(booking: Said, session: Pick<SessionDocument, "closedAt">): boolean {
  if (booking.state !== "booked") return false;
  if (booking.outcome) return TOOK_PLACE.includes(booking.outcome);
  return Boolean(booking.arrivedAt) && Boolean(session.closedAt);
}

/**
 * Is it worth asking this person what they took away? After the end, when it took place or nobody has said that it did
 * not: a host who forgets to close keeps nobody from being heard.
 */
export function mayHaveTakenPlace(
  booking: Said & Pick<BookingDocument, "endsAt">,
  session: Pick<SessionDocument, "closedAt" | "state">,
  now: Date,
): boolean {
  if (booking.state !== "booked" || session.state !== "published" || booking.endsAt > now) return false;
  return booking.outcome === null || booking.outcome === undefined || tookPlace(booking, session);
}
