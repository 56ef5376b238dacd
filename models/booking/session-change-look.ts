import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { getSession, hostAmong, instantOf, withinReach } from "#models/programme/session.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { addMinutes } from "#models/shared/time.ts";
import { HOLDING_STATES, LIVE_STATES, type BookingState } from "#models/shared/vocabulary.ts";
import { awayFor, overlaps, type Span } from "./away.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import type { SessionChange } from "./session-change.ts";

/** A session before or after a change. */
export interface SessionVersion {
  startsAt: Date;
  endsAt: Date;
  meetingPoint: string;
  places: number;
  hostName: string;
}

/** What a change would do, without doing it: the page that asks shows it, and the verb then does exactly that. */
export interface ChangeLook {
  from: SessionVersion;
  to: SessionVersion;
  /** Time, meeting point or host change: everybody in it is told. */
  moved: boolean;
  people: { bookingId: string; name: string; state: BookingState; clash: string }[];
  /** How many who wait are offered a place at once. */
  offers: number;
}

/** Looks at a change, with the refusals of `changeSession`. `clash` names what the person has at the new time. */
export async function lookAtChange(
  actor: Actor,
  sessionId: string,
  change: SessionChange,
  now: Date,
): Promise<ChangeLook> {
  const session = await getSession(sessionId);
  if (!can(actor, "session.change", { departmentId: String(session.department) })) throw notAllowed();
  if (session.startsAt <= now || session.state !== "published") throw new DomainError("session-over");
  if (session.version !== change.version) throw new DomainError("changed-meanwhile");
  const department = await Department.findById(session.department).lean();
  if (!department) throw notFound();
  const same = change.hostId === String(session.host);
  const hostName = same ? session.hostName : (await hostAmong(department, change.hostId)).name;
  const startsAt = instantOf(change.date, change.clock, session.zone, change.which);
  withinReach(startsAt, session.zone, now);
  if (session.taken > change.places) throw new DomainError("places-below-taken", { taken: session.taken }, "places");
  const { meetingPoint, places } = change;
  const to = { startsAt, endsAt: addMinutes(startsAt, session.minutes), meetingPoint, places, hostName };
  const moved = +startsAt !== +session.startsAt || meetingPoint !== session.meetingPoint || !same;
  return {
    from: versionOf(session),
    to,
    moved,
    people: await peopleIn(session, to),
    offers: Math.min(Math.max(0, places - session.taken), session.waiting),
  };
}

const versionOf = ({ startsAt, endsAt, meetingPoint, places, hostName }: SessionDocument): SessionVersion => ({
  ...{ startsAt, endsAt, meetingPoint, places, hostName },
});

async function peopleIn(session: SessionDocument, to: SessionVersion): Promise<ChangeLook["people"]> {
  const bookings = await Booking.find({ session: session._id, state: { $in: [...LIVE_STATES] } })
    .sort({ state: 1, "line.number": 1, createdAt: 1 })
    .limit(400)
    .lean();
  const ids = bookings.map((booking) => booking.person);
  const [people, organisation, others] = await Promise.all([
    Person.find({ _id: { $in: ids } }, { name: 1, site: 1 }).lean(),
    Organisation.findById("organisation").lean(),
    +to.startsAt === +session.startsAt ? [] : othersThen(ids, session, to),
  ]);
  const personOf = new Map(people.map((person) => [String(person._id), person]));
  return bookings.map((booking) => {
    const person = personOf.get(String(booking.person));
    const away = awayFor(
      { ...to, siteId: String(session.site) },
      String(person?.site ?? ""),
      organisation?.travelMinutes ?? 60,
    );
    const clash = others.find((other) => other.person.equals(booking.person) && overlaps(other, away));
    return {
      bookingId: String(booking._id),
      name: person?.name ?? "",
      state: booking.state,
      clash: clash?.title ?? "",
    };
  });
}

type Other = Span & { person: BookingDocument["person"]; title: string };

/** Places these people hold elsewhere around the new time. */
async function othersThen(
  ids: BookingDocument["person"][],
  session: SessionDocument,
  to: SessionVersion,
): Promise<Other[]> {
  const found = await Booking.find(
    {
      person: { $in: ids },
      session: { $ne: session._id },
      state: { $in: [...HOLDING_STATES] },
      awayFrom: { $lt: addMinutes(to.endsAt, 24 * 60), $gt: addMinutes(to.startsAt, -3 * 24 * 60) },
    },
    { person: 1, session: 1, awayFrom: 1, awayTo: 1 },
  )
    .limit(1_000)
    .lean();
  const sessions = await Session.find({ _id: { $in: found.map((booking) => booking.session) } }, { title: 1 }).lean();
  const titles = new Map(sessions.map((one) => [String(one._id), one.title]));
  return found.map(({ person, session: id, awayFrom, awayTo }) => ({
    ...{ person, from: awayFrom, to: awayTo, title: titles.get(String(id)) ?? "" },
  }));
}
