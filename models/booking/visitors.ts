import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { LIMITS, type Outcome } from "#models/shared/vocabulary.ts";
import { Booking } from "./booking.document.ts";
import { bookingThing } from "./transition.ts";

/** Somebody who is booked on a session, as its hosts see them on the day: no address. */
export interface Visitor {
  bookingId: string;
  name: string;
  /** Their own department. */
  from: string;
  aim: string;
  /** Access needs, if the person shares them with hosts; else empty. */
  needs: string;
  /** What the session asks for and the person does not hold on that day. */
  missing: string[];
  /** Whether the session asks for any clearance at all. */
  cleared: boolean;
  arrivedAt: Date | null;
  late: { minutes: number; note: string; at: Date } | null;
  walkIn: boolean;
  outcome: Outcome | null;
  /** This reader may say what happened: nobody says it of themselves. */
  maySay: boolean;
}

/** Everybody booked on a session, in the order of their names. Bounded by its places. Ask before who may see them. */
export async function visitorsOf(
  actor: PersonActor,
  session: Pick<SessionDocument, "_id" | "clearances" | "endsAt">,
): Promise<Visitor[]> {
  const bookings = await Booking.find({ session: session._id, state: "booked" }).limit(LIMITS.places.max).lean();
  const people = await Person.find(
    { _id: { $in: bookings.map(({ person }) => person) } },
    { name: 1, sortName: 1, accessNeeds: 1, sharesNeeds: 1, clearances: 1 },
  ).lean();
  const departments = await Department.find(
    { _id: { $in: bookings.map(({ department }) => department) } },
    { name: 1 },
  ).lean();
  const personOf = new Map(people.map((person) => [String(person._id), person]));
  const nameOf = new Map(departments.map(({ _id, name }) => [String(_id), name]));
  return bookings
    .flatMap((booking) => {
      const person = personOf.get(String(booking.person));
      return person ? [{ booking, person }] : [];
    })
    .toSorted((one, other) => (one.person.sortName < other.person.sortName ? -1 : 1))
    .map(({ booking, person }) => ({
      ...{ bookingId: String(booking._id), name: person.name, aim: booking.aim, outcome: booking.outcome },
      ...{ arrivedAt: booking.arrivedAt ?? null, walkIn: booking.walkIn ?? false },
      from: nameOf.get(String(booking.department)) ?? "",
      needs: person.sharesNeeds ? person.accessNeeds : "",
      cleared: session.clearances.length > 0,
      missing: session.clearances.filter(
        (asked) => !person.clearances.some(({ kind, until }) => kind === asked && until >= session.endsAt),
      ),
      late: booking.late ? { minutes: booking.late.minutes, note: booking.late.note, at: booking.late.at } : null,
      maySay: can(actor, "booking.outcome", bookingThing(booking)),
    }));
}
