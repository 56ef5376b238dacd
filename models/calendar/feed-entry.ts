import type { QueryFilter } from "mongoose";
import type { BookingDocument } from "#models/booking/booking.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { textsFor, type Language } from "#models/shared/texts/index.ts";
import { describe } from "./description.ts";
import { feedEvent, type EventFacts } from "./invitation.ts";

/** One booking in a feed: which are shown, and how. */
const DAY = 86_400_000;
export const PAST_DAYS = 90;
export const AHEAD_DAYS = 365;
/** A cancelled session stays, marked, for so long. */
export const CANCELLED_DAYS = 28;

/** The day that the window of a feed goes by. */
export const windowDay = (now: Date): Date => new Date(Math.floor(now.getTime() / DAY) * DAY);
export const daysFrom = (today: Date, days: number): Date => new Date(today.getTime() + days * DAY);

/** The bookings of a person that their feed shows. SEQUENCE grows with each calendar message, so a cancelled booking that
 *  was firm has at least 1. */
export const shownFrom = (today: Date): QueryFilter<BookingDocument> => ({
  startsAt: { $gte: daysFrom(today, -PAST_DAYS), $lt: daysFrom(today, AHEAD_DAYS) },
  $or: [
    { state: "booked" },
    {
      state: { $in: ["cancelled", "moved"] },
      sequence: { $gte: 1 },
      endedAt: { $gte: daysFrom(today, -CANCELLED_DAYS) },
    },
  ],
});

export type Shown = Pick<
  BookingDocument,
  "_id" | "session" | "state" | "version" | "uid" | "sequence" | "stamp" | "startsAt" | "endsAt"
>;
export const SHOWN = {
  session: 1,
  state: 1,
  version: 1,
  uid: 1,
  sequence: 1,
  stamp: 1,
  startsAt: 1,
  endsAt: 1,
} as const;

export interface Manner {
  baseUrl: string;
  language: Language;
  today: Date;
}

/** Times are the booking's, which change together with its SEQUENCE; words are the session's. */
export function entry(
  booking: Shown,
  session: SessionDocument,
  departmentName: string,
  { baseUrl, language }: Manner,
): string {
  const { _id, uid, sequence, stamp, startsAt, endsAt, state } = booking;
  const { title, meetingPoint, siteName } = session;
  const url = `${baseUrl}/bookings/${_id.toString()}`;
  const cancelled = state !== "booked";
  const facts: EventFacts = {
    ...{ uid, sequence, stamp, startsAt, endsAt, meetingPoint, siteName, url },
    title: cancelled ? textsFor(language).letters.calendar.cancelled(title) : title,
    description: describe({ ...session, startsAt, endsAt, departmentName }, url, language, cancelled),
  };
  return feedEvent(facts, cancelled);
}
