import { afterEach, describe, expect, it } from "vitest";
import { mostAtOnce } from "#models/booking/away.ts";
import { book } from "#models/booking/booking.ts";
import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { guardCaps } from "#models/booking/cap.ts";
import { guardHeld, guardPlaces, takePlace } from "#models/booking/place.ts";
import { protectDay } from "#models/booking/protecting.ts";
import { releaseBooking } from "#models/booking/release.ts";
import { cancelSession, closeWithin, finishCancellations } from "#models/booking/session-cancellation.ts";
import { lookAtSession } from "#models/booking/session-look.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { openTurnstile } from "#models/database/turnstile.ts";
import { Department } from "#models/people/department.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { LIMITS, RELEASE_MODES, type ReleaseMode } from "#models/shared/vocabulary.ts";
import { audit } from "#models/reporting/invariants.ts";
import { expectSound } from "../../audited.ts";
import { build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase({ unsound: "the controls have no guard" });
afterEach(() => {
  openTurnstile(false);
  guardPlaces(true);
  guardCaps(true);
  guardHeld(true);
});
const { codeOf, counted } = build;
const brokenNow = async () => (await audit(noon)).filter(({ broken }) => broken > 0).map(({ name }) => name);

/** So many people of a department without a cap ask for a place of a session at the same moment. */
async function rush(c: Cast, people: number, on: SessionDocument): Promise<Record<string, number>> {
  const crowd = await build.crowd(people, c.assisted);
  const answers = await Promise.all(
    crowd.map((of) => {
      const wish = { sessionId: String(on._id), personId: String(of._id), aim: "", key: build.key() };
      return book(build.visitor(of), wish, noon);
    }),
  );
  return counted(answers.map(({ state }) => state));
}

/** The same where some may be refused. */
async function rushCodes(c: Cast, people: number, on: SessionDocument): Promise<string[]> {
  const crowd = await build.crowd(people, c.assisted);
  return Promise.all(
    crowd.map((of) => {
      const wish = { sessionId: String(on._id), personId: String(of._id), aim: "", key: build.key() };
      return codeOf(book(build.visitor(of), wish, noon));
    }),
  );
}

describe("many people and the last places", () => {
  // Without the turnstile each commit sends all others back to their start: the work grows with the square.
  for (const { people, open } of [
    { people: 100, open: false },
    { people: 15, open: true },
  ])
    it(`${people} never overbook, the turnstile ${open ? "open" : "in use"}`, { timeout: 240_000 }, async () => {
      const c = await cast();
      const on = await build.session({ host: c.maria, places: 3 });
      openTurnstile(open);
      const waiting = people - 3;
      expect(await rush(c, people, on)).toEqual({ booked: 3, waiting });
      expect(await build.sessionNow(on)).toMatchObject({ taken: 3, waiting, lastNumber: waiting });
      const numbers = await Booking.distinct("line.number", { session: on._id, state: "waiting" });
      expect(numbers.length).toBe(waiting);
      await expectSound();
    });

  it("do not join a line that is as long as may be", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 1 });
    await Session.updateOne({ _id: on._id }, { $set: { taken: 1, waiting: LIMITS.waiting - 2 } });
    expect(counted(await rushCodes(c, 8, on))).toEqual({ done: 2, "line-full": 6 });
    expect(await build.sessionNow(on)).toMatchObject({ waiting: LIMITS.waiting, lastNumber: 2 });
    const [late] = await build.crowd(1, c.assisted);
    const { prospect } = await lookAtSession(build.visitor(late!), String(on._id), noon);
    expect(prospect).toEqual({ what: "refused", code: "line-full", facts: { most: LIMITS.waiting } });
  });

  it("overbook with the guard off, and the audit says so: the control", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 3 });
    guardPlaces(false);
    expect(await rush(c, 20, on)).toEqual({ booked: 20 });
    expect(await brokenNow()).toEqual(["I1"]);
  });
});

/**
 * A session is closed while so many take a place in it at the same moment, each with the one write that decides and
 * nothing read before it, as another process would. How many had a place when it closed, and how many have one after.
 */
async function rushAgainstClosing(c: Cast, people: number): Promise<{ then: number; now: number }> {
  const on = await build.session({ host: c.maria, places: people });
  const maria = await build.actor(c.maria);
  const takes = () => inTransaction((tx) => takePlace(on._id, noon, tx));
  let then = -1;
  const closes = () =>
    inTransaction(async (tx) => {
      await closeWithin(maria, String(on._id), "The belt stands still", noon, tx);
      then = (await Session.findById(on._id, { taken: 1 }, { session: tx }).lean())!.taken;
    });
  const half = Array.from({ length: people / 2 }, takes);
  await Promise.all([...half, closes(), ...Array.from({ length: people / 2 }, takes)]);
  return { then, now: (await build.sessionNow(on)).taken };
}

describe("many people and a session that is being cancelled", () => {
  it("take no place in it from the moment it is closed, whichever comes first", { timeout: 240_000 }, async () => {
    const c = await cast();
    for (let round = 0; round < 3; round++) {
      const { then, now } = await rushAgainstClosing(c, 16);
      expect(now).toBe(then);
    }
  });

  it("take places in it afterwards with the guard off: the control", { timeout: 240_000 }, async () => {
    const c = await cast();
    guardHeld(false);
    // Now and then it is closed behind all of them, when there is no afterwards.
    let seen = await rushAgainstClosing(c, 16);
    for (let round = 0; seen.then === 16 && round < 20; round++) seen = await rushAgainstClosing(c, 16);
    expect(seen.then).toBeLessThan(16);
    expect(seen.now).toBe(16);
  });

  it("are all told, by whole bookings fired at once, and none is left in it", { timeout: 240_000 }, async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 16 });
    openTurnstile(true);
    const cancels = build.actor(c.maria).then((maria) => cancelSession(maria, String(on._id), "Short", noon));
    await Promise.all([rushCodes(c, 8, on), cancels, rushCodes(c, 8, on)]);
    await finishCancellations(noon);
    expect(await build.sessionNow(on)).toMatchObject({ state: "cancelled", taken: 0, waiting: 0 });
    expect(await Booking.countDocuments({ session: on._id, state: { $ne: "cancelled" } })).toBe(0);
    await expectSound();
  });
});

/** So many requests of Security for as many sessions of unequal length that begin between eight in the evening and two at
 *  night. */
async function night(c: Cast, requests: number): Promise<string[]> {
  const people = await build.crowd(requests, c.security);
  const ids: string[] = [];
  for (const [at, of] of people.entries()) {
    const startsAt = hours(8 + ((at * 7) % 25) / 4 + 24);
    const on = await build.session({ host: c.maria, startsAt, minutes: 30 + ((at * 13) % 8) * 30 });
    ids.push(String((await build.booking(of, on))._id));
  }
  return ids;
}
const mostAway = async (c: Cast): Promise<number> => {
  const away = await Booking.find({ department: c.security._id, state: "booked" }).lean();
  const spans = away.map(({ awayFrom, awayTo }) => ({ from: awayFrom, to: awayTo }));
  return mostAtOnce(spans, { from: noon, to: hours(100) });
};

/**
 * A day is protected while so many of a team are released for it at the same moment: those who asked before, under a cap
 * that none of them reaches, or by booking where nobody decides and there is no cap. How many visits the protection says
 * stay, and how many there are.
 */
async function rushAgainstProtection(people: number, mode: ReleaseMode): Promise<{ stays: number; now: number }> {
  const c = await cast();
  const { security: team } = c;
  const atOnce = mode === "decided" ? people : null;
  await Department.updateOne({ _id: team._id }, { $set: { release: { mode, atOnce, staffing: 0 } } });
  const on = await build.session({ host: c.maria, places: people });
  const ingrid = await build.actor(c.ingrid);
  const asks = (await build.crowd(people, team)).map((of) => () => {
    const wish = { sessionId: String(on._id), personId: String(of._id), aim: "", key: build.key() };
    return book(build.visitor(of), wish, noon);
  });
  const asked = mode === "decided" ? await Promise.all(asks.map((ask) => ask())) : [];
  const all: (() => Promise<unknown>)[] =
    mode === "decided"
      ? asked.map(
          ({ bookingId }) =>
            () =>
              releaseBooking(ingrid, bookingId, noon),
        )
      : asks;
  const day = { day: "2026-11-27", reason: "Drill", stays: people };
  all.splice(people / 2, 0, () => protectDay(ingrid, String(team._id), day, noon));
  openTurnstile(true);
  const codes = counted(await Promise.all(all.map((one) => codeOf(one()))));
  const { protectedDays } = (await Department.findById(team._id).lean())!;
  const now = await Booking.countDocuments({ department: team._id, state: "booked" });
  expect(codes).toEqual({ done: now + 1, ...(now < people && { "day-protected": people - now }) });
  return { stays: protectedDays![0]!.stays, now };
}

describe("many releases and a day that is being protected", () => {
  for (const mode of RELEASE_MODES) {
    it(`leave nobody away whom the protection did not count (${mode})`, { timeout: 240_000 }, async () => {
      for (let round = 0; round < 2; round++) {
        const { stays, now } = await rushAgainstProtection(8, mode);
        expect(now).toBe(stays);
        await expectSound();
      }
    });

    it(
      `go past it with the guard off (${mode}), and the audit says so: the control`,
      { timeout: 240_000 },
      async () => {
        guardCaps(false);
        const { stays, now } = await rushAgainstProtection(8, mode);
        expect(now).toBeGreaterThan(stays);
        expect(await brokenNow()).toEqual(["I13"]);
      },
    );
  }
});

describe("many releases at once against a cap of two", () => {
  for (const { requests, open } of [
    { requests: 25, open: false },
    { requests: 15, open: true },
  ])
    it(
      `${requests} never have three away, the turnstile ${open ? "open" : "in use"}`,
      { timeout: 240_000 },
      async () => {
        const c = await cast();
        const ids = await night(c, requests);
        const ingrid = await build.actor(c.ingrid);
        openTurnstile(open);
        const codes = counted(await Promise.all(ids.map((id) => codeOf(releaseBooking(ingrid, id, noon)))));
        expect(Object.keys(codes).toSorted()).toEqual(["cap-reached", "done"]);
        expect(await mostAway(c)).toBe(2);
        expect(codes.done).toBe(await Booking.countDocuments({ state: "booked" }));
        await expectSound();
      },
    );

  it("count who left before midnight with who leaves after it", { timeout: 240_000 }, async () => {
    const c = await cast();
    await Department.updateOne({ _id: c.security._id }, { $set: { "release.atOnce": 1 } });
    const ingrid = await build.actor(c.ingrid);
    const people = await build.crowd(12, c.security);
    const bookings: BookingDocument[] = [];
    for (const [at, of] of people.entries()) {
      // Each second one begins after midnight, while the one before is still away.
      const [after, minutes] = at % 2 === 0 ? [10.5, 180] : [13.25, 60];
      const on = await build.session({ host: c.maria, startsAt: hours(after + 24 * (1 + (at >> 1))), minutes });
      bookings.push(await build.booking(of, on));
    }
    expect(new Set(bookings.map(({ awayFrom }) => awayFrom.toISOString().slice(0, 10))).size).toBe(7);
    openTurnstile(true);
    const codes = await Promise.all(bookings.map(({ _id }) => codeOf(releaseBooking(ingrid, String(_id), noon))));
    expect(counted(codes)).toEqual({ done: 6, "cap-reached": 6 });
    await expectSound();
  });

  it("have more away with the guard off, and the audit says so: the control", { timeout: 240_000 }, async () => {
    const c = await cast();
    const ids = await night(c, 15);
    const ingrid = await build.actor(c.ingrid);
    guardCaps(false);
    await Promise.all(ids.map((id) => codeOf(releaseBooking(ingrid, id, noon))));
    expect(await mostAway(c)).toBeGreaterThan(2);
    expect(await brokenNow()).toEqual(["I13"]);
  });
});
