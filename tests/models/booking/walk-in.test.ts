import { afterEach, describe, expect, it } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { guardPlaces } from "#models/booking/place.ts";
import { addWalkIn } from "#models/booking/walk-in.ts";
import { openTurnstile } from "#models/database/turnstile.ts";
import { Department } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { audit } from "#models/reporting/invariants.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase({ unsound: "the control has no guard" });
afterEach(() => {
  guardPlaces(true);
  openTurnstile(false);
});
const { codeOf, counted } = build;

/** A session of María's begins now, with one place and one person on it. */
async function door({ places = 2, clearances = [] as string[] } = {}) {
  const c = await cast();
  const on = await build.session({ host: c.maria, places, clearances, startsIn: 48 });
  const lets = async (of: PersonDocument, { by = c.maria, now = hours(48), key = build.key() } = {}) =>
    codeOf(
      addWalkIn(await actor(by, now), { sessionId: String(on._id), personId: String(of._id), aim: "Look", key }, now),
    );
  return { ...c, on, lets };
}

describe("somebody who did not book", () => {
  it("is booked and checked in, and hears of it with an invitation", async () => {
    const d = await door();
    expect(await d.lets(d.linh)).toBe("done");
    const booking = (await Booking.findOne({ person: d.linh._id }).lean())!;
    expect([booking.state, booking.arrivedAt, booking.walkIn, booking.aim]).toEqual([
      "booked",
      hours(48),
      true,
      "Look",
    ]);
    expect(
      (await Outbox.find({ about: String(booking._id) }).lean()).map(({ kind, to }) => [kind, String(to)]),
    ).toEqual([["booked", String(d.linh._id)]]);
    await expectSound();
  });

  it("can be added from an hour before to the end, by the hosts alone", async () => {
    const d = await door();
    expect(await d.lets(d.linh, { now: new Date(hours(47).getTime() - 1) })).toBe("day-not-yet");
    expect(await d.lets(d.linh, { by: d.tomas })).toBe("not-allowed");
    expect(await d.lets(d.linh, { now: hours(50.5) })).toBe("day-over");
    expect(await d.lets(d.linh, { now: hours(47), by: d.beatriz })).toBe("done");
  });

  it("is refused by each rule that matters, and nothing changes", async () => {
    const d = await door({ clearances: ["airside"] });
    expect(await d.lets(d.linh)).toBe("door-clearance-missing");
    await Person.updateOne({ _id: d.linh._id }, { $set: { clearances: [{ kind: "airside", until: hours(49) }] } });
    expect(await d.lets(d.linh)).toBe("door-clearance-ends");
    await Person.updateMany({}, { $set: { clearances: [{ kind: "airside", until: hours(9000) }] } });
    expect(await d.lets(d.maria)).toBe("door-own-department");
    const other = await build.session({ host: d.piet, startsIn: 48 });
    await build.booking(d.linh, other);
    expect(await d.lets(d.linh)).toBe("door-overlap");
    expect((await build.sessionNow(d.on)).taken).toBe(0);
    await expectSound();
  });

  it("needs the home team's word where it decides: a coordinator gives it, within the cap", async () => {
    const d = await door({ places: 4 });
    expect(await d.lets(d.maren)).toBe("release-missing");
    expect(await d.lets(d.maren, { by: d.beatriz })).toBe("done");
    expect(await d.lets(d.yusuf, { by: d.beatriz })).toBe("done");
    const third = (await build.crowd(1, d.security))[0]!;
    expect(await d.lets(third, { by: d.beatriz })).toBe("door-cap-reached");
    await expectSound();
  });

  it("is told when the list has them already, or others wait", async () => {
    const d = await door({ places: 1 });
    await build.booking(d.linh, d.on);
    expect(await d.lets(d.linh)).toBe("door-already-booked");
    expect(await d.lets(d.piet)).toBe("door-full");
    await build.booking(d.piet, d.on);
    expect(await d.lets(d.noor)).toBe("door-others-wait");
    await expectSound();
  });

  it("is added once by a form sent twice", async () => {
    const d = await door();
    const key = build.key();
    expect(await d.lets(d.linh, { key })).toBe("done");
    expect(await d.lets(d.linh, { key })).toBe("done");
    expect(await Booking.countDocuments({})).toBe(1);
    await expectSound();
  });
});

describe("many at the door and the last places", () => {
  async function crowd(places: number, people: number) {
    const d = await door({ places });
    const all = await build.crowd(people, d.assisted);
    await Department.updateOne({ _id: d.baggage._id }, { $set: { hosts: [d.maria._id, d.noor._id] } });
    const codes = await Promise.all(all.map((of, at) => d.lets(of, { by: at % 2 ? d.maria : d.noor })));
    return { ...d, codes: counted(codes) };
  }

  for (const open of [false, true])
    it(`never overbook, the turnstile ${open ? "open" : "in use"}`, { timeout: 120_000 }, async () => {
      openTurnstile(open);
      const { codes, on } = await crowd(3, 15);
      expect(codes).toEqual({ done: 3, "door-full": 12 });
      expect((await build.sessionNow(on)).taken).toBe(3);
      await expectSound();
    });

  it("overbook with the guard off, and the audit says so: the control", async () => {
    guardPlaces(false);
    const { codes } = await crowd(3, 15);
    expect(codes).toEqual({ done: 15 });
    expect((await audit(noon)).filter(({ broken }) => broken > 0).map(({ name }) => name)).toEqual(["I1"]);
  });
});
