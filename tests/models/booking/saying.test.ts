import { afterEach, describe, expect, it } from "vitest";
import { checkIn } from "#models/booking/arriving.ts";
import { guardOutcomes, sayOutcome } from "#models/booking/saying.ts";
import { openTurnstile } from "#models/database/turnstile.ts";
import { Department } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import { Booking } from "#models/booking/booking.document.ts";
import type { LetterFacts } from "#models/record/letter-facts.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { timeline } from "#models/record/activity.ts";
import { OUTCOMES, type Outcome } from "#models/shared/vocabulary.ts";
import { expectSound } from "../../audited.ts";
import { actor, build, cast, hours, noon } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";
import { madeOnce } from "../../rows.ts";

await freshDatabase();
afterEach(() => {
  guardOutcomes(true);
  openTurnstile(false);
});
const { codeOf, counted } = build;

/** Linh is booked with María from 12:00 to 14:30, two days ahead; nobody has said anything. */
const visited = madeOnce(async () => {
  const c = await cast();
  const on = await build.session({ host: c.maria });
  return { ...c, on, booking: await build.booking(c.linh, on) };
});

async function over() {
  const all = await visited();
  const { booking } = all;
  const say = async (by: PersonDocument, outcome: Outcome, was: Outcome | null = null, now = hours(49)) =>
    codeOf(sayOutcome(await actor(by, now), String(booking._id), { outcome, was }, now));
  const said = async () => (await build.bookingNow(booking)).outcome;
  return { ...all, say, said };
}

describe("what happened", () => {
  it.each(OUTCOMES)("can be: %s", async (outcome) => {
    const d = await over();
    expect(await d.say(d.maria, outcome)).toBe("done");
    expect(await d.said()).toBe(outcome);
    await expectSound();
  });

  it("is empty until somebody says, from the start on", async () => {
    const d = await over();
    expect(await d.said()).toBe(null);
    expect(await d.say(d.maria, "attended", null, new Date(hours(48).getTime() - 1))).toBe("day-not-begun");
    expect(await d.say(d.maria, "attended", null, hours(48))).toBe("done");
  });

  it("is said by who hosts, who leads there and coordinators; by nobody of themselves", async () => {
    const d = await over();
    for (const by of [d.linh, d.tomas, d.ingrid, d.piet]) expect(await d.say(by, "attended")).toBe("not-allowed");
    await Department.updateOne({ _id: d.baggage._id }, { $set: { leads: [d.noor._id] } });
    expect(await d.say(d.noor, "partly")).toBe("done");
    expect(await d.say(d.beatriz, "attended", "partly")).toBe("done");
    const own = await build.booking(d.beatriz, d.on);
    const words = { outcome: "attended", was: null } as const;
    expect(await codeOf(sayOutcome(await actor(d.beatriz), String(own._id), words, hours(49)))).toBe("not-allowed");
  });

  it("can be corrected later, and the timeline keeps both words", async () => {
    const d = await over();
    await d.say(d.maria, "no-show");
    expect(await d.say(d.beatriz, "attended", "no-show", hours(200))).toBe("done");
    const said = (await timeline(String(d.booking._id))).filter(({ what }) => what === "booking.outcome");
    expect(said.map(({ actorName, facts }) => [actorName, facts])).toEqual([
      [d.maria.name, { outcome: "no-show" }],
      [d.beatriz.name, { outcome: "attended", was: "no-show" }],
    ]);
    await expectSound();
  });

  it("is said of booked places alone", async () => {
    const d = await over();
    const wait = await build.session({ host: d.maria, places: 1, startsIn: 60 });
    await build.booking(d.piet, wait);
    const waits = await build.booking(d.linh, wait);
    const words = { outcome: "attended", was: null } as const;
    expect(await codeOf(sayOutcome(await actor(d.maria), String(waits._id), words, hours(61)))).toBe("not-coming");
  });
});

describe("many hosts at once", () => {
  /** Everybody who hosts says something else of the same booking at the same moment. */
  async function race() {
    const d = await over();
    const hosts = await build.crowd(OUTCOMES.length, d.baggage);
    await Department.updateOne({ _id: d.baggage._id }, { $set: { hosts: hosts.map(({ _id }) => _id) } });
    const codes = await Promise.all(hosts.map((host, at) => d.say(host, OUTCOMES[at]!)));
    return { ...d, codes: counted(codes) };
  }

  for (const open of [false, true])
    it(`one wins and the others hear what was said, the turnstile ${open ? "open" : "in use"}`, async () => {
      openTurnstile(open);
      const { codes, booking } = await race();
      expect(codes).toEqual({ done: 1, "outcome-said": OUTCOMES.length - 1 });
      expect((await timeline(String(booking._id))).length).toBe(2);
      await expectSound();
    });

  it("all win with the guard off: the control", async () => {
    guardOutcomes(false);
    expect((await race()).codes).toEqual({ done: OUTCOMES.length });
  });

  it("two who say the same agree", async () => {
    const d = await over();
    expect(await Promise.all([d.say(d.maria, "attended"), d.say(d.beatriz, "attended")])).toEqual(["done", "done"]);
    expect((await timeline(String(d.booking._id))).length).toBe(2);
  });

  it("a check-in meanwhile does not make a word stale", async () => {
    const d = await over();
    const host = await actor(d.maria, noon);
    await Promise.all([checkIn(host, String(d.booking._id), hours(48)), d.say(d.beatriz, "attended", null, hours(48))]);
    const now = await build.bookingNow(d.booking);
    expect([now.outcome, now.arrivedAt]).toEqual(["attended", hours(48)]);
    await expectSound();
  });
});

describe("a host who was not there", () => {
  const letters = () => Outbox.find({ kind: "not-held" }).lean();

  it.each(["host-absent", "not-held"] as const)(
    "%s: the visitor gets an apology with what fits them next",
    async (outcome) => {
      const d = await over();
      const next = await build.session({ host: d.maria, startsIn: 96, title: "Again" });
      const full = await build.session({ host: d.maria, startsIn: 120, places: 1, title: "Full" });
      await build.booking(d.piet, full);
      await d.say(d.maria, outcome);
      const [letter, ...more] = await letters();
      expect(more).toEqual([]);
      expect([String(letter!.to), letter!.about]).toEqual([String(d.linh._id), String(d.booking._id)]);
      const { alternatives, bookingId } = letter!.facts as unknown as LetterFacts;
      expect([bookingId, alternatives!.map(({ sessionId }) => sessionId)]).toEqual([
        String(d.booking._id),
        [String(next._id)],
      ]);
      await expectSound();
    },
  );

  it("is told once, and anew only where something else was said between; nobody else's outcome sends it", async () => {
    const d = await over();
    await d.say(d.maria, "host-absent");
    await d.say(d.maria, "host-absent", "host-absent");
    await d.say(d.beatriz, "not-held", "host-absent");
    expect(await letters()).toHaveLength(1);
    await d.say(d.beatriz, "attended", "not-held");
    expect(await letters()).toHaveLength(1);
    await d.say(d.beatriz, "host-absent", "attended");
    expect(await letters()).toHaveLength(2);
    const wide = await build.session({ host: d.maria, places: 9 });
    for (const outcome of OUTCOMES.filter((one) => one !== "host-absent" && one !== "not-held")) {
      const one = await build.booking(await build.person({ name: `Ann ${outcome}` }, d.assisted), wide);
      const words = { outcome, was: null };
      await sayOutcome(await actor(d.maria, hours(49)), String(one._id), words, hours(49));
    }
    expect(await letters()).toHaveLength(2);
  });

  it("leaves one letter when many hosts say it at once", async () => {
    const d = await over();
    await Promise.all(Array.from({ length: 8 }, () => d.say(d.maria, "host-absent")));
    expect(await letters()).toHaveLength(1);
  });

  it("owes the first call on the next date, once", async () => {
    const d = await over();
    await d.say(d.maria, "host-absent");
    const next = await build.session({ host: d.maria, plan: d.on.plan, startsIn: 96, places: 1 });
    await build.booking(d.piet, next);
    const other = await build.person({ name: "Ann Other" }, d.assisted);
    for (const one of [other, d.linh]) await build.booking(one, next, { now: hours(50) });
    const line = await Booking.find({ session: next._id, state: "waiting" }).sort({ "line.priority": -1 }).lean();
    expect(line.map(({ person, line: { priority } }) => [String(person), priority])).toEqual([
      [String(d.linh._id), 1],
      [String(other._id), 0],
    ]);
  });
});
