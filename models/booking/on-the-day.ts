import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { glance, subject, type Subject } from "./transition.ts";

/** Reads a booking and changes it in one commit, in turn with other verbs on its session. Unknown: 404. */
export async function withSubject<T>(
  actor: Actor,
  bookingId: string,
  work: (found: Subject, tx: ClientSession) => Promise<T>,
): Promise<T> {
  const id = toId(bookingId);
  const seen = await glance(actor, id);
  return inTurn(String(seen.session), () => inTransaction(async (tx) => work(await subject(id, tx), tx)));
}

/** Refuses unless the session is held and its day is under way: not before `from`, not once it is over or closed. */
export function expectOpenDay(session: SessionDocument, from: Date, now: Date): void {
  if (session.state !== "published") throw new DomainError("session-cancelled");
  if (session.closedAt) throw new DomainError("day-closed");
  if (now < from) throw new DomainError("day-not-yet", { at: from, zone: session.zone });
  if (session.endsAt <= now) throw new DomainError("day-over");
}

/** Refuses unless the place is booked. */
export function expectBooked({ booking }: Subject): void {
  if (booking.state !== "booked") throw new DomainError("not-coming", { state: booking.state });
}
