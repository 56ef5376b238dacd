import type { QueryFilter, Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { mostAtOnce, type Span } from "./away.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { awayThen } from "./cap.ts";
import type { Cover } from "./cover.ts";
import { coversFor } from "./team-cover.ts";

/** One request that waits for an answer, with what the answer depends on. */
export interface TeamRequest {
  booking: BookingDocument;
  person: Pick<PersonDocument, "_id" | "name">;
  session: SessionDocument;
  home: DepartmentDocument;
  /** The most of the team away at one moment of it, this request not counted. */
  awayAlready: number;
  /** What releasing it does to the team. */
  cover: Cover;
}

/** Whose answer is this actor's to give first, as filters that an index each answers: who names them as supervisor, and
 *  whom they lead. Coordinators are asked where nobody else is, and once nobody answered in time. */
async function askedOf(actor: PersonActor): Promise<QueryFilter<BookingDocument>[]> {
  const mine: QueryFilter<BookingDocument>[] = [
    { supervisor: toId(actor.id) },
    ...(actor.leadOf.length > 0 ? [{ department: { $in: actor.leadOf.map(toId) } }] : []),
  ];
  if (!actor.roles.includes("coordinator")) return mine;
  const leaderless = await Department.find({ leads: { $size: 0 }, "release.mode": "decided" }, { _id: 1 }).lean();
  return [
    ...mine,
    { supervisor: null, department: { $in: leaderless.map(({ _id }) => _id) } },
    { "release.reminded": 2 },
  ];
}

const open = (actor: PersonActor, now: Date): QueryFilter<BookingDocument> => ({
  state: "requested",
  "release.needs": "home",
  startsAt: { $gt: now },
  person: { $ne: toId(actor.id) },
});

/** Requests that wait for this actor, by the time an answer is due; the own ones are somebody else's. */
export async function requestsFor(actor: PersonActor, now: Date, limit = 100): Promise<TeamRequest[]> {
  const parts = await Promise.all(
    (await askedOf(actor)).map((asked) =>
      Booking.find({ ...asked, ...open(actor, now) })
        .sort({ "release.answerBy": 1 })
        .limit(limit)
        .lean(),
    ),
  );
  const due = ({ release }: BookingDocument): number => release.answerBy?.getTime() ?? 0;
  const found = [...new Map(parts.flat().map((one) => [String(one._id), one])).values()]
    .toSorted((one, other) => due(one) - due(other))
    .slice(0, limit);
  const [people, sessions, homes] = await Promise.all([
    Person.find({ _id: { $in: found.map((one) => one.person) } }, { name: 1 }).lean(),
    Session.find({ _id: { $in: found.map((one) => one.session) } }).lean(),
    Department.find({ _id: { $in: found.map((one) => one.department) } }).lean(),
  ]);
  const byId = <T extends { _id: Types.ObjectId }>(list: T[]) => new Map(list.map((one) => [String(one._id), one]));
  const [personOf, sessionOf, homeOf] = [byId(people), byId(sessions), byId(homes)];
  const covers = await coversFor(found, homes);
  return found.flatMap((booking): TeamRequest[] => {
    const person = personOf.get(String(booking.person));
    const session = sessionOf.get(String(booking.session));
    const home = homeOf.get(String(booking.department));
    const cover = covers.get(String(booking._id));
    return person && session && home && cover
      ? [{ booking, person, session, home, awayAlready: cover.away, cover }]
      : [];
  });
}

/** How many requests wait for this actor, for the count in the bar; it ends at 100. */
export async function countRequests(actor: PersonActor, now: Date): Promise<number> {
  const parts = await Promise.all(
    (await askedOf(actor)).map((asked) =>
      Booking.find({ ...asked, ...open(actor, now) }, { _id: 1 })
        .limit(100)
        .lean(),
    ),
  );
  return Math.min(100, new Set(parts.flat().map(({ _id }) => String(_id))).size);
}

/** The most of a team away at one moment of a booking, that booking not counted. */
export async function awayAtMost(
  departmentId: Types.ObjectId,
  booking: Pick<BookingDocument, "_id" | "awayFrom" | "awayTo">,
): Promise<number> {
  const away: Span = { from: booking.awayFrom, to: booking.awayTo };
  return mostAtOnce(await awayThen(departmentId, away, booking._id), away);
}

/** A person's absence in the week on the team page. */
export interface WeekEntry {
  bookingId: string;
  personId: string;
  name: string;
  state: "booked" | "requested";
  title: string;
  awayFrom: Date;
  awayTo: Date;
  startsAt: Date;
  hostCode: string;
}

/** Who of a department is away, or asks to be, between two instants. Whoever shows it asked for the permission. */
export async function weekOf(departmentId: string, from: Date, to: Date): Promise<WeekEntry[]> {
  const found = await Booking.find({
    department: toId(departmentId),
    state: { $in: ["booked", "requested"] },
    awayFrom: { $lt: to, $gt: new Date(from.getTime() - 3 * 86_400_000) },
    awayTo: { $gt: from },
  })
    .sort({ awayFrom: 1 })
    .limit(500)
    .lean();
  const [people, sessions, hosts] = await Promise.all([
    Person.find({ _id: { $in: found.map((one) => one.person) } }, { name: 1 }).lean(),
    Session.find({ _id: { $in: found.map((one) => one.session) } }, { title: 1 }).lean(),
    Department.find({ _id: { $in: found.map((one) => one.host) } }, { code: 1 }).lean(),
  ]);
  const names = new Map(people.map((one) => [String(one._id), one.name]));
  const titles = new Map(sessions.map((one) => [String(one._id), one.title]));
  const codes = new Map(hosts.map((one) => [String(one._id), one.code]));
  return found.map((booking) => ({
    bookingId: String(booking._id),
    personId: String(booking.person),
    name: names.get(String(booking.person)) ?? "",
    state: booking.state as "booked" | "requested",
    title: titles.get(String(booking.session)) ?? "",
    awayFrom: booking.awayFrom,
    awayTo: booking.awayTo,
    startsAt: booking.startsAt,
    hostCode: codes.get(String(booking.host)) ?? "",
  }));
}
