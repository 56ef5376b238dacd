import { Types } from "mongoose";
import { Booking } from "#models/booking/booking.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { LIVE_STATES } from "#models/shared/vocabulary.ts";
import { Person } from "./person.document.ts";

/** What somebody who leaves leaves behind: bookings that end, and sessions that need another host. */
export interface LeftBehind {
  staffNumber: string;
  bookings: number;
  sessions: number;
}

/** The same of everybody a preview names as leaving, or asks about, by their id, as things stand now. */
export async function leftBehindBy(leavers: readonly { id: string }[], now: Date): Promise<Record<string, LeftBehind>> {
  const ids = leavers.map(({ id }) => new Types.ObjectId(id));
  const [people, bookings, sessions] = await Promise.all([
    Person.find({ _id: { $in: ids } }, { staffNumber: 1 }).lean(),
    Booking.find(
      { person: { $in: ids }, state: { $in: [...LIVE_STATES] }, endsAt: { $gt: now } },
      { person: 1 },
    ).lean(),
    Session.find({ host: { $in: ids }, state: "published", startsAt: { $gt: now } }, { host: 1 })
      .limit(5_000)
      .lean(),
  ]);
  const [booked, hosted] = [counted(bookings.map(({ person }) => person)), counted(sessions.map(({ host }) => host))];
  return Object.fromEntries(
    people.map(({ _id, staffNumber }) => {
      const id = String(_id);
      return [id, { staffNumber: staffNumber ?? "", bookings: booked.get(id) ?? 0, sessions: hosted.get(id) ?? 0 }];
    }),
  );
}

function counted(ids: readonly Types.ObjectId[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(String(id), (counts.get(String(id)) ?? 0) + 1);
  return counts;
}
