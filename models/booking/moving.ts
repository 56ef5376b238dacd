import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import { leave } from "#models/record/outbox.ts";
import { bookWithin, type BookingAnswer } from "./booking.ts";
import { tellHost } from "./digest.ts";
import { ending } from "./ending.ts";
import { calendarMessage, letterAbout } from "./letters.ts";
import { givePlaceOn } from "./line.ts";
import { glance, move, subject } from "./transition.ts";

export interface MoveWish {
  bookingId: string;
  toSessionId: string;
  /** One-time key of the form. */
  key: string;
}

/** May this actor move that person's bookings? */
export const mayMove = (actor: Actor, personId: string): boolean =>
  can(actor, "booking.own", { personId }) || can(actor, "coordinate");

/**
 * Moves a firm booking to another session in one commit: the old place goes on under the leaving rule of the old
 * session, the new one is taken under the joining rules of the new. A move never waits in line: without a free place it
 * is refused ("places-gone") and everything stays. Source: state table; a move must not dodge the cut-off.
 */
export async function moveBooking(actor: Actor, wish: MoveWish, now: Date): Promise<BookingAnswer> {
  const id = toId(wish.bookingId);
  const seen = await glance(actor, id);
  if (!mayMove(actor, String(seen.person))) throw notAllowed();
  if (String(seen.session) === wish.toSessionId) throw new DomainError("already-booked", { state: seen.state });
  const [first, second] = [String(seen.session), wish.toSessionId].sort();
  return inTurn(first!, () =>
    inTurn(second!, () =>
      inTransaction(async (tx) => {
        const found = await subject(id, tx);
        const { booking, session, host } = found;
        if (booking.state !== "booked") throw new DomainError("already-answered", { state: booking.state });
        ending(actor, found, now);
        const set = {
          endedHow: actor.id === String(booking.person) ? "person" : "coordinator",
          endedBy: actor.kind === "person" ? toId(actor.id) : null,
          endedAt: now,
        };
        const moved = await move(
          actor,
          booking,
          { from: "booked", to: "moved", set, calendar: true, facts: { to: wish.toSessionId } },
          now,
          tx,
        );
        const wanted = {
          sessionId: wish.toSessionId,
          personId: String(booking.person),
          aim: booking.aim,
          key: wish.key,
        };
        const answer = await bookWithin(actor, wanted, now, tx, { place: "or-refuse" });
        await leave(
          [letterAbout("moved", { booking: moved, session, host }, { calendar: calendarMessage(moved, "CANCEL") })],
          now,
          tx,
        );
        await tellHost("moved", { booking: moved, session, host }, now, tx);
        await givePlaceOn(session, host, now, tx);
        return answer;
      }),
    ),
  );
}
