import { Types } from "mongoose";
import { describe, expect, it } from "vitest";
import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { lookAtChange } from "#models/booking/session-change-look.ts";
import { changeSession } from "#models/booking/session-change.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { actor, build, cast, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase({ unsound: "most bookings are copies of one, without a record of their own" });

/** As many as can be in one session: half of its places are taken, and as many wait as may, a fifth of whom hold another
 *  place at that time. */
async function largest(): Promise<{ on: SessionDocument; host: PersonDocument }> {
  const c = await cast();
  const { max } = LIMITS.places;
  const on = await build.session({ host: c.maria, places: max / 2 });
  const also = await build.session({ host: c.maria, places: max });
  const [first] = await build.crowd(1, c.duty);
  await build.booking(first!, on);
  const one = (await Booking.findOne({ session: on._id }).lean())!;
  const crowd = await build.crowd(max / 2 - 1 + LIMITS.waiting, c.duty);
  const copy = (person: PersonDocument, more: Partial<BookingDocument>): BookingDocument => ({
    ...{ ...one, _id: new Types.ObjectId(), person: person._id, uid: String(person._id), key: String(person._id) },
    ...more,
  });
  const waits = (number: number) => ({ state: "waiting" as const, line: { priority: 0, number } });
  const taken = max / 2 - 1;
  await Booking.insertMany([
    ...crowd.map((person, at) => copy(person, at < taken ? {} : waits(at - taken + 1))),
    ...crowd
      .slice(taken, taken + LIMITS.waiting / 5)
      .map((person) => copy(person, { session: also._id, uid: `${String(person._id)} also`, key: "also" })),
  ]);
  const counters = { taken: max / 2, waiting: LIMITS.waiting, lastNumber: LIMITS.waiting };
  await Session.updateOne({ _id: on._id }, { $set: counters });
  return { on: (await Session.findById(on._id).lean())!, host: c.maria };
}

describe("the largest session there can be", { timeout: 120_000 }, () => {
  it("is given more places, at another time, in one commit: everybody is told, and the new places are offered", async () => {
    const { on, host } = await largest();
    const change = {
      ...{ date: on.day, clock: "15:00", meetingPoint: "Gate 7", hostId: String(host._id), version: on.version },
      places: LIMITS.places.max,
    };
    const look = await lookAtChange(await actor(host), String(on._id), change, noon);
    const done = await changeSession(await actor(host), String(on._id), { ...change, seen: look.seen }, noon);
    const half = LIMITS.places.max / 2;
    expect([done.told, done.offers, look.total]).toEqual([half + LIMITS.waiting, half, half + LIMITS.waiting]);
    expect(await Outbox.countDocuments({ kind: "session-changed" })).toBe(half + LIMITS.waiting);
    expect(await build.sessionNow(on)).toMatchObject({ taken: 2 * half, waiting: LIMITS.waiting - half });
    const passed = await Booking.find({ session: on._id, "skipped.0": { $exists: true } }, { skipped: 1 }).lean();
    expect(passed.map(({ skipped }) => skipped.length)).toEqual(Array.from({ length: LIMITS.waiting / 5 }, () => 1));
  });
});
