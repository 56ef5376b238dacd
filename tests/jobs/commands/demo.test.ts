import { beforeAll, describe, expect, it } from "vitest";
import { makeDemo } from "#jobs/commands/demo.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { findSessions } from "#models/booking/finding.ts";
import { NO_VISIT } from "#models/booking/own-visits.ts";
import { demoCast, demoState } from "#models/people/demo-cast.ts";
import { Department } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { Plan } from "#models/programme/plan.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Placement } from "#models/matching/placement.document.ts";
import { Round } from "#models/matching/round.document.ts";
import { Concern } from "#models/reflection/concern.document.ts";
import { Improvement } from "#models/reflection/improvement.document.ts";
import { Reflection } from "#models/reflection/reflection.document.ts";
import { Review } from "#models/reflection/review.document.ts";
import { Thanks } from "#models/reflection/thanks.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { periodAround } from "#models/shared/period.ts";
import {
  BOOKING_STATES,
  HOLDING_STATES,
  IMPROVEMENT_STATES,
  REFLECTION_ROLES,
  REVIEW_STATES,
} from "#models/shared/vocabulary.ts";
import { expectSound } from "../../audited.ts";
import { counted, hours, noon } from "../../builders/index.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase({ keep: true });
const DAY = 24;

describe("the demo organisation", () => {
  const shares: number[] = [];
  beforeAll(() => makeDemo({ now: noon, onProgress: (share) => shares.push(share) }), 600_000);

  it("is sound", () => expectSound(), 300_000);

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
    expect([first!.startsAt < hours(-38 * 7 * DAY), last!.startsAt > hours(6 * 7 * DAY)]).toEqual([true, true]);
  });

  it("speaks of people of many scripts, not all of them with mail", async () => {
    const names = (await Person.find({}, { name: 1 }).lean()).map(({ name }) => name);
    for (const script of [/\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/u])
      expect(names.filter((name) => script.test(name)).length).toBeGreaterThan(0);
    expect(await Person.countDocuments({ email: { $exists: false } })).toBeGreaterThan(0);
  });

  it("has bookings in every state, offers that run and people who wait", async () => {
    expect((await Booking.distinct("state")).toSorted()).toEqual([...BOOKING_STATES].toSorted());
    expect(await Booking.countDocuments({ state: "offered", "offer.until": { $gt: noon } })).toBeGreaterThan(0);
    expect(await Booking.countDocuments({ state: "offered", "offer.until": { $lte: noon } })).toBe(0);
    expect(await Booking.countDocuments({ state: "waiting" })).toBeGreaterThan(2);
    expect(await Booking.countDocuments({ state: { $in: ["requested", "waiting"] }, startsAt: { $lte: noon } })).toBe(
      0,
    );
  });

  it("limits visits a quarter and lets one department open late, which its own bookings keep and who searches reads", async () => {
    const { visitsMost } = (await Organisation.findById("organisation").lean())!;
    expect(visitsMost).toBe(6);
    const visits = await Booking.find(
      { state: { $in: [...HOLDING_STATES] }, outcome: { $nin: [...NO_VISIT] } },
      { person: 1, startsAt: 1 },
    ).lean();
    const perQuarter = Object.values(
      counted(
        visits.map(
          ({ person, startsAt }) => `${String(person)} ${periodAround(startsAt, "UTC", "quarter").from.toISOString()}`,
        ),
      ),
    );
    expect(Math.max(...perQuarter)).toBeLessThanOrEqual(6);
    const late = (await Department.findOne({ opensDays: { $ne: null } }).lean())!;
    expect([late.code, late.opensDays]).toEqual(["RFF", 21]);
    const early = await Booking.find({ host: late._id, round: null }, { startsAt: 1, createdAt: 1 }).lean();
    expect(early.length).toBeGreaterThan(0);
    for (const { startsAt, createdAt } of early)
      expect(startsAt.getTime() - createdAt.getTime()).toBeLessThanOrEqual((late.opensDays! + 1) * DAY * 3_600_000);
    const maren = (await Person.findOne({ name: "Maren Okafor-Lindqvist" }).lean())!;
    const { sessions } = await findSessions(String(maren._id), { limit: 200, most: 400 }, "Atlantic/Canary", noon);
    const reasons = new Set(sessions.flatMap(({ prospect }) => (prospect.what === "refused" ? [prospect.code] : [])));
    expect(reasons).toContain("booking-not-open");
  });

  it("has three quarters of visits, each with what happened, closed but for the latest", async () => {
    for (const [from, to] of [
      [39, 26],
      [26, 13],
      [13, 0],
    ] as const) {
      const within = { startsAt: { $gte: hours(-from * 7 * DAY), $lt: hours(-to * 7 * DAY) } };
      expect(await Booking.countDocuments({ ...within, outcome: "attended" })).toBeGreaterThan(15);
    }
    for (const outcome of ["partly", "no-show", "recalled"] as const)
      expect(await Booking.countDocuments({ outcome })).toBeGreaterThan(0);
    expect(await Booking.countDocuments({ outcome: { $ne: null }, endsAt: { $gt: noon } })).toBe(0);
    expect(await Booking.countDocuments({ state: "booked", outcome: null, endsAt: { $lt: hours(-2 * DAY) } })).toBe(0);
  });

  it("has reflections of all three, reviews and improvements in every state, thanks, and one thing told in confidence", async () => {
    for (const role of REFLECTION_ROLES)
      expect(await Reflection.countDocuments({ role, state: "sent" })).toBeGreaterThan(5);
    expect((await Review.distinct("state")).toSorted()).toEqual([...REVIEW_STATES].toSorted());
    expect(await Review.countDocuments({ state: "new", apart: 1 })).toBeGreaterThan(0);
    expect((await Improvement.distinct("state")).toSorted()).toEqual([...IMPROVEMENT_STATES].toSorted());
    expect(await Improvement.countDocuments({ state: "done", "progress.text": /./ })).toBeGreaterThan(0);
    // Nobody improves anything at two in the night.
    const steps = (await Improvement.find().lean()).flatMap(({ createdAt, progress }) => [createdAt, ...progress.map(({ at }) => at)]); // prettier-ignore
    expect(steps.filter((at) => at.getUTCHours() < 8 || at.getUTCHours() > 16)).toEqual([]);
    expect(await Thanks.countDocuments({ offered: true, shown: true })).toBeGreaterThan(5);
    expect(await Concern.countDocuments()).toBe(1);
    expect(await Reflection.countDocuments({ nudgeAt: { $lte: noon } })).toBe(0);
  });

  it("has a finished round that could not place everybody, and an open one with wishes", async () => {
    expect((await Round.find().sort({ createdAt: 1 }).lean()).map(({ name }) => name)).toEqual([
      "Autumn round",
      "Winter round",
    ]);
    expect((await Placement.distinct("state")).toSorted()).toEqual(["booked", "told"]);
  });

  it("has a visit under way for Tomás and Maren, one for him to close, and one for three of the cast to reflect on", async () => {
    const named = async (name: RegExp) => (await Person.findOne({ name }).lean())!._id;
    const [tomas, maren, ingrid] = [await named(/^Tomás/), await named(/^Maren/), await named(/^Ingrid/)];
    const today = await Session.find({ host: tomas, startsAt: { $lte: noon }, endsAt: { $gt: noon } }).lean();
    expect(today.map(({ title }) => title)).toEqual(["One passenger, kerb to seat"]);
    expect(await Booking.countDocuments({ session: today[0]!._id, state: "booked" })).toBeGreaterThan(1);
    expect(await Booking.countDocuments({ session: today[0]!._id, person: maren, state: "booked" })).toBe(1);
    expect(await Booking.countDocuments({ person: maren, state: "booked", startsAt: { $gt: noon } })).toBe(1);
    const open = { host: tomas, endsAt: { $gt: hours(-DAY), $lte: noon }, closedAt: null };
    expect(await Session.countDocuments(open)).toBe(1);
    const [visit] = await Reflection.find({ author: maren, state: "asked" }).lean();
    const asked = await Reflection.find({ booking: visit!.booking, state: "asked" }).lean();
    expect(asked.map(({ author }) => String(author)).toSorted()).toEqual([maren, tomas, ingrid].map(String).toSorted());
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

  it("has a day ahead on which a team keeps everybody", async () => {
    const { protectedDays } = (await Department.findOne({ code: "SEC" }).lean())!;
    expect(protectedDays!.map(({ day, reason }) => [day, reason])).toEqual([
      ["2026-12-04", "Winter drill with the fire brigade"],
    ]);
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
