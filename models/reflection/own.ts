import { Booking } from "#models/booking/booking.document.ts";
import { mayHaveTakenPlace } from "#models/booking/outcome.ts";
import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { addMinutes } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Reflection, type ReflectionDocument } from "./reflection.document.ts";
import { Review } from "./review.document.ts";
import { OPEN_DAYS, openUntil, ownReflection, shut } from "./writing.ts";

/** Reflections somebody is asked for and may still write, latest visit first. */
export async function openReflections(actor: PersonActor, now: Date, limit: number = LIMITS.page) {
  const since = addMinutes(now, -OPEN_DAYS * 24 * 60);
  const found = await Reflection.find({ author: toId(actor.id), endedAt: { $gt: since }, state: { $ne: "sent" } })
    .sort({ endedAt: -1, _id: -1 })
    .limit(limit)
    .lean();
  return rowsOf(found, now);
}

/** What somebody has sent, latest visit first. */
export async function sentReflections(actor: PersonActor, page: number, now: Date) {
  const where = { author: toId(actor.id), state: "sent" as const };
  const [found, total] = await Promise.all([
    Reflection.find(where)
      .sort({ endedAt: -1, _id: -1 })
      .skip((page - 1) * LIMITS.page)
      .limit(LIMITS.page)
      .lean(),
    Reflection.countDocuments(where).limit(1_000),
  ]);
  return { rows: await rowsOf(found, now), total };
}

async function rowsOf(found: readonly ReflectionDocument[], now: Date) {
  if (found.length === 0) return [];
  const [sessions, bookings, hosts] = await Promise.all([
    Session.find({ _id: { $in: found.map(({ session }) => session) } }).lean(),
    Booking.find({ _id: { $in: found.map(({ booking }) => booking) } }).lean(),
    Department.find({ _id: { $in: found.map(({ host }) => host) } }, { name: 1 }).lean(),
  ]);
  const people = await Person.find({ _id: { $in: bookings.map(({ person }) => person) } }, { name: 1 }).lean();
  const byId = <T extends { _id: unknown }>(all: T[]) => new Map(all.map((one) => [String(one._id), one]));
  const [sessionOf, bookingOf, hostOf, personOf] = [byId(sessions), byId(bookings), byId(hosts), byId(people)];
  return found.flatMap((one) => {
    const [session, booking] = [sessionOf.get(String(one.session)), bookingOf.get(String(one.booking))];
    if (!session || !booking || (one.state !== "sent" && !mayHaveTakenPlace(booking, session, now))) return [];
    return {
      ...{ id: String(one._id), role: one.role, state: one.state, endedAt: one.endedAt, until: openUntil(one.endedAt) },
      ...{ title: session.title, startsAt: session.startsAt, zone: session.zone, sentAt: one.sentAt },
      visitor: personOf.get(String(booking.person))?.name ?? "",
      department: hostOf.get(String(one.host))?.name ?? "",
    };
  });
}

/** The page of one's own reflection: what is asked, what is written so far, what was sent, and what may be done. */
export async function reflectionPage(actor: PersonActor, id: string, now: Date) {
  const visit = await ownReflection(actor, id);
  const { reflection, booking, session } = visit;
  const [person, host, review] = await Promise.all([
    Person.findById(booking.person, { name: 1 }).lean(),
    Department.findById(session.department, { name: 1 }).lean(),
    Review.findOne({ booking: booking._id }, { state: 1 }).lean(),
  ]);
  const { role, state, answers, rating, thanks, thanksPublic, version, sentAt } = reflection;
  const closed = shut(visit, now);
  return {
    ...{ id, role, state, answers, rating, thanks, thanksPublic, version, sentAt },
    ...{ title: session.title, startsAt: session.startsAt, endsAt: session.endsAt, zone: session.zone },
    ...{ hostName: session.hostName, department: host?.name ?? "", visitor: person?.name ?? "" },
    aim: booking.aim,
    until: openUntil(reflection.endedAt),
    closed: closed?.code ?? null,
    /** Sent, and nobody has begun to read it. */
    mayChange: state === "sent" && !closed && review?.state === "new",
  };
}
