import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Booking } from "./booking.document.ts";

/** A request that waits for the host's word, where the plan asks the host, too. */
export interface HostRequest {
  bookingId: string;
  name: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  answerBy: Date;
}

/** Requests for the sessions of this actor's host departments whose host has not agreed yet, soonest due first. The own
 *  ones are somebody else's to answer. */
export async function requestsForHost(actor: PersonActor, now: Date, limit = 20): Promise<HostRequest[]> {
  const departments = [...new Set([...actor.hostOf, ...actor.leadOf])];
  if (departments.length === 0) return [];
  const sessions = await Session.find(
    { department: { $in: departments.map(toId) }, startsAt: { $gt: now }, askHost: true, state: "published" },
    { title: 1 },
  )
    .limit(500)
    .lean();
  if (sessions.length === 0) return [];
  const found = await Booking.find({
    session: { $in: sessions.map(({ _id }) => _id) },
    state: "requested",
    "release.needs": "host",
    person: { $ne: toId(actor.id) },
  })
    .sort({ "release.answerBy": 1 })
    .limit(limit)
    .lean();
  const people = await Person.find({ _id: { $in: found.map((one) => one.person) } }, { name: 1 }).lean();
  const nameOf = new Map(people.map((person) => [String(person._id), person.name]));
  const titleOf = new Map(sessions.map((session) => [String(session._id), session.title]));
  return found.map(({ _id, person, session, startsAt, endsAt, release }) => ({
    bookingId: String(_id),
    name: nameOf.get(String(person)) ?? "",
    title: titleOf.get(String(session)) ?? "",
    ...{ startsAt, endsAt },
    answerBy: release.answerBy ?? startsAt,
  }));
}
