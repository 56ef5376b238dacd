import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { localDate, minutesBetween, startOfDay } from "#models/shared/time.ts";
import type { BookingState, Kind } from "#models/shared/vocabulary.ts";
import { alternativesFor, plain, type Alternative } from "./alternatives.ts";
import { overlaps, type Span } from "./away.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { protectedAt, protectionFacts } from "./protected.ts";
import { answersFor, mayDecide } from "./release.ts";
import { awayAtMost, weekOf } from "./team.ts";
import { subject, type Subject } from "./transition.ts";

/** Everything the page that asks for a release shows to whoever decides. */
export interface Decision {
  bookingId: string;
  state: BookingState;
  /** Whose word this actor may give that is still missing; empty once it was given. */
  words: ("home" | "host")[];
  person: { name: string; jobTitle: string; siteName: string; zone: string };
  session: {
    id: string;
    title: string;
    kind: Kind;
    startsAt: Date;
    endsAt: Date;
    zone: string;
    siteName: string;
    departmentName: string;
    left: number;
    places: number;
  };
  away: Span;
  aim: string;
  answerBy: Date | null;
  /** Visits of this year that are over, and the minutes they took. */
  thisYear: { visits: number; minutes: number };
  team: {
    name: string;
    /** The most of them away at one moment of it, this person not counted. */
    away: number;
    atOnce: number | null;
    people: number;
    staffing: number;
    /** The day on which it keeps everybody, if it is one of these. */
    kept: ReturnType<typeof protectionFacts> | null;
    others: { name: string; title: string; from: Date; to: Date }[];
  };
  /** Other sessions that fit the person: a decline may put one of them first. */
  alternatives: Alternative[];
  /** Once it was answered: by whom, when, why if a reason was given, and the date that was suggested instead, if one was. */
  answered: { by: string; byYou: boolean; at: Date; reason: string; instead: Alternative | null } | null;
}

/** A request, for somebody who may answer it: the home team, and the host where the plan asks the host, too. */
export async function decisionFor(actor: PersonActor, bookingId: string, now: Date): Promise<Decision> {
  const found = await subject(toId(bookingId), undefined, actor);
  if (!mayDecide(actor, found)) throw notAllowed();
  const { booking, session, host } = found;
  const missing = (word: "home" | "host") => booking.release.needs.includes(word);
  const [person, team, others, away, people] = await Promise.all([
    Person.findById(booking.person).lean(),
    Department.findById(booking.department).lean(),
    weekOf(String(booking.department), booking.awayFrom, booking.awayTo),
    awayAtMost(booking.department, booking),
    Person.countDocuments({ department: booking.department, leftAt: null }),
  ]);
  const site = person && (await Site.findById(person.site).lean());
  if (!person || !team || !site) throw notFound();
  const span = { from: booking.awayFrom, to: booking.awayTo };
  const kept = protectedAt(team, span);
  const { title, kind, startsAt, endsAt, zone, siteName, places, taken } = session;
  const when = { startsAt, endsAt, zone, siteName, departmentName: host.name };
  return {
    bookingId,
    state: booking.state,
    words: booking.state === "requested" ? answersFor(actor, found).filter(missing) : [],
    person: { name: person.name, jobTitle: person.jobTitle, siteName: site.name, zone: site.zone },
    session: { id: String(session._id), title, kind, ...when, places, left: Math.max(0, places - taken) },
    away: span,
    aim: booking.aim,
    answerBy: booking.release.answerBy,
    thisYear: await visitsThisYear(booking, site.zone, now),
    team: {
      kept: kept ? protectionFacts(kept) : null,
      ...{ name: team.name, away, atOnce: team.release.atOnce, staffing: team.release.staffing, people },
      others: others
        .filter((one) => one.state === "booked" && one.bookingId !== bookingId)
        .filter((one) => overlaps({ from: one.awayFrom, to: one.awayTo }, span))
        .slice(0, 20)
        .map((one) => ({ name: one.name, title: one.title, from: one.awayFrom, to: one.awayTo })),
    },
    alternatives:
      booking.state === "requested" ? await alternativesFor(String(booking.person), session, now, { most: 6 }) : [],
    answered: await answerOf(found, actor),
  };
}

async function visitsThisYear(booking: BookingDocument, zone: string, now: Date): Promise<Decision["thisYear"]> {
  const from = startOfDay(`${localDate(now, zone).slice(0, 4)}-01-01`, zone);
  const visits = await Booking.find(
    { person: booking.person, startsAt: { $gte: from }, state: "booked", endsAt: { $lte: now } },
    { startsAt: 1, endsAt: 1 },
  )
    .limit(400)
    .lean();
  return {
    visits: visits.length,
    minutes: visits.reduce((sum, visit) => sum + minutesBetween(visit.startsAt, visit.endsAt), 0),
  };
}

async function answerOf({ booking }: Subject, actor: PersonActor): Promise<Decision["answered"]> {
  if (booking.state === "requested") return null;
  const { release, endedBy, endedAt, endedReason } = booking;
  const [id, at] = endedAt ? [endedBy, endedAt] : [release.by, release.at];
  if (!at) return null;
  const [by, instead] = await Promise.all([
    id && Person.findById(id, { name: 1 }).lean(),
    booking.alternative && Session.findById(booking.alternative).lean(),
  ]);
  return {
    ...{ by: by?.name ?? "", byYou: String(id) === actor.id, at, reason: endedReason },
    instead: instead ? plain(instead) : null,
  };
}
