import { describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { guardDiaries } from "#models/booking/cap.ts";
import { opensAt } from "#models/booking/limits.ts";
import { reservePlaces } from "#models/booking/reserving.ts";
import { changeBookingLimits, type BookingLimits } from "#models/people/booking-limits.ts";
import { changeDepartment, findSettings } from "#models/people/department.ts";
import { Department } from "#models/people/department.document.ts";
import { periodAround } from "#models/shared/period.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { outcome } from "../../outcome.ts";
import * as they from "./situations.ts";

await freshDatabase();
const { codeOf } = build;

const USUAL: BookingLimits = { bookingsAhead: 10, visitsMost: null, visitsPer: "quarter", opensDays: null, travelMinutes: 60 }; // prettier-ignore
const limited = async (c: Cast, limits: Partial<BookingLimits>) =>
  changeBookingLimits(await actor(c.beatriz), { ...USUAL, ...limits }, noon);
const receiptOf = async (booking: { rules: { rule: string; value: string }[] }, rule: string) =>
  booking.rules.find((one) => one.rule === rule)!.value;

describe("the booking window", () => {
  it("opens with a day of the session's zone, also over a change of the clocks", () => {
    const session = { startsAt: new Date("2026-03-30T10:00:00Z"), zone: "Europe/Madrid" };
    expect(opensAt(session, { opensDays: 1 }, {})).toEqual(new Date("2026-03-28T23:00:00Z"));
    expect(opensAt(session, { opensDays: 0 }, {})).toEqual(new Date("2026-03-29T22:00:00Z"));
    expect(opensAt(session, { opensDays: 30 }, { opensDays: 1 })).toEqual(new Date("2026-03-28T23:00:00Z"));
    expect(opensAt(session, { opensDays: 1 }, { opensDays: 30 })).toEqual(new Date("2026-03-28T23:00:00Z"));
    expect(opensAt(session, null, { opensDays: null })).toBeNull();
  });

  it("keeps everybody out until that instant: booking, waiting and reserving", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, startsIn: 24 * 30, places: 2 });
    await limited(c, { opensDays: 14 });
    const opens = opensAt(on, { opensDays: 14 }, {})!;
    const before = new Date(opens.getTime() - 1);
    expect(await codeOf(they.books(c.linh, { of: c.linh, on }, before))).toBe("booking-not-open");
    expect(await codeOf(they.books(c.ingrid, { of: c.maren, on }, before))).toBe("booking-not-open");
    const reserve = async (now: Date) =>
      outcome(reservePlaces(await actor(c.ingrid, now), String(on._id), String(c.security._id), 1, now));
    expect(await reserve(before)).toBe("booking-not-open");
    expect(await Booking.countDocuments()).toBe(0);
    const booking = await build.booking(c.linh, on, { now: opens });
    expect([booking.state, await receiptOf(booking, "window")]).toEqual(["booked", opens.toISOString()]);
    expect(await reserve(opens)).toBe("done");
    await expectSound(opens);
  });

  it("is narrowed by the host department, and whoever asked before it was narrowed keeps what they have", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, startsIn: 24 * 10, places: 1 });
    await build.booking(c.linh, on);
    await build.booking(c.piet, on);
    const request = await build.booking(c.maren, await build.session({ host: c.maria, startsIn: 24 * 20 }));
    await Department.updateOne({ _id: c.baggage._id }, { $set: { opensDays: 2 } });
    expect(await codeOf(they.books(c.noor, { of: c.noor, on }))).toBe("booking-not-open");
    await they.ends(c.linh, { of: c.linh, on });
    expect(await they.accepts(c.piet, { of: c.piet, on })).toBe("booked");
    const released = they.releases(c.ingrid, { of: c.maren, on: { ...on, _id: request.session } });
    expect(await released).toBe("booked");
  });

  it("does not bind a round, which gives places out before", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, startsIn: build.december(3) });
    await limited(c, { opensDays: 1 });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on }))).toBe("booking-not-open");
    await they.roundGives(c.beatriz, { of: c.linh, on });
    expect((await they.bookingOf({ of: c.linh, on }))?.state).toBe("booked");
  });
});

describe("visits in a quarter or year", () => {
  it("are counted by local dates", () => {
    const at = new Date("2026-12-31T23:30:00Z");
    expect(periodAround(at, "Europe/Madrid", "quarter")).toEqual({
      from: new Date("2026-12-31T23:00:00Z"),
      to: new Date("2027-03-31T22:00:00Z"),
    });
    expect(periodAround(at, "Atlantic/Canary", "year")).toEqual({
      from: new Date("2026-01-01T00:00:00Z"),
      to: new Date("2027-01-01T00:00:00Z"),
    });
  });

  it("are refused beyond the most, behind and ahead together, and each period has its own", async () => {
    const c = await cast();
    await limited(c, { visitsMost: 2 });
    const first = await build.session({ host: c.maria, startsIn: 24 });
    await build.booking(c.linh, first);
    const second = await build.session({ host: c.maria, startsIn: 96 });
    const booking = await build.booking(c.linh, second, { now: hours(48) });
    expect(await receiptOf(booking, "period")).toBe("2 of 2 per quarter");
    const third = await build.session({ host: c.maria, startsIn: 120 });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: third }, hours(48)))).toBe("period-full");
    const nextQuarter = await build.session({ host: c.maria, startsAt: new Date("2027-01-04T10:00:00Z") });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: nextQuarter }, hours(48)))).toBe("done");
    await limited(c, { visitsMost: 2, visitsPer: "year" });
    const nextYear = await build.session({ host: c.maria, startsAt: new Date("2027-06-01T10:00:00Z") });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: nextYear }, hours(48)))).toBe("done");
    // Given back or not held: it is no visit. Missed: it is one.
    await Booking.updateMany({ session: first._id }, { $set: { outcome: "no-show" } });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: third }, hours(48)))).toBe("period-full");
    await Booking.updateMany({ session: first._id }, { $set: { outcome: "host-absent" } });
    expect(await codeOf(they.books(c.linh, { of: c.linh, on: third }, hours(48)))).toBe("done");
  });

  it("holds when many are asked for at once", async () => {
    const c = await cast();
    await limited(c, { visitsMost: 3 });
    const days = await Promise.all(
      Array.from({ length: 8 }, (_, at) => build.session({ host: c.maria, startsIn: 24 * (at + 1) })),
    );
    const answers = await Promise.all(days.map((on) => codeOf(they.books(c.linh, { of: c.linh, on }))));
    expect(answers.toSorted()).toEqual([...Array(3).fill("done"), ...Array(5).fill("period-full")]);
    await expectSound();
  });

  it("are overrun at once with the guard off: the control", async () => {
    const c = await cast();
    await limited(c, { visitsMost: 3 });
    const days = await Promise.all(
      Array.from({ length: 8 }, (_, at) => build.session({ host: c.maria, startsIn: 24 * (at + 1) })),
    );
    guardDiaries(false);
    try {
      await Promise.all(days.map((on) => codeOf(they.books(c.linh, { of: c.linh, on }))));
    } finally {
      guardDiaries(true);
    }
    expect(await Booking.countDocuments({ person: c.linh._id, state: "booked" })).toBeGreaterThan(3);
  });

  it("passes by whoever waits and has had theirs, with the reason, and keeps nobody out at the door", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 1 });
    await build.booking(c.linh, on);
    await build.booking(c.piet, on);
    await build.booking(c.noor, on);
    await build.booking(c.piet, await build.session({ host: c.maria, startsIn: 96 }));
    await limited(c, { visitsMost: 1 });
    await they.ends(c.linh, { of: c.linh, on });
    expect((await they.bookingOf({ of: c.piet, on }))!.skipped.map(({ code }) => code)).toEqual(["period-full"]);
    expect((await they.bookingOf({ of: c.noor, on }))!.state).toBe("offered");
    const door = await build.session({ host: c.maria });
    expect(await codeOf(they.letsIn(c.maria, { of: c.piet, on: door }))).toBe("done");
  });
});

describe("the limits themselves", () => {
  it("are the coordinators' to change, and booking opens before it closes", async () => {
    const c = await cast();
    await Department.updateOne({ _id: c.baggage._id }, { $set: { noticeHours: 48 } });
    expect(await outcome(changeBookingLimits(await actor(c.ingrid), USUAL, noon))).toBe("not-allowed");
    expect(await outcome(limited(c, { opensDays: 2 }))).toBe("opens-too-late at opensDays");
    expect(await outcome(limited(c, { opensDays: 3, travelMinutes: 0 }))).toBe("done");
    const { key: _, ...settings } = await findSettings(await actor(c.beatriz), String(c.baggage._id));
    const sets = async (more: Partial<typeof settings>) =>
      outcome(changeDepartment(await actor(c.beatriz), String(c.baggage._id), { ...settings, ...more }, noon));
    expect(await sets({ noticeHours: 72 })).toBe("opens-too-late at noticeHours");
    expect(await sets({ opensDays: 2 })).toBe("opens-too-late at opensDays");
    expect(await sets({ opensDays: 2, noticeHours: 47 })).toBe("done");
    expect(await sets({})).toBe("done");
    const on = await build.session({ host: c.maria, startsIn: 60 });
    expect(await build.booking(c.linh, on)).toMatchObject({ awayFrom: on.startsAt, awayTo: on.endsAt });
  });
});
