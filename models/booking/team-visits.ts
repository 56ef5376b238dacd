import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { LIVE_STATES } from "#models/shared/vocabulary.ts";
import { Booking } from "./booking.document.ts";
import { bookingThing } from "./transition.ts";

/** So many are listed of one week of a team. */
const MOST = 100;

/** What somebody of a team holds, asks or waits for. */
export interface TeamVisit {
  bookingId: string;
  name: string;
  title: string;
  state: (typeof LIVE_STATES)[number];
  startsAt: Date;
  endsAt: Date;
  /** The reader may call them back or withdraw it, with a reason. */
  mayEnd: boolean;
}

/** Live bookings of a team between two instants that are not over, the soonest first, and whether there are more than
 *  are listed. Whoever shows them asked for the permission to see the week. */
export async function teamVisits(
  actor: PersonActor,
  departmentId: string,
  from: Date,
  to: Date,
  now: Date,
): Promise<{ visits: TeamVisit[]; more: boolean }> {
  const found = await Booking.find({
    department: toId(departmentId),
    // Away begins before the session does, by no more than a day's travel.
    awayFrom: { $gt: new Date(from.getTime() - 86_400_000), $lt: to },
    startsAt: { $gte: from, $lt: to },
    endsAt: { $gt: now },
    state: { $in: [...LIVE_STATES] },
  })
    .sort({ awayFrom: 1 })
    .limit(MOST + 1)
    .lean();
  const shown = found.slice(0, MOST);
  const people = await Person.find({ _id: { $in: shown.map(({ person }) => person) } }, { name: 1 }).lean();
  const names = new Map(people.map(({ _id, name }) => [String(_id), name]));
  const visits = shown.map((booking): TeamVisit => ({
    ...{ bookingId: String(booking._id), name: names.get(String(booking.person)) ?? "", title: booking.title },
    ...{ state: booking.state as TeamVisit["state"], startsAt: booking.startsAt, endsAt: booking.endsAt },
    mayEnd: String(booking.person) !== actor.id && can(actor, "booking.cancel", bookingThing(booking)),
  }));
  return { visits, more: found.length > MOST };
}
