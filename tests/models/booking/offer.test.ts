import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { lapseDue } from "#models/booking/lapse.ts";
import { offerUntil } from "#models/booking/line.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { Person } from "#models/people/person.document.ts";
import { expectSound } from "../../audited.ts";
import { build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { waiting } from "./situations.ts";

await freshDatabase();
const { codeOf } = build;

describe("an offer", () => {
  it("holds until the instant it names, that instant not included", async () => {
    const c = await cast();
    const s = await waiting(c, c.linh);
    await they.ends(c.piet, { ...s, of: c.piet });
    const { until } = (await they.bookingOf(s))!.offer;
    expect(await codeOf(they.accepts(c.linh, s, until!))).toBe("offer-over");
    expect(await they.accepts(c.linh, s, new Date(until!.getTime() - 1))).toBe("booked");
    await expectSound();
  });

  it("is accepted or lapses, never both", async () => {
    for (let round = 0; round < 5; round++) {
      const c = await cast();
      const s = await waiting(c, c.linh);
      await they.ends(c.piet, { ...s, of: c.piet });
      const until = (await they.bookingOf(s))!.offer.until!;
      const [code, lapsed] = await Promise.all([
        codeOf(they.accepts(c.linh, s, new Date(until.getTime() - 1))),
        lapseDue(until),
      ]);
      const state = (await they.bookingOf(s))!.state;
      expect([code, lapsed, state]).toEqual(
        state === "booked" ? ["done", 0, "booked"] : ["already-answered", 1, "lapsed"],
      );
      await expectSound();
    }
  });

  it("that was seen to lapse and is accepted before its turn comes stays accepted", async () => {
    const c = await cast();
    const s = await waiting(c, c.linh);
    await they.ends(c.piet, { ...s, of: c.piet });
    const until = (await they.bookingOf(s))!.offer.until!;
    const busy = Promise.withResolvers<void>();
    const before = inTurn(String(s.on._id), () => busy.promise);
    const accepted = codeOf(they.accepts(c.linh, s, new Date(until.getTime() - 1)));
    await pause(50); // it has its turn behind who is busy; the clock sees the offer and queues behind it
    const lapsed = lapseDue(until);
    await pause(50);
    busy.resolve();
    expect([await before, await accepted, await lapsed]).toEqual([undefined, "done", 0]);
    expect((await they.bookingOf(s))!.state).toBe("booked");
    await expectSound();
  });

  it("is accepted once", async () => {
    const c = await cast();
    const s = await waiting(c, c.linh);
    await they.ends(c.piet, { ...s, of: c.piet });
    const codes = await Promise.all(Array.from({ length: 4 }, () => codeOf(they.accepts(c.linh, s))));
    expect(build.counted(codes)).toEqual({ done: 1, "already-answered": 3 });
    await expectSound();
  });

  it("is nobody else's to take, whoever they are", async () => {
    const c = await cast();
    const s = await waiting(c, c.maren);
    await they.ends(c.piet, { ...s, of: c.piet });
    for (const other of [c.ingrid, c.beatriz, c.maria, c.piet])
      expect([other.name, await codeOf(they.accepts(other, s))]).toEqual([other.name, "not-allowed"]);
  });

  it("runs the rules again when it is taken, also where somebody still decides", async () => {
    for (const name of ["linh", "maren"] as const) {
      const c = await cast();
      const cleared = { clearances: [{ kind: "airside", until: hours(72) }] };
      await Person.updateMany({}, { $set: cleared });
      const s = await waiting(c, c[name], { clearances: ["airside"] });
      await they.ends(c.piet, { ...s, of: c.piet });
      await Person.updateOne({ _id: c[name]._id }, { $set: { clearances: [] } });
      expect([name, await codeOf(they.accepts(c[name], s))]).toEqual([name, "clearance-missing"]);
      expect((await they.bookingOf(s))!.state).toBe("offered");
    }
  });

  it("to somebody who books another place at that time leaves them with one of the two", async () => {
    for (let round = 0; round < 5; round++) {
      const c = await cast();
      const s = await waiting(c, c.linh);
      const other = await build.session({ host: c.maria, startsIn: 49 });
      await Promise.all([
        they.ends(c.piet, { ...s, of: c.piet }),
        codeOf(they.books(c.linh, { of: c.linh, on: other })),
      ]);
      await expectSound();
    }
  });

  it("lasts four working hours, half of what is left where that is less, and never past closing", () => {
    const site = {
      zone: "Atlantic/Canary",
      workingHours: { weekdays: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" },
      closedDays: [],
    };
    expect(offerUntil(noon, hours(100), site)).toEqual(hours(4));
    expect(offerUntil(hours(3), hours(100), site)).toEqual(hours(22));
    expect(offerUntil(noon, hours(6), site)).toEqual(hours(3));
    expect(offerUntil(noon, hours(0.4), site)).toEqual(hours(0.25));
    expect(offerUntil(noon, hours(0.1), site)).toEqual(hours(0.1));
  });
});
