import { beforeEach, describe, expect, test } from "vitest";
import { announceDueRounds, announceRound, guardAnnouncing } from "#models/matching/announce.ts";
import { matchDueRounds, startMatching } from "#models/matching/matching.ts";
import { Placement } from "#models/matching/placement.document.ts";
import type { RoundDocument } from "#models/matching/round.document.ts";
import { discardPreview, withdrawRound } from "#models/matching/round-step.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { endBooking } from "#models/booking/ending.ts";
import { cancelSession } from "#models/booking/session-cancellation.ts";
import { openTurnstile } from "#models/database/turnstile.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Session } from "#models/programme/session.document.ts";
import { Activity } from "#models/record/activity.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { expectSound } from "../../audited.ts";
import { codeOf, counted } from "../../builders/refusal.ts";
import { actor, build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();
let people: Cast;
beforeEach(async () => {
  people = await cast();
});

const { announced, december, matched, placementOf, roundNow } = build;
const later = hours(2);
const announce = async (by: Cast["beatriz"], round: RoundDocument): Promise<string> => {
  const { run, figures } = await roundNow(round);
  return codeOf(announceRound(await actor(by, later), String(round._id), { run, placed: figures!.placed }, later));
};

describe("a preview", () => {
  test("gives out places by the rules and says why for everybody else; nobody hears of it", async () => {
    const round = await build.round(people.beatriz);
    const apron = await build.session({ host: people.piet, startsIn: december(3), places: 2, minutes: 60 });
    const bag = await build.session({ host: people.maria, startsIn: december(3), places: 1, clearances: ["Badge"] });
    const tour = await build.session({ host: people.tomas, startsIn: december(5), places: 4, minimum: 3 });
    // Two of Security may be away at once.
    await build.wishes(people.maren, round, [apron]);
    await build.wishes(people.yusuf, round, [apron, tour]);
    await build.wishes(people.ingrid, round, [apron, bag, people.baggage]);
    await build.wishes(people.maria, round, [people.duty, tour]);
    const { state, figures, took } = await matched(round, people.beatriz);
    expect(state).toBe("matched");
    expect(took).toBeGreaterThanOrEqual(0);
    expect(figures).toMatchObject({ people: 4, placed: 2, first: 2, secondOrThird: 0, other: 0, calledOff: 1 });
    expect(await placementOf(round, people.maria)).toMatchObject({
      state: "unplaced",
      answers: [
        { rank: 1, title: "Terminal Duty Managers", why: [{ code: "nothing-there" }] },
        { rank: 2, why: [{ code: "called-off" }] },
      ],
    });
    const placed = await Placement.find({ round: round._id, state: "placed" }).lean();
    expect(placed.map(({ session }) => String(session))).toEqual([String(apron._id), String(apron._id)]);
    expect(await Booking.countDocuments()).toBe(0);
    expect(await Outbox.countDocuments()).toBe(0);
    await expectSound();
  });

  test("respects caps with those who are away already, own bookings, clearances, waiting lists, full sessions", async () => {
    const round = await build.round(people.beatriz);
    const apron = await build.session({ host: people.piet, startsIn: december(3), places: 4 });
    const same = await build.session({ host: people.piet, startsIn: december(3), places: 4 });
    const badge = await build.session({ host: people.piet, startsIn: december(9), places: 4, clearances: ["Badge"] });
    const one = await build.session({ host: people.piet, startsIn: december(10), places: 1 });
    await build.booking(people.linh, one);
    await build.booking(people.tomas, one);
    const full = await build.session({ host: people.piet, startsIn: december(11), places: 1 });
    await build.booking(people.linh, full);
    await build.booking(people.maren, apron, { by: people.ingrid });
    await build.booking(people.yusuf, apron, { by: people.ingrid });
    await build.wishes(people.ingrid, round, [same, badge, one, full]);
    await build.wishes(people.yusuf, round, [same]);
    await build.wishes(people.maria, round, [apron]);
    await matched(round, people.beatriz);
    const why = async (person: Cast["ingrid"]) =>
      (await placementOf(round, person)).answers.map((answer) => answer.why.map(({ code }) => code));
    expect(await why(people.ingrid)).toEqual([
      ["team-moment"],
      ["clearance-missing"],
      ["others-wait"],
      ["taken-before"],
    ]);
    expect(await why(people.yusuf)).toEqual([["overlap"]]);
    expect(await placementOf(round, people.maria)).toMatchObject({ state: "placed", session: apron._id, rank: 1 });
  });

  test("is made anew, discarded, and refused where there is nothing to match", async () => {
    const round = await build.round(people.beatriz);
    const beatriz = await actor(people.beatriz);
    expect(await codeOf(startMatching(beatriz, String(round._id), noon))).toBe("round-empty");
    await build.session({ host: people.piet, startsIn: december(3) });
    await build.wishes(people.maren, round, [people.apron]);
    expect(await codeOf(startMatching(await actor(people.maren), String(round._id), noon))).toBe("not-allowed");
    expect((await matched(round, people.beatriz)).run).toBe(1);
    expect((await matched(round, people.beatriz)).run).toBe(2);
    expect(await Placement.countDocuments()).toBe(1);
    await discardPreview(beatriz, String(round._id), noon);
    expect((await roundNow(round)).state).toBe("closed");
    expect(await announce(people.beatriz, round)).toBe("round-moved-on");
  });

  test("withdrawn while it is made, it is no preview", async () => {
    const round = await build.round(people.beatriz);
    await build.wishes(people.maren, round, [people.apron]);
    const beatriz = await actor(people.beatriz);
    await startMatching(beatriz, String(round._id), noon);
    const [matchedRounds] = await Promise.all([
      matchDueRounds(() => noon),
      withdrawRound(beatriz, String(round._id), noon),
    ]);
    expect(matchedRounds).toBeLessThanOrEqual(1);
    expect((await roundNow(round)).state).toBe("withdrawn");
  });
});

describe("announcing", () => {
  test("books, invites, tells the others why and what is free, and counts the wait next time", async () => {
    const round = await build.round(people.beatriz);
    const apron = await build.session({ host: people.piet, startsIn: december(3), places: 1 });
    const other = await build.session({ host: people.piet, startsIn: december(8), places: 1 });
    await build.wishes(people.linh, round, [apron]);
    await build.wishes(people.maria, round, [apron]);
    await matched(round, people.beatriz);
    const { state, announcing, figures } = await announced(round, people.beatriz);
    expect(state).toBe("announced");
    expect(announcing).toMatchObject({ byName: "Beatriz Anaya", finishedAt: later });
    expect(figures).toMatchObject({ placed: 1, first: 1 });
    const [booking, ...more] = await Booking.find().lean();
    expect(more).toEqual([]);
    expect(booking).toMatchObject({
      ...{ state: "booked", session: apron._id, round: round._id, sequence: 0 },
      release: { how: "given", by: people.beatriz._id },
    });
    const lucky = await Placement.findOne({ round: round._id, state: "booked" }).lean();
    expect(lucky).toMatchObject({ person: booking!.person, booking: booking!._id, session: apron._id });
    expect(await Outbox.findOne({ kind: "booked" }).lean()).toMatchObject({
      to: booking!.person,
      facts: { round: "Winter round", rank: 1, calendar: { method: "REQUEST" } },
    });
    const letter = await Outbox.findOne({ kind: "round-unplaced" }).lean();
    expect(letter).toMatchObject({
      facts: {
        round: "Winter round",
        answers: [{ rank: 1, title: "The path of a bag", why: [{ code: "full" }] }],
        alternatives: [{ sessionId: String(other._id) }],
      },
    });
    expect(letter!.to.equals(booking!.person)).toBe(false);
    // Next time the wait counts.
    const again = await build.round(people.beatriz, { name: "Again" });
    const next = await build.session({ host: people.piet, startsIn: december(9), places: 1 });
    await build.wishes(people.linh, again, [next]);
    await build.wishes(people.maria, again, [next]);
    const { figures: second } = await matched(again, people.beatriz);
    expect(second).toMatchObject({ waited: 1, waitedPlaced: 1, placed: 1 });
    expect((await Placement.findOne({ round: again._id, state: "placed" }).lean())!.person).toEqual(letter!.to);
    await expectSound(later);
  });

  test("the number typed must be that of the preview; others may not", async () => {
    const round = await build.round(people.beatriz);
    await build.session({ host: people.piet, startsIn: december(3) });
    await build.wishes(people.maren, round, [people.apron]);
    const { run } = await matched(round, people.beatriz);
    const beatriz = await actor(people.beatriz);
    const press = (by: typeof beatriz, placed: number, of = run) =>
      codeOf(announceRound(by, String(round._id), { run: of, placed }, later));
    expect(await press(beatriz, 2)).toBe("round-number");
    expect(await press(await actor(people.ingrid), 1)).toBe("not-allowed");
    expect(await press(beatriz, 1, run - 1)).toBe("round-changed");
    expect(await Booking.countDocuments()).toBe(0);
    expect(await press(beatriz, 1)).toBe("done");
  });

  /** Twelve people for eight places, announced by two coordinators ten times each at once, and by three jobs at once. */
  async function stampede() {
    const crowd = await build.crowd(12, people.assisted);
    const second = await build.person({ name: "Olu Ade", roles: ["coordinator"] }, people.duty);
    const sessions = await Promise.all(
      [3, 4].map((day) => build.session({ host: people.piet, startsIn: december(day), places: 4 })),
    );
    const round = await build.round(people.beatriz);
    for (const one of crowd) await build.wishes(one, round, sessions);
    await matched(round, people.beatriz);
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => announce(at % 2 === 0 ? people.beatriz : second, round)),
    );
    await Promise.all(Array.from({ length: 3 }, () => announceDueRounds(() => later)));
    return { round, codes };
  }

  test("twice, by two coordinators, by three jobs at once: once", async () => {
    openTurnstile(true);
    try {
      const { round, codes } = await stampede();
      expect(counted(codes)).toEqual({ done: 1, "round-announced": 19 });
      expect(await Activity.countDocuments({ what: "round.announced" })).toBe(1);
      expect(await Booking.countDocuments({ round: round._id, state: "booked" })).toBe(8);
      expect(await Outbox.countDocuments({ kind: "booked" })).toBe(8);
      expect(await Outbox.countDocuments({ kind: "round-unplaced" })).toBe(4);
      expect((await roundNow(round)).state).toBe("announced");
      await expectSound(later);
    } finally {
      openTurnstile(false);
    }
  });

  test("without the guard it would be announced more than once", async () => {
    guardAnnouncing(false);
    try {
      const { codes } = await stampede();
      expect(counted(codes).done).toBeGreaterThan(1);
    } finally {
      guardAnnouncing(true);
    }
  });

  test("what changed since the preview is repaired first, and the round says what", async () => {
    const round = await build.round(people.beatriz);
    const on = (day: number, places: number) =>
      build.session({ host: people.piet, startsIn: december(day), places, title: `Day ${day}` });
    const [cancelled, filled, kept, spare] = await Promise.all([on(3, 1), on(4, 1), on(5, 2), on(6, 1)]);
    const [ada, bo, cy, di, eve] = await build.crowd(5, people.assisted);
    await build.wishes(ada!, round, [cancelled, spare]);
    await build.wishes(bo!, round, [filled]);
    await build.wishes(cy!, round, [kept]);
    await build.wishes(di!, round, [kept]);
    await build.wishes(eve!, round, [kept]);
    const { figures } = await matched(round, people.beatriz);
    expect(figures).toMatchObject({ placed: 4 });
    const unlucky = (await Placement.findOne({ round: round._id, state: "unplaced" }).lean())!.person;
    const leaver = [cy!, di!, eve!].find(({ _id }) => !_id.equals(unlucky))!;
    await cancelSession(await actor(people.piet, later), String(cancelled._id), "Fog", later);
    await build.booking(people.linh, filled, { now: later });
    await Person.updateOne({ _id: leaver._id }, { $set: { leftAt: later } });
    await announced(round, people.beatriz);
    expect(await placementOf(round, ada!)).toMatchObject({
      ...{ state: "booked", session: spare._id, rank: 2, change: "session-cancelled" },
      before: { session: cancelled._id, title: "Day 3" },
    });
    expect(await placementOf(round, bo!)).toMatchObject({
      ...{ state: "told", session: null, change: "taken-before", before: { session: filled._id } },
      answers: [{ rank: 1, why: [{ code: "taken-before" }] }],
    });
    expect(await placementOf(round, leaver)).toMatchObject({ state: "told", session: null, change: "person-left" });
    expect(await Placement.findOne({ round: round._id, person: unlucky }).lean()).toMatchObject({
      ...{ state: "booked", session: kept._id, change: "added" },
    });
    const [{ figures: came }, before] = [await roundNow(round), figures!];
    // Ada's second, two first wishes of the five; the plan's value and bound stay the preview's.
    expect(came).toEqual({
      ...{ ...before, placed: 3, first: 2, secondOrThird: 1, other: 0 },
      departments: [{ department: people.assisted._id, first: 2, secondOrThird: 1, other: 0, none: 2 }],
    });
    // Who left gets no letter.
    expect(await Outbox.find({ kind: "round-unplaced" }).distinct("to")).toEqual([bo!._id]);
    await expectSound(later);
  });

  test("a minimum that is no longer reached calls the session off, and its people get what else they wished for", async () => {
    const round = await build.round(people.beatriz);
    const tour = await build.session({ host: people.piet, startsIn: december(3), places: 3, minimum: 3 });
    const other = await build.session({ host: people.piet, startsIn: december(4), places: 1 });
    const crowd = await build.crowd(3, people.assisted);
    for (const one of crowd) await build.wishes(one, round, [tour, other]);
    expect((await matched(round, people.beatriz)).figures).toMatchObject({ placed: 3, first: 3 });
    await Person.updateOne({ _id: crowd[0]!._id }, { $set: { leftAt: later } });
    await announced(round, people.beatriz);
    const rows = await Placement.find({ round: round._id, person: { $ne: crowd[0]!._id } }).lean();
    expect(rows.map(({ state }) => state).sort()).toEqual(["booked", "told"]);
    expect(rows.map(({ change }) => change)).toEqual(["called-off", "called-off"]);
    expect((await roundNow(round)).figures).toMatchObject({ placed: 1, first: 0, secondOrThird: 1, calledOff: 1 });
    expect((await Booking.find().lean()).map(({ session }) => session)).toEqual([other._id]);
  });

  test("while a host cancels and a person cancels: everything ends sound", async () => {
    const crowd = await build.crowd(16, people.assisted);
    const sessions = await Promise.all(
      [3, 4, 5].map((day) => build.session({ host: people.piet, startsIn: december(day), places: 5 })),
    );
    const round = await build.round(people.beatriz);
    for (const one of crowd) await build.wishes(one, round, sessions);
    await matched(round, people.beatriz);
    expect(await announce(people.beatriz, round)).toBe("done");
    const piet = await actor(people.piet, later);
    const cancelling = (async () => {
      while ((await Booking.countDocuments({ session: sessions[0]!._id })) === 0);
      const first = (await Booking.findOne({ session: sessions[0]!._id }).lean())!;
      const owner = crowd.find(({ _id }) => _id.equals(first.person))!;
      await codeOf(endBooking(build.visitor(owner), String(first._id), "", later));
      await cancelSession(piet, String(sessions[0]!._id), "Fog", later);
    })();
    await Promise.all([announceDueRounds(() => later), announceDueRounds(() => later), cancelling]);
    await announceDueRounds(() => later);
    expect((await roundNow(round)).state).toBe("announced");
    expect(await Placement.countDocuments({ round: round._id, state: { $in: ["placed", "unplaced"] } })).toBe(0);
    const live = await Booking.find({ state: "booked" }).lean();
    expect(live.some(({ session }) => session.equals(sessions[0]!._id))).toBe(false);
    for (const session of sessions)
      expect(live.filter((one) => one.session.equals(session._id)).length).toBeLessThanOrEqual(5);
    await expectSound(later);
  });

  test("places taken between repair and booking are made good from those without one", async () => {
    const crowd = await build.crowd(6, people.assisted);
    const [first, second] = await Promise.all(
      [3, 4].map((day) => build.session({ host: people.piet, startsIn: december(day), places: 3 })),
    );
    const round = await build.round(people.beatriz);
    for (const one of crowd) await build.wishes(one, round, [first!, second!]);
    await matched(round, people.beatriz);
    expect(await announce(people.beatriz, round)).toBe("done");
    // As if the repair had been done before the host made the room smaller.
    await Promise.all([
      Session.updateOne({ _id: first!._id }, { $set: { places: 1 } }),
      Session.updateOne({ _id: second!._id }, { $set: { places: 5 } }),
    ]);
    const { Round } = await import("#models/matching/round.document.ts");
    await Round.updateOne({ _id: round._id }, { $set: { "announcing.step": "book" } });
    await announceDueRounds(() => later);
    const of = (session: typeof first) => Booking.countDocuments({ session: session!._id, state: "booked" });
    expect([await of(first), await of(second)]).toEqual([1, 5]);
    expect((await roundNow(round)).announcing).toMatchObject({ pass: 1, again: false });
    await expectSound(later);
  });

  test("a cap lowered after the preview is kept, and said", async () => {
    const round = await build.round(people.beatriz);
    const apron = await build.session({ host: people.piet, startsIn: december(3), places: 4 });
    await build.wishes(people.maren, round, [apron]);
    await build.wishes(people.yusuf, round, [apron]);
    expect((await matched(round, people.beatriz)).figures).toMatchObject({ placed: 2 });
    await Department.updateOne({ _id: people.security._id }, { $set: { "release.atOnce": 1 } });
    await announced(round, people.beatriz);
    expect(await Booking.countDocuments({ state: "booked" })).toBe(1);
    expect(await Placement.findOne({ state: "told" }).lean()).toMatchObject({
      ...{ change: "team-moment", answers: [{ why: [{ code: "team-moment", facts: { most: 1 } }] }] },
    });
    await expectSound(later);
  });

  test("stopped in the middle it goes on where it was", async () => {
    const crowd = await build.crowd(40, people.assisted);
    const session = await build.session({ host: people.piet, startsIn: december(3), places: 30 });
    const round = await build.round(people.beatriz);
    for (const one of crowd) await build.wishes(one, round, [session]);
    await matched(round, people.beatriz);
    await announce(people.beatriz, round);
    const stop = new AbortController();
    const going = announceDueRounds(() => later, stop.signal);
    while ((await Booking.countDocuments()) < 5);
    stop.abort();
    expect(await going).toBe(0);
    const halfway = await Booking.countDocuments();
    expect(halfway).toBeLessThan(30);
    expect((await roundNow(round)).state).toBe("announcing");
    expect(await announceDueRounds(() => later)).toBe(1);
    expect(await Booking.countDocuments({ state: "booked" })).toBe(30);
    expect(await Outbox.countDocuments({ kind: "round-unplaced" })).toBe(10);
    await expectSound(later);
  });
});
