import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { leave } from "#models/record/outbox.ts";
import type { BookingState } from "#models/shared/vocabulary.ts";
import { bookWithin } from "./booking.ts";
import { tellHost } from "./digest.ts";
import { ending } from "./ending.ts";
import { calendarMessage, letterAbout } from "./letters.ts";
import { freePlace } from "./place.ts";
import { glance, move, subject } from "./transition.ts";

/** A colleague who is handed a place: who, and the one-time key of the form. */
export interface Gift {
  bookingId: string;
  toPersonId: string;
  aim: string;
  key: string;
}

/**
 * Gives the own place to a colleague in one commit, every rule run again for them. Nobody who waits is overtaken: while
 * somebody waits, the place goes to the line instead and this is refused ("others-wait"). The colleague's home team
 * decides as for anybody. What the rules refuse them is said of them: a refusal at "person" whose facts name them.
 */
export async function givePlace(actor: Actor, gift: Gift, now: Date): Promise<{ name: string; state: BookingState }> {
  const id = toId(gift.bookingId);
  const seen = await glance(actor, id);
  if (!can(actor, "booking.own", { personId: String(seen.person) })) throw notAllowed();
  const receiver = toId(gift.toPersonId);
  const next = await Person.findById(receiver, { name: 1 }).lean();
  if (!next) throw notFound();
  return inTurn(String(seen.session), () =>
    inTransaction(async (tx) => {
      const found = await subject(id, tx);
      const { booking, session, host } = found;
      if (booking.person.equals(receiver)) throw new DomainError("to-oneself", {}, "person");
      if (booking.state !== "booked") throw new DomainError("already-answered", { state: booking.state });
      ending(actor, found, now);
      if (session.waiting > 0) throw new DomainError("others-wait", { waiting: session.waiting });
      const set = { endedHow: "person", endedBy: booking.person, endedAt: now };
      const given = await move(
        actor,
        booking,
        { from: "booked", to: "cancelled", set, calendar: true, facts: { givenTo: next.name } },
        now,
        tx,
      );
      await freePlace(session._id, tx);
      const wish = { sessionId: String(session._id), personId: gift.toPersonId, aim: gift.aim, key: gift.key };
      // Release is the colleague's to get, not the giver's to give.
      const within = { place: "or-refuse", given: false, givenBy: actor.name } as const;
      const answer = await ofReceiver(next.name, bookWithin(actor, wish, now, tx, within));
      const about = { booking: given, session, host };
      await tellHost("cancelled", about, now, tx);
      const facts = { givenTo: next.name, calendar: calendarMessage(given, "CANCEL") };
      await leave([letterAbout("booking-cancelled", about, facts)], now, tx);
      return { name: next.name, state: answer.state };
    }),
  );
}

/** A refusal that is about the colleague, not about who gives. */
const ofReceiver = <T>(name: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, { ...error.facts, name }, "person");
  });
