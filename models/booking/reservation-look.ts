import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { getSession } from "#models/programme/session.ts";
import { Session } from "#models/programme/session.document.ts";
import { LIVE_STATES } from "#models/shared/vocabulary.ts";
import { Booking } from "./booking.document.ts";
import { Reservation } from "./reservation.document.ts";
import { unknownTo } from "#models/unknown.ts";

/** A department's open reservations, soonest session first, with the session's title and time. */
export async function reservationsOf(departmentIds: readonly string[], now: Date) {
  const open = await Reservation.find({
    department: { $in: departmentIds.map(toId) },
    places: { $gt: 0 },
    until: { $gt: now },
  })
    .sort({ until: 1 })
    .limit(100)
    .lean();
  const sessions = await Session.find(
    { _id: { $in: open.map((one) => one.session) } },
    { title: 1, startsAt: 1, zone: 1 },
  ).lean();
  const byId = new Map(sessions.map((one) => [String(one._id), one]));
  return open.flatMap((reservation) => {
    const session = byId.get(String(reservation.session));
    return session ? [{ reservation, session }] : [];
  });
}

/** A reservation as who may name people for it sees it: the session, what is left, and who of the team is in it. */
export async function lookAtReservation(actor: PersonActor, reservationId: string) {
  const seen = await Reservation.findById(toId(reservationId)).lean();
  if (!seen) throw unknownTo(actor, reservationId);
  const departmentId = String(seen.department);
  if (!can(actor, "team.reserve", { departmentId })) throw notAllowed();
  const session = await getSession(String(seen.session));
  const [host, team, by, live] = await Promise.all([
    Department.findById(session.department, { name: 1, code: 1 }).lean(),
    Department.findById(seen.department, { name: 1 }).lean(),
    Person.findById(seen.by, { name: 1 }).lean(),
    Booking.find(
      { session: session._id, department: seen.department, state: { $in: [...LIVE_STATES] } },
      { person: 1, state: 1, department: 1, supervisor: 1, host: 1 },
    )
      .sort({ createdAt: 1 })
      .limit(100)
      .lean(),
  ]);
  if (!host || !team) throw notFound();
  const people = await Person.find({ _id: { $in: live.map((one) => one.person) } }, { name: 1 }).lean();
  const names = new Map(people.map((one) => [String(one._id), one.name]));
  const { title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, waiting } = session;
  return {
    id: reservationId,
    places: seen.places,
    until: seen.until,
    by: by?.name ?? "",
    team: { id: departmentId, name: team.name },
    session: {
      ...{ id: String(session._id), title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, waiting },
      department: { name: host.name, code: host.code },
    },
    named: live.map((one) => ({
      id: String(one._id),
      personId: String(one.person),
      name: names.get(String(one.person)) ?? "",
      state: one.state,
      maySee: can(actor, "booking.see", {
        personId: String(one.person),
        departmentId: String(one.department),
        supervisorId: one.supervisor ? String(one.supervisor) : null,
        hostDepartmentId: String(one.host),
      }),
    })),
  };
}

/** The teams this actor may hold places for in a session of some department, by name: those led or supervised, every
 *  one for coordinators. At most `most`. */
export async function teamsToReserveFor(
  actor: PersonActor,
  hostDepartmentId: string,
  most = 500,
): Promise<{ id: string; name: string }[]> {
  const mine = actor.supervises ? [...actor.leadOf, actor.departmentId] : actor.leadOf;
  const all = actor.roles.includes("coordinator");
  if (!all && mine.every((id) => id === hostDepartmentId)) return [];
  const found = await Department.find(
    { _id: { $ne: toId(hostDepartmentId), ...(!all && { $in: mine.map(toId) }) } },
    { name: 1 },
  )
    .sort({ name: 1 })
    .limit(most)
    .lean();
  return found.map(({ _id, name }) => ({ id: String(_id), name }));
}

/** The open reservations of some teams in one session. */
export async function reservationsIn(sessionId: string, departmentIds: readonly string[]) {
  const open = await Reservation.find({
    session: toId(sessionId),
    department: { $in: departmentIds.map(toId) },
    places: { $gt: 0 },
  })
    .limit(20)
    .lean();
  return open.map(({ _id, department, places }) => ({ id: String(_id), departmentId: String(department), places }));
}
