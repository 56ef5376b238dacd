import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { getSession } from "#models/programme/session.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import type { Outcome } from "#models/shared/vocabulary.ts";
import { Booking } from "./booking.document.ts";
import { dayTimes } from "./day-times.ts";
import { sayWithin } from "./saying.ts";
import { subject } from "./transition.ts";

/**
 * Closes a session, and says in the same commit what happened to those of whom nobody has said anything (booking id to
 * outcome; who is left out stays empty). A session is not finished until it is closed; it is closed once. Refuses:
 * close-not-yet, closed-already, session-cancelled, outcome-said.
 */
export async function closeSession(
  actor: PersonActor,
  sessionId: string,
  outcomes: ReadonlyMap<string, Outcome>,
  now: Date,
): Promise<void> {
  await inTurn(sessionId, () =>
    inTransaction(async (tx) => {
      const session = await getSession(sessionId);
      if (!can(actor, "session.run", { departmentId: String(session.department) })) throw notAllowed();
      await expectClosable(session, now);
      for (const [bookingId, outcome] of outcomes) {
        const found = await subject(toId(bookingId), tx);
        if (!found.session._id.equals(session._id)) throw notAllowed();
        await sayWithin(actor, found, { outcome, was: null }, now, tx);
      }
      const unsaid = { session: session._id, state: "booked", outcome: null } as const;
      const empty = await Booking.countDocuments(unsaid, { session: tx });
      const closed = await Session.updateOne(
        { _id: session._id, state: "published", closedAt: null },
        { $set: { closedAt: now, closedBy: toId(actor.id) } },
        { session: tx },
      );
      if (closed.modifiedCount === 0) throw new DomainError("closed-already", { by: "" });
      const thing = { kind: "session", id: sessionId };
      await record(actor, [{ what: "session.closed", thing, facts: { empty } }], now, tx);
    }),
  );
}

/** Says why a session cannot be closed now, if it cannot. */
export async function expectClosable(session: SessionDocument, now: Date): Promise<void> {
  if (session.state !== "published") throw new DomainError("session-cancelled");
  if (session.closedAt) {
    const by = session.closedBy && (await Person.findById(session.closedBy, { name: 1 }).lean());
    throw new DomainError("closed-already", { by: by?.name ?? "" });
  }
  const { closeFrom } = dayTimes(session);
  if (now < closeFrom) throw new DomainError("close-not-yet", { at: closeFrom, zone: session.zone });
}
