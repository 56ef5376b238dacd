import { afterEach, describe, expect, it } from "vitest";
import { mostAtOnce } from "#models/booking/away.ts";
import { book } from "#models/booking/booking.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { guardCaps } from "#models/booking/cap.ts";
import { guardPlaces } from "#models/booking/place.ts";
import { releaseBooking } from "#models/booking/release.ts";
import { openTurnstile } from "#models/database/turnstile.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { audit } from "#models/reporting/invariants.ts";
import { expectSound } from "../../audited.ts";
import { build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();
afterEach(() => {
  openTurnstile(false);
  guardPlaces(true);
  guardCaps(true);
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

describe("many people and the last places", () => {
  // Without the turnstile each commit sends all others back to their start: the work grows with the square.
  for (const { people, open } of [
    { people: 200, open: false },
    { people: 25, open: true },
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

  it("overbook with the guard off, and the audit says so: the control", async () => {
    const c = await cast();
    const on = await build.session({ host: c.maria, places: 3 });
    guardPlaces(false);
    expect(await rush(c, 20, on)).toEqual({ booked: 20 });
    expect(await brokenNow()).toEqual(["I1"]);
  });
});

/** 50 requests of Security for 50 sessions of unequal length that begin between eight in the evening and two at night. */
async function night(c: Cast): Promise<string[]> {
  const people = await build.crowd(50, c.security);
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

describe("50 releases at once against a cap of two", () => {
  for (const open of [false, true])
    it(`never have three away, the turnstile ${open ? "open" : "in use"}`, { timeout: 240_000 }, async () => {
      const c = await cast();
      const ids = await night(c);
      const ingrid = await build.actor(c.ingrid);
      openTurnstile(open);
      const codes = counted(await Promise.all(ids.map((id) => codeOf(releaseBooking(ingrid, id, noon)))));
      expect(Object.keys(codes).toSorted()).toEqual(["cap-reached", "done"]);
      expect(await mostAway(c)).toBe(2);
      expect(codes.done).toBe(await Booking.countDocuments({ state: "booked" }));
      await expectSound();
    });

  it("have more away with the guard off, and the audit says so: the control", { timeout: 240_000 }, async () => {
    const c = await cast();
    const ids = await night(c);
    const ingrid = await build.actor(c.ingrid);
    guardCaps(false);
    await Promise.all(ids.map((id) => codeOf(releaseBooking(ingrid, id, noon))));
    expect(await mostAway(c)).toBeGreaterThan(2);
    expect(await brokenNow()).toEqual(["I13"]);
  });
});
