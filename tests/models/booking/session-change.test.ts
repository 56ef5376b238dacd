import { describe, expect, it } from "vitest";
import { reservePlaces } from "#models/booking/reserving.ts";
import { Reservation } from "#models/booking/reservation.document.ts";
import { Activity } from "#models/record/activity.document.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import * as they from "./situations.ts";
import { asked, waiting } from "./situations.ts";

await freshDatabase();
const { codeOf } = build;

describe("a session moved by its host", () => {
  it("keeps everybody: the same UID, SEQUENCE grown, times and travel anew, free to leave", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    const before = (await they.bookingOf(s))!;
    await they.changes(c.maria, s, { date: "2026-11-28", clock: "09:30" }, hours(1));
    const after = (await they.bookingOf(s))!;
    const startsAt = new Date("2026-11-28T08:30:00Z");
    expect(after).toMatchObject({
      ...{ uid: before.uid, sequence: 1, stamp: hours(1), freeToLeave: true, state: "booked" },
      ...{ startsAt, endsAt: hours(2.5, startsAt), awayFrom: hours(-1, startsAt), awayTo: hours(3.5, startsAt) },
    });
    expect(await build.sessionNow(s.on)).toMatchObject({ startsAt, day: "2026-11-28", version: 1, taken: 1 });
    const letter = await Outbox.findOne({ kind: "session-changed" }).lean();
    expect(letter!.facts).toMatchObject({
      calendar: { method: "REQUEST", uid: before.uid, sequence: 1 },
      previous: { startsAt: s.on.startsAt },
      session: { startsAt },
    });
    await expectSound();
  });

  it("tells those who wait or ask, without an invitation", async () => {
    const c = await cast();
    const s = await waiting(c, c.linh);
    await they.changes(c.maria, s, { meetingPoint: "Gate 7" });
    const told = await Outbox.find({ kind: "session-changed" }).lean();
    const methodOf = new Map(
      told.map(({ to, facts }) => [String(to), (facts as unknown as LetterFacts).calendar?.method]),
    );
    expect(methodOf).toEqual(
      new Map([
        [String(c.piet._id), "REQUEST"],
        [String(c.linh._id), undefined],
      ]),
    );
    await expectSound();
  });

  it("binds again whoever takes the place after it was moved", async () => {
    const c = await cast();
    const s = await asked(c, c.maren);
    await they.changes(c.maria, s, { clock: "14:00" });
    await they.releases(c.ingrid, s);
    expect((await they.bookingOf(s))!.freeToLeave).toBe(false);
    expect(await codeOf(they.ends(c.maren, s, hours(46)))).toBe("too-late-to-cancel");
  });

  it("may clash with what people hold; they keep both until they choose", async () => {
    const c = await cast();
    const s = await asked(c, c.linh);
    const other = await build.session({ host: c.maria, startsIn: 72 });
    await build.booking(c.linh, other);
    await they.changes(c.maria, s, { date: "2026-11-28", clock: "13:30" });
    await expectSound();
  });

  it("changes nothing for anybody when only the places grow, but offers them", async () => {
    const c = await cast();
    const s = await waiting(c, c.linh);
    await they.changes(c.maria, s, { places: 3 });
    expect(await Outbox.countDocuments({ kind: "session-changed" })).toBe(0);
    expect((await they.bookingOf(s))!.state).toBe("offered");
    expect(await build.sessionNow(s.on)).toMatchObject({ taken: 2, waiting: 0, places: 3 });
    await expectSound();
  });

  it("takes a reservation along: it is given back when booking closes, wherever that is now", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 4 });
    await reservePlaces(await actor(c.ingrid), String(on._id), String(c.security._id), 2, noon);
    await they.changes(c.maria, { on }, { clock: "09:00" });
    const moved = await build.sessionNow(on);
    expect((await Reservation.findOne().lean())!.until).toEqual(hours(-4, moved.startsAt));
  });

  it("is refused for a form that is out of date, and for fewer places than are taken", async () => {
    const c = await cast();
    const s = await asked(c, c.linh, {});
    await build.booking(c.piet, s.on);
    await they.changes(c.maria, s, { places: 2 });
    expect(await codeOf(they.changes(c.maria, s, { version: 0, clock: "15:00" }))).toBe("changed-meanwhile");
    expect(await codeOf(they.changes(c.maria, s, { places: 1 }))).toBe("places-below-taken");
    expect(await build.sessionNow(s.on)).toMatchObject({ startsAt: s.on.startsAt, places: 2, version: 1 });
    await expectSound();
  });

  it("is refused for times that do not exist, are past, or lie years ahead, and for numbers that are no places", async () => {
    const c = await cast();
    const { on } = await asked(c, c.linh);
    const change = (more: Parameters<typeof they.changes>[2]) => codeOf(they.changes(c.maria, { on }, more));
    expect(await change({ date: "2027-03-28", clock: "02:30" })).toBe("no-such-time");
    expect(await change({ date: "2027-10-31", clock: "02:30" })).toBe("time-twice");
    expect(await change({ date: "2026-11-25", clock: "12:30" })).toBe("starts-in-the-past");
    expect(await change({ date: "2029-11-25" })).toBe("too-far-ahead");
    for (const places of [0, -1, 1.5, 201, Number.NaN])
      await expect(they.changes(c.maria, { on }, { places })).rejects.toThrow();
    expect(await build.sessionNow(on)).toMatchObject({ startsAt: on.startsAt, places: 1, version: 0 });
    expect(await Activity.countDocuments({ what: "session.changed" })).toBe(0);
  });

  it("is for its hosts, and keeps a host of its department", async () => {
    const c = await cast();
    const { on } = await asked(c, c.linh);
    for (const other of [c.linh, c.tomas, c.ingrid])
      expect(await codeOf(they.changes(other, { on }, { clock: "15:00" }))).toBe("not-allowed");
    expect(await codeOf(they.changes(c.maria, { on }, { hostId: String(c.linh._id) }))).toBe("not-a-host");
    expect(await codeOf(they.changes(c.beatriz, { on }, { clock: "15:00" }))).toBe("done");
  });

  it("at the same moment as a booking leaves the booking with the right time", async () => {
    for (let round = 0; round < 5; round++) {
      const c = await cast();
      const on = await build.session({ host: c.maria });
      await Promise.all([they.changes(c.maria, { on }, { clock: "15:00" }), they.books(c.linh, { of: c.linh, on })]);
      const [session, booking] = [await build.sessionNow(on), (await they.bookingOf({ of: c.linh, on }))!];
      expect([booking.startsAt, booking.endsAt]).toEqual([session.startsAt, session.endsAt]);
      await expectSound();
    }
  });
});
