import { hash } from "node:crypto";
import type { Types } from "mongoose";
import { Booking } from "#models/booking/booking.document.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { LANGUAGES, textsFor } from "#models/shared/texts/index.ts";
import { ownerOf } from "./address.ts";
import { entry, SHOWN, shownFrom, windowDay, type Manner, type Shown } from "./feed-entry.ts";
import { calendarFeed } from "./invitation.ts";

/** A person's calendar, as it is served. */
export interface FeedText {
  personId: string;
  body: string;
  /** Strong: a hash of the body. */
  etag: string;
  /** When the newest thing in it changed. */
  lastModified: Date;
}

/** Clients are asked to come again after an hour. */
const REFRESH_SECONDS = 3600;

/**
 * The calendar that a token opens: the owner's firm bookings of the past 90 and the next 365 days, and those that were
 * firm and ended in the last four weeks, marked as cancelled. Equal data give equal bytes: DTSTAMP is the booking's own
 * stamp (RFC 5546 3.2.1), and the window moves at midnight UTC. Null for unknown tokens and people who left.
 */
export async function feedText(token: string, baseUrl: string, now: Date): Promise<FeedText | null> {
  const owner = await ownerOf(token);
  const person = owner && (await Person.findOne({ _id: owner.person, leftAt: null }, { name: 1, language: 1 }).lean());
  if (!person) return null;
  const today = windowDay(now);
  const bookings = await bookingsOf(person._id, today);
  const language = LANGUAGES.find((one) => one === person.language) ?? "en";
  const events = await eventsOf(bookings, { baseUrl, language, today });
  const name = textsFor(language).letters.calendar.name(person.name);
  const body = calendarFeed({ name, refresh: REFRESH_SECONDS }, events);
  return {
    personId: person._id.toString(),
    body,
    etag: `"${hash("sha256", body, "base64url")}"`,
    lastModified: bookings.reduce((last, { stamp }) => (stamp > last ? stamp : last), owner!.createdAt),
  };
}

/** Soonest first. */
const bookingsOf = (person: Types.ObjectId, today: Date): Promise<Shown[]> =>
  Booking.find({ person, ...shownFrom(today) }, SHOWN)
    .sort({ startsAt: 1, _id: 1 })
    .lean();

/** The texts of the events last made. Whatever an event shows of its session changes with the booking's version (or is
 *  not so urgent that it could not wait until tomorrow), so one changed booking costs one event and one session. */
const texts = new Map<string, string>();
const TEXTS = 10_000;

async function eventsOf(bookings: readonly Shown[], manner: Manner): Promise<string[]> {
  const { baseUrl, language, today } = manner;
  const keyOf = ({ _id, version }: Shown): string => `${_id.toString()} ${version} ${+today} ${language} ${baseUrl}`;
  const made = new Map(bookings.map((booking) => [booking, texts.get(keyOf(booking))]));
  const missing = bookings.filter((booking) => made.get(booking) === undefined);
  const sessionOf: Sessions = missing.length > 0 ? await sessionsBy(missing.map(({ session }) => session)) : new Map();
  for (const booking of missing) {
    const found = sessionOf.get(booking.session.toString());
    if (found) made.set(booking, entry(booking, found.session, found.host, manner));
  }
  for (const [booking, text] of made) {
    if (text === undefined) continue;
    texts.delete(keyOf(booking)); // to the end of the line
    texts.set(keyOf(booking), text);
  }
  for (const key of texts.keys()) {
    if (texts.size <= TEXTS) break;
    texts.delete(key);
  }
  return [...made.values()].filter((text) => text !== undefined);
}

type Sessions = Map<string, { session: SessionDocument; host: string }>;

async function sessionsBy(ids: Types.ObjectId[]): Promise<Sessions> {
  const sessions = await Session.find({ _id: { $in: ids } }).lean();
  const departments = await Department.find(
    { _id: { $in: sessions.map((session) => session.department) } },
    { name: 1 },
  ).lean();
  const nameOf = new Map(departments.map(({ _id, name }) => [_id.toString(), name]));
  return new Map(
    sessions.map((session) => [
      session._id.toString(),
      { session, host: nameOf.get(session.department.toString()) ?? "" },
    ]),
  );
}
