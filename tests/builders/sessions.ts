import { book } from "#models/booking/booking.ts";
import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { Department } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { Plan, type PlanDocument } from "#models/programme/plan.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { addMinutes, localDate } from "#models/shared/time.ts";
import { hours, key, noon } from "./moments.ts";
import { actor } from "./people.ts";

/** A plan of the host's department. */
export async function plan(host: PersonDocument, more: Partial<PlanDocument> = {}): Promise<PlanDocument> {
  const made = await Plan.create({
    title: "The path of a bag",
    kind: "observation",
    meetingPoint: "Staff desk, level 1",
    minutes: 150,
    places: 4,
    department: host.department,
    site: host.site,
    version: 1,
    createdAt: hours(-24 * 60),
    ...more,
  });
  return made.toObject();
}

export interface SessionWish extends Omit<Partial<SessionDocument>, "host"> {
  /** Who receives the visitors; the session is held by the host's department unless another is named. */
  host: PersonDocument;
  /** Hours from noon to the start: 48 when left out. */
  startsIn?: number;
}

/** A published session with a plan of its own unless one is named: 4 places, 2 h 30, two days ahead. */
export async function session({ host, startsIn = 48, ...more }: SessionWish): Promise<SessionDocument> {
  const of = more.plan ? await Plan.findById(more.plan).lean() : await plan(host, { places: more.places ?? 4 });
  const home = await Department.findById(more.department ?? host.department).lean();
  const at = await Site.findById(more.site ?? home!.site).lean();
  const startsAt = more.startsAt ?? hours(startsIn);
  const { _id: _plan, version, createdAt: _made, retiredAt: _retired, ...content } = of!;
  const made = await Session.create({
    ...content,
    plan: of!._id,
    planVersion: version,
    department: home!._id,
    host: host._id,
    hostName: host.name,
    site: at!._id,
    siteName: at!.name,
    zone: at!.zone,
    startsAt,
    endsAt: addMinutes(startsAt, more.minutes ?? of!.minutes),
    day: localDate(startsAt, at!.zone),
    state: "published",
    key: key(),
    publishedBy: host._id,
    createdAt: hours(-24 * 30),
    ...more,
  });
  return made.toObject();
}

/** Books by the verb, as the person or as somebody else; gives the booking back in whatever state it began. */
export async function booking(
  of: PersonDocument,
  on: SessionDocument,
  { now = noon, by = of, aim = "" }: { now?: Date; by?: PersonDocument; aim?: string } = {},
): Promise<BookingDocument> {
  const wish = { sessionId: String(on._id), personId: String(of._id), aim, key: key() };
  const { bookingId } = await book(await actor(by, now), wish, now);
  return (await Booking.findById(bookingId).lean())!;
}

/** As they stand now. */
export const bookingNow = async ({ _id }: Pick<BookingDocument, "_id">): Promise<BookingDocument> =>
  (await Booking.findById(_id).lean())!;
export const sessionNow = async ({ _id }: Pick<SessionDocument, "_id">): Promise<SessionDocument> =>
  (await Session.findById(_id).lean())!;
