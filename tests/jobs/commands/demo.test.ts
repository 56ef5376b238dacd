import { beforeAll, describe, expect, it } from "vitest";
import { makeDemo } from "#jobs/commands/demo.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { demoCast, demoState } from "#models/people/demo-cast.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { BOOKING_STATES } from "#models/shared/vocabulary.ts";
import { expectSound } from "../../audited.ts";
import { hours, noon } from "../../builders/index.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase({ keep: true });
const DAY = 24;

describe("the demo organisation", () => {
  const shares: number[] = [];
  beforeAll(() => makeDemo({ now: noon, onProgress: (share) => shares.push(share) }), 300_000);

  it("is sound", () => expectSound(), 60_000);

  it("has the size and the places that were asked for", async () => {
    expect(await Person.countDocuments()).toBeGreaterThanOrEqual(390);
    expect(await Department.countDocuments({ name: { $ne: "Coordination" } })).toBe(14);
    expect((await Site.find().sort({ name: 1 }).lean()).map(({ name, zone }) => [name, zone])).toEqual([
      ["Puerto Ámbar", "Atlantic/Canary"],
      ["Valdemora", "Europe/Madrid"],
    ]);
    expect(await Plan.countDocuments()).toBe(30);
    const [first, last] = [
      await Session.findOne().sort({ startsAt: 1 }).lean(),
      await Session.findOne().sort({ startsAt: -1 }).lean(),
    ];
    expect([first!.startsAt < hours(-5 * 7 * DAY), last!.startsAt > hours(6 * 7 * DAY)]).toEqual([true, true]);
  });

  it("speaks of people of many scripts, not all of them with mail", async () => {
    const names = (await Person.find({}, { name: 1 }).lean()).map(({ name }) => name);
    for (const script of [/\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/u])
      expect(names.filter((name) => script.test(name)).length).toBeGreaterThan(0);
    expect(await Person.countDocuments({ email: { $exists: false } })).toBeGreaterThan(0);
  });

  it("has bookings in every state, offers that run, people who wait, and no outcome yet", async () => {
    expect((await Booking.distinct("state")).toSorted()).toEqual([...BOOKING_STATES].toSorted());
    expect(await Booking.countDocuments({ state: "offered", "offer.until": { $gt: noon } })).toBeGreaterThan(0);
    expect(await Booking.countDocuments({ state: "offered", "offer.until": { $lte: noon } })).toBe(0);
    expect(await Booking.countDocuments({ state: "waiting" })).toBeGreaterThan(2);
    expect(await Booking.countDocuments({ state: { $in: ["requested", "waiting"] }, startsAt: { $lte: noon } })).toBe(
      0,
    );
    expect(await Booking.countDocuments({ outcome: { $ne: null } })).toBe(0);
  });

  it("has a team at its cap", async () => {
    const capped = await Department.find({ "release.atOnce": { $ne: null } }).lean();
    const full: string[] = [];
    for (const { _id, code, release } of capped) {
      const ahead = await Booking.find({ department: _id, state: "booked", awayTo: { $gt: noon } }).lean();
      for (const one of ahead)
        if (
          ahead.filter((other) => other.awayFrom <= one.awayFrom && one.awayFrom < other.awayTo).length ===
          release.atOnce
        )
          full.push(code);
    }
    expect(full.length).toBeGreaterThan(0);
  });

  it("mails nothing of what is history", async () => {
    expect(await Outbox.countDocuments({ state: "queued", createdAt: { $lt: hours(-DAY) } })).toBe(0);
    expect(await Outbox.countDocuments({ state: "sent" })).toBe(0);
  });

  it("offers whom to be, with a reason, and says when it was made", async () => {
    const cast = await demoCast();
    expect(cast.length).toBeGreaterThanOrEqual(4);
    expect(cast.every(({ why, department }) => why.length > 20 && department !== "")).toBe(true);
    expect(await demoState()).toEqual({ kind: "demo", madeAt: noon });
    expect([shares.at(-1), shares.toSorted((one, other) => one - other)]).toEqual([1, shares]);
  });
});
