import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { Session } from "#models/programme/session.document.ts";
import { Booking } from "./booking.document.ts";

export interface GivenBack {
  bookingId: string;
  name: string;
  at: Date;
  /** In the person's own words; "" where they wrote none. */
  reason: string;
}

/** Who gave a place of a session back themselves, the latest first, for its hosts: a host may have no mail to read it in. */
export async function givenBack(actor: Actor, sessionId: string): Promise<GivenBack[]> {
  const session = await Session.findById(toId(sessionId), { department: 1 }).lean();
  if (!session) throw notFound();
  if (!can(actor, "session.guests", { departmentId: String(session.department) })) throw notAllowed();
  const bookings = await Booking.find(
    { session: session._id, state: "cancelled", endedHow: "person" },
    { person: 1, endedAt: 1, endedReason: 1 },
  )
    .sort({ endedAt: -1 })
    .limit(25)
    .lean();
  const people = await Person.find({ _id: { $in: bookings.map(({ person }) => person) } }, { name: 1 }).lean();
  const nameOf = new Map(people.map(({ _id, name }) => [String(_id), name]));
  return bookings.map(({ _id, person, endedAt, endedReason }) => ({
    bookingId: String(_id),
    name: nameOf.get(String(person)) ?? "",
    at: endedAt!,
    reason: endedReason,
  }));
}
