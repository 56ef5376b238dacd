import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { LIMITS, LIVE_STATES, type BookingState } from "#models/shared/vocabulary.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { bookingThing, subject, type Subject } from "./transition.ts";

export interface BookingWithSession {
  booking: BookingDocument;
  session: SessionDocument;
}

/** Bookings with the sessions they are of; those of which nothing is left fall out. */
export async function withSessions(bookings: BookingDocument[]): Promise<BookingWithSession[]> {
  const sessions = await Session.find({ _id: { $in: bookings.map((booking) => booking.session) } }).lean();
  const byId = new Map(sessions.map((session) => [String(session._id), session]));
  return bookings.flatMap((booking) => {
    const session = byId.get(String(booking.session));
    return session ? [{ booking, session }] : [];
  });
}

/** What lies ahead of a person: bookings of sessions that are not over, soonest first; live ones only. */
export async function ahead(personId: string, now: Date): Promise<BookingWithSession[]> {
  const found = await Booking.find({ person: toId(personId), endsAt: { $gt: now }, state: { $in: [...LIVE_STATES] } })
    .sort({ startsAt: 1 })
    .limit(100)
    .lean();
  return withSessions(found);
}

/** What is over or was given up, latest first, a page at a time; `before` is the last row of the page before. Ordered by
 *  (startsAt, id), so that a session booked twice is neither skipped nor repeated. */
export async function behind(
  personId: string,
  now: Date,
  before?: { startsAt: Date; id: string },
  limit: number = LIMITS.page,
): Promise<BookingWithSession[]> {
  const over = { $or: [{ endsAt: { $lte: now } }, { state: { $nin: [...LIVE_STATES] } }] };
  const beyond = before && {
    $or: [{ startsAt: { $lt: before.startsAt } }, { startsAt: before.startsAt, _id: { $lt: toId(before.id) } }],
  };
  const found = await Booking.find({ person: toId(personId), $and: [over, ...(beyond ? [beyond] : [])] })
    .sort({ startsAt: -1, _id: -1 })
    .limit(limit)
    .lean();
  return withSessions(found);
}

/** Has this person ever asked for a place? */
export const hasEverBooked = async (personId: string): Promise<boolean> =>
  (await Booking.exists({ person: toId(personId) })) !== null;

/** The states of a person's live bookings among some sessions, by session id: what a list shows beside each. */
export async function statesAmong(personId: string, sessionIds: readonly string[]): Promise<Map<string, BookingState>> {
  const found = await Booking.find(
    { person: toId(personId), session: { $in: sessionIds.map(toId) }, state: { $in: [...LIVE_STATES] } },
    { session: 1, state: 1 },
  ).lean();
  return new Map(found.map((booking) => [String(booking.session), booking.state]));
}

/** The person's live booking of a session, if there is one. */
export async function liveBooking(personId: string, sessionId: string): Promise<BookingDocument | null> {
  return Booking.findOne({ person: toId(personId), session: toId(sessionId), state: { $in: [...LIVE_STATES] } }).lean();
}

/** One booking for somebody who may see it: the person, who releases, the hosts. Others hear that it is not here. */
export async function seeBooking(actor: Actor, bookingId: string): Promise<Subject> {
  const found = await subject(toId(bookingId), undefined, actor);
  if (!can(actor, "booking.see", bookingThing(found.booking))) throw notAllowed();
  return found;
}

/** Who comes to a session, for its hosts: names and aims, no addresses. */
export async function guestsOf(
  actor: Actor,
  sessionId: string,
): Promise<{ person: string; booking: BookingDocument }[]> {
  const session = await Session.findById(toId(sessionId), { department: 1 }).lean();
  if (!session) throw notFound();
  if (!can(actor, "session.guests", { departmentId: String(session.department) })) throw notAllowed();
  const bookings = await Booking.find({ session: session._id, state: { $in: [...LIVE_STATES] } })
    .sort({ state: 1, "line.number": 1, createdAt: 1 })
    .limit(400)
    .lean();
  const people = await Person.find({ _id: { $in: bookings.map((booking) => booking.person) } }, { name: 1 }).lean();
  const nameOf = new Map(people.map((person) => [String(person._id), person.name]));
  return bookings.map((booking) => ({ person: nameOf.get(String(booking.person)) ?? "", booking }));
}
