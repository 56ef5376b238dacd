import type { ClientSession, Types } from "mongoose";
import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import {
  AHEAD_DAYS,
  CANCELLED_DAYS,
  daysFrom,
  entry,
  PAST_DAYS,
  SHOWN,
  shownFrom,
  windowDay,
  type Shown,
} from "#models/calendar/feed-entry.ts";
import { Feed } from "#models/calendar/feed.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

/** So many calendar addresses are looked at, as they come: their events are made anew, which is most of the work. */
const MOST = 20_000;

type Own = Shown & Pick<BookingDocument, "person" | "endedAt">;
type Sessions = Map<string, SessionDocument>;

/**
 * What each calendar address says now, made anew and read as a calendar reads it, against the bookings and sessions of its
 * owner, looked through one by one: those that are firm, at their session's time, those that came to nothing lately, and
 * nothing else.
 */
export async function feedsHold(now: Date): Promise<Tally[]> {
  const tally = new Tally(
    "I9",
    `A calendar address shows its owner's bookings as they are, and nothing else (at most ${MOST.toLocaleString("en")} addresses).`,
  );
  const today = windowDay(now);
  const all = batches(
    (beyond, limit, session) => Feed.find(beyond, { person: 1 }, { session }).sort({ _id: 1 }).limit(limit).lean(),
    (feeds, tx) =>
      readFor(
        feeds.map(({ person }) => person),
        today,
        tx,
      ),
  );
  for await (const { batch, more } of all) {
    for (const { person } of batch) {
      const id = String(person);
      const said = (more.shown.get(id) ?? []).flatMap((booking) => spoken(booking, more.sessionOf, today)).toSorted();
      const due = (more.own.get(id) ?? []).flatMap((booking) => expected(booking, more.sessionOf, today)).toSorted();
      tally.look(said.join() === due.join(), () => `the calendar of person ${id}`);
    }
    if (tally.checked >= MOST) break;
  }
  return [tally];
}

async function readFor(people: Types.ObjectId[], today: Date, session: ClientSession) {
  const person = { $in: people };
  const fields = { ...SHOWN, person: 1, endedAt: 1 } as const;
  const [shown, own] = [
    await Booking.find({ person, ...shownFrom(today) }, fields, { session }).lean<Own[]>(),
    await Booking.find({ person }, fields, { session }).lean<Own[]>(),
  ];
  const ids = new Map(own.map((one) => [String(one.session), one.session]));
  const sessions = await Session.find({ _id: { $in: [...ids.values()] } }, null, { session }).lean();
  const owner = (one: Own) => String(one.person);
  return {
    ...{ shown: grouped(shown, owner), own: grouped(own, owner) },
    sessionOf: new Map(sessions.map((one) => [String(one._id), one])) satisfies Sessions,
  };
}

const line = (uid: string, sequence: number, from: Date, to: Date, firm: boolean): string =>
  [uid, sequence, ...[from, to].map((at) => at.toISOString().replace(/[-:]|\.000/g, "")), firm].join(" ");

/** One event, as a calendar reads it. */
function spoken(booking: Own, sessionOf: Sessions, today: Date): string[] {
  const session = sessionOf.get(String(booking.session));
  if (!session) return [];
  const text = entry(booking, session, "", { baseUrl: "", language: "en", today }).replaceAll("\r\n ", "");
  const read = (name: string) => new RegExp(`^${name}(?:;[^:]*)?:(.*)\r$`, "m").exec(text)?.[1] ?? "";
  const [uid, sequence, from, to, status] = ["UID", "SEQUENCE", "DTSTART", "DTEND", "STATUS"].map(read);
  return [[uid, sequence, from, to, status === "CONFIRMED"].join(" ")];
}

/** The event that is due for a booking, if one is: firm places at the time of their session. */
function expected(booking: Own, sessionOf: Sessions, today: Date): string[] {
  const { state, uid, sequence, endedAt } = booking;
  const firm = state === "booked";
  const lately =
    (state === "cancelled" || state === "moved") &&
    sequence > 0 &&
    endedAt !== null &&
    endedAt >= daysFrom(today, -CANCELLED_DAYS);
  const { startsAt, endsAt } = firm ? (sessionOf.get(String(booking.session)) ?? booking) : booking;
  const inTime = startsAt >= daysFrom(today, -PAST_DAYS) && startsAt < daysFrom(today, AHEAD_DAYS);
  return (firm || lately) && inTime ? [line(uid, sequence, startsAt, endsAt, firm)] : [];
}
