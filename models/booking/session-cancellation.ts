import type { ClientSession, Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import { SYSTEM, type Actor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import { getSession } from "#models/programme/session.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import { leave } from "#models/record/outbox.ts";
import { LIVE_STATES } from "#models/shared/vocabulary.ts";
import { alternativesFor } from "./alternatives.ts";
import { Booking } from "./booking.document.ts";
import { calendarMessage, letterAbout } from "./letters.ts";
import { sameAsSeen } from "./people-seen.ts";
import { endReservations } from "./reservation-end.ts";
import { move, subject } from "./transition.ts";

/**
 * The host cancels a session. It is closed first, so that nobody books meanwhile; then each person is told in a commit
 * of its own, with an apology, alternatives and the first call on the next date of the plan. After a crash
 * `finishCancellations` goes on where it stopped. `seen` says whom the page showed. Refuses: already-done, session-over,
 * reason-needed, people-changed.
 */
export async function cancelSession(
  actor: Actor,
  sessionId: string,
  reason: string,
  now: Date,
  seen?: string,
): Promise<void> {
  await mayCancel(actor, sessionId, now);
  if (reason.trim() === "") throw new DomainError("reason-needed", {}, "reason");
  await inTurn(sessionId, () =>
    inTransaction(async (tx) => {
      await sameAsSeen(toId(sessionId), seen, tx);
      await closeWithin(actor, sessionId, reason.trim(), now, tx);
    }),
  );
  await tellEverybody(actor, sessionId, now);
}

/** Refuses who may not cancel it, and when nobody may any more (session-over). Unknown: 404. */
export async function mayCancel(actor: Actor, sessionId: string, now: Date): Promise<SessionDocument> {
  const session = await getSession(sessionId);
  if (!can(actor, "session.change", { departmentId: String(session.department) })) throw notAllowed();
  if (session.endsAt <= now || session.closedAt) throw new DomainError("session-over");
  return session;
}

/** The first step, in the caller's transaction: from here on nobody books it. Refuses: already-done. */
export async function closeWithin(
  actor: Actor,
  sessionId: string,
  reason: string,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const closed = await Session.updateOne(
    { _id: toId(sessionId), state: "published", closedAt: null },
    { $set: { state: "cancelling", cancelReason: reason }, $inc: { version: 1 } },
    { session: tx },
  );
  if (closed.modifiedCount === 0) throw new DomainError("already-done");
  const happened = { what: "session.cancelled", thing: { kind: "session", id: sessionId } };
  await record(actor, [{ ...happened, before: "published", after: "cancelled", facts: { reason } }], now, tx);
}

/** Cancellations a crash left half done: a job runs this. */
export async function finishCancellations(now: Date): Promise<number> {
  const open = await Session.find({ state: "cancelling" }, { _id: 1 }).limit(20).lean();
  for (const { _id } of open) await tellEverybody(SYSTEM, String(_id), now);
  return open.length;
}

async function tellEverybody(actor: Actor, sessionId: string, now: Date): Promise<void> {
  const live = { session: toId(sessionId), state: { $in: [...LIVE_STATES] } };
  for (const { _id } of await Booking.find(live, { _id: 1 }).lean())
    await inTurn(sessionId, () => inTransaction((tx) => endWithin(actor, _id, now, tx)));
  await endReservations(sessionId, now);
  // The counters say what the states say: nobody holds a place or waits any more.
  await Session.updateOne(
    { _id: toId(sessionId), state: "cancelling" },
    { $set: { state: "cancelled", taken: 0, waiting: 0 } },
  );
}

/** What one person in it meets, in the caller's transaction: the page that asks rehearses it, the button does it.
 *  Whoever left meanwhile is left alone. */
export async function endWithin(actor: Actor, id: Types.ObjectId, now: Date, tx: ClientSession): Promise<void> {
  const { booking, session, host } = await subject(id, tx);
  if (!(LIVE_STATES as readonly string[]).includes(booking.state)) return;
  const firm = booking.state === "booked";
  const reason = session.cancelReason;
  const set = {
    endedHow: "host",
    endedBy: actor.kind === "person" ? toId(actor.id) : null,
    endedReason: reason,
    endedAt: now,
    "offer.until": null,
  };
  const change = { from: booking.state, to: "cancelled" as const, set, calendar: firm, facts: { reason } };
  const ended = await move(actor, booking, change, now, tx);
  const alternatives = await alternativesFor(String(booking.person), session, now, { tx });
  const calendar = firm ? { calendar: calendarMessage(ended, "CANCEL") } : {};
  const about = { booking: ended, session, host };
  await leave(
    [letterAbout("session-cancelled", about, { reason, by: actor.name, alternatives, ...calendar })],
    now,
    tx,
  );
}
