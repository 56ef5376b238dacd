import { beforeEach, describe, expect, test } from "vitest";
import { Outbox } from "#models/record/outbox.document.ts";
import { changeRound, openRound } from "#models/matching/round.ts";
import { Round } from "#models/matching/round.document.ts";
import { closeDueRounds, closeRound, withdrawRound } from "#models/matching/round-step.ts";
import { roundRules } from "#models/matching/round-rules.ts";
import { roundView } from "#models/matching/round-view.ts";
import { ownRound } from "#models/matching/own-round.ts";
import { standingsOf } from "#models/matching/standing.ts";
import { tellAboutRounds } from "#models/matching/telling.ts";
import { addWish, dropWish, guardWishes, moveWish, rankWishes } from "#models/matching/wish-list.ts";
import { wishableSessions } from "#models/matching/wishable.ts";
import { WishList } from "#models/matching/wish-list.document.ts";
import { Department } from "#models/people/department.document.ts";
import { SYSTEM } from "#models/people/actor.ts";
import { openTurnstile } from "#models/database/turnstile.ts";
import { codeOf, counted } from "../../builders/refusal.ts";
import { actor, build, cast, hours, noon, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();
let people: Cast;
beforeEach(async () => {
  people = await cast();
});

const { december, roundFacts } = build;
const own = (round: { _id: unknown }, person: { _id: unknown }) => ({
  roundId: String(round._id),
  personId: String(person._id),
});
const listOf = async (person: { _id: unknown }): Promise<string[]> =>
  ((await WishList.findOne({ person: String(person._id) }).lean())?.wishes ?? []).map(({ title }) => title);

describe("the figures of a round", () => {
  test("places and sessions are those that take part, and the same as its preview says", async () => {
    const { beatriz, maren, tomas, piet } = people;
    const round = await build.round(beatriz);
    const free = await build.session({ host: tomas, startsIn: december(2), places: 3, minimum: 2 });
    const none = { host: piet, startsIn: december(3), minimum: 2, clearances: ["Airside badge"] };
    await build.session({ ...none, places: 2, taken: 2 });
    await build.session({ ...none, places: 4, taken: 3, waiting: 1 });
    await build.session({ ...none, askHost: true });
    await build.session({ ...none, state: "cancelled" });
    await build.wishes(maren, round, [free]);
    const lead = await actor(beatriz);
    const stated = { sessions: 1, places: 3 };
    expect(await roundView(lead, String(round._id))).toMatchObject(stated);
    await build.matched(round, beatriz);
    expect(await roundView(lead, String(round._id))).toMatchObject({ ...stated, figures: stated });
    const rules = await roundRules(lead, String(round._id));
    expect(rules).toMatchObject({ minimums: 1, clearances: 0, hostDecides: 1 });
  });
});

describe("opening a round", () => {
  test("a coordinator opens one; the same form opens one", async () => {
    const beatriz = await actor(people.beatriz);
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => openRound(beatriz, { ...roundFacts(), key: "the-same-form", tell: false }, noon)),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await Round.countDocuments()).toBe(1);
    expect(await Round.findOne().lean()).toMatchObject({
      ...{ name: "Winter round", state: "open", lists: 0, from: new Date("2026-12-01T00:00:00Z") },
      ...{ until: new Date("2026-12-21T00:00:00Z"), wishesUntil: new Date("2026-11-30T18:00:00Z"), seed: "seed" },
    });
  });

  test("nobody else does; bad dates are refused at their field", async () => {
    const open = async (who: typeof people.maren, more: Parameters<typeof roundFacts>[0] = {}) =>
      codeOf(openRound(await actor(who), { ...roundFacts(more), key: build.key(), tell: false }, noon));
    expect(await open(people.maren)).toBe("not-allowed");
    expect(await open(people.ingrid)).toBe("not-allowed");
    expect(await open(people.beatriz, { lastDay: "2026-11-30" })).toBe("round-days");
    expect(await open(people.beatriz, { lastDay: "2027-11-30" })).toBe("round-too-long");
    expect(await open(people.beatriz, { deadlineDay: "2026-11-25", deadlineClock: "12:00" })).toBe(
      "round-deadline-past",
    );
    expect(await open(people.beatriz, { deadlineDay: "2026-12-01", deadlineClock: "00:01" })).toBe(
      "round-deadline-late",
    );
    const night = { firstDay: "2027-04-01", lastDay: "2027-04-10", deadlineDay: "2027-03-28", deadlineClock: "01:30" };
    expect(await open(people.beatriz, night)).toBe("no-such-time");
    expect(await open(people.beatriz, { departmentIds: ["65f0000000000000000000a1"] })).toBe("not-found");
    expect(await Round.countDocuments()).toBe(0);
  });

  test("two coordinators do not overwrite each other; a closed one with a later deadline takes wishes again", async () => {
    const round = await build.round(people.beatriz);
    const beatriz = await actor(people.beatriz);
    const change = (name: string, version: number, now = noon) =>
      codeOf(changeRound(beatriz, String(round._id), { ...roundFacts({ name }), version }, now));
    expect(counted(await Promise.all(["One", "Two", "Three"].map((name) => change(name, 0))))).toEqual({
      ...{ done: 1, "round-changed": 2 },
    });
    await closeRound(beatriz, String(round._id), noon);
    expect(await build.roundNow(round)).toMatchObject({ state: "closed", version: 1 });
    expect(await change("Again", 1)).toBe("done");
    expect(await build.roundNow(round)).toMatchObject({ state: "open", version: 2, name: "Again" });
    await withdrawRound(beatriz, String(round._id), noon);
    expect(await change("Late", 2)).toBe("round-moved-on");
    expect(await codeOf(withdrawRound(beatriz, String(round._id), noon))).toBe("round-moved-on");
  });

  test("it closes by itself at the deadline", async () => {
    const round = await build.round(people.beatriz);
    const deadline = new Date("2026-11-30T18:00:00Z");
    expect(await closeDueRounds(SYSTEM, hours(-1, deadline))).toBe(0);
    expect(await closeDueRounds(SYSTEM, deadline)).toBe(1);
    expect((await build.roundNow(round)).state).toBe("closed");
  });

  test("those who may take part are told, once, in batches that go on", async () => {
    await build.crowd(450, people.security);
    const facts = roundFacts({ departmentIds: [String(people.security._id)] });
    const id = await openRound(await actor(people.beatriz), { ...facts, key: build.key(), tell: true }, noon);
    const stop = new AbortController();
    await Promise.all([tellAboutRounds(noon), tellAboutRounds(noon), tellAboutRounds(noon, stop.signal)]);
    // Ingrid, Maren and Yusuf are of Security, too.
    expect(await Outbox.countDocuments({ kind: "round-opened", about: id })).toBe(453);
    expect(await tellAboutRounds(noon)).toBe(0);
  });

  test("those who wished hear that a round is withdrawn", async () => {
    const round = await build.round(people.beatriz);
    await build.wishes(people.maren, round, [people.assisted]);
    await withdrawRound(await actor(people.beatriz), String(round._id), noon);
    await tellAboutRounds(noon);
    expect(await Outbox.find({ kind: "round-withdrawn" }).distinct("to")).toEqual([people.maren._id]);
  });
});

describe("wishes", () => {
  test("are ranked, moved and taken out until the deadline", async () => {
    const round = await build.round(people.beatriz);
    const bag = await build.session({ host: people.maria, startsIn: december(3) });
    const maren = await actor(people.maren);
    const of = own(round, people.maren);
    await addWish(maren, of, { kind: "session", id: String(bag._id) }, noon);
    await addWish(maren, of, { kind: "department", id: String(people.apron._id) }, noon);
    await addWish(maren, of, { kind: "plan", id: String(bag.plan) }, noon);
    await addWish(maren, of, { kind: "plan", id: String(bag.plan) }, noon);
    expect(await listOf(people.maren)).toEqual(["The path of a bag", "Apron Control", "The path of a bag"]);
    await moveWish(maren, of, { kind: "department", id: String(people.apron._id) }, -1, noon);
    await moveWish(maren, of, { kind: "department", id: String(people.apron._id) }, -1, noon);
    await dropWish(maren, of, { kind: "plan", id: String(bag.plan) }, noon);
    expect(await listOf(people.maren)).toEqual(["Apron Control", "The path of a bag"]);
    expect((await build.roundNow(round)).lists).toBe(1);
    await rankWishes(maren, of, [], noon);
    expect(await WishList.countDocuments()).toBe(0);
    expect((await build.roundNow(round)).lists).toBe(0);
    const late = new Date("2026-11-30T18:00:00Z");
    expect(await codeOf(addWish(maren, of, { kind: "department", id: String(people.apron._id) }, late))).toBe(
      "round-closed",
    );
  });

  test("what a round does not lead to is refused, and nothing changes", async () => {
    const round = await build.round(people.beatriz);
    const plan = await build.plan(people.maria, { askHost: true });
    const decided = await build.session({ host: people.maria, startsIn: december(3), plan: plan._id, askHost: true });
    const early = await build.session({ host: people.maria, startsIn: 48 });
    const gone = await build.session({ host: people.maria, startsIn: december(4), state: "cancelled" });
    const ours = await build.session({ host: people.ingrid, startsIn: december(4) });
    const maren = await actor(people.maren);
    const wish = (kind: "session" | "plan" | "department", { _id }: { _id: unknown }) =>
      codeOf(addWish(maren, own(round, people.maren), { kind, id: String(_id) }, noon));
    expect(await wish("department", people.security)).toBe("wish-own");
    expect(await wish("session", ours)).toBe("wish-own");
    expect(await wish("plan", { _id: ours.plan })).toBe("wish-own");
    expect(await wish("session", early)).toBe("wish-outside");
    expect(await wish("session", gone)).toBe("session-cancelled");
    expect(await wish("session", decided)).toBe("wish-host-decides");
    expect(await wish("plan", plan)).toBe("wish-host-decides");
    expect(await wish("session", { _id: "65f0000000000000000000a1" })).toBe("not-found");
    expect(await wish("department", { _id: "no id" })).toBe("not-found");
    expect(await WishList.countDocuments()).toBe(0);
  });

  test("what fits is what the round may give once wishes are closed, whatever can be booked now", async () => {
    const { beatriz, maren, piet, maria } = people;
    const round = await build.round(beatriz);
    await Department.updateOne({ _id: people.apron._id }, { $set: { opensDays: 7 } });
    await Department.updateOne({ _id: people.baggage._id }, { $set: { noticeHours: 48 } });
    const later = await build.session({ host: piet, startsIn: december(15), title: "Opens later" });
    const soon = await build.session({ host: maria, startsIn: december(1), title: "Closes before" });
    const full = await build.session({ host: maria, startsIn: december(9), title: "Full", places: 2, taken: 2 });
    const of = own(round, maren);
    await addWish(await actor(maren), of, { kind: "session", id: String(soon._id) }, noon);
    await addWish(await actor(maren), of, { kind: "department", id: String(people.apron._id) }, noon);
    await addWish(await actor(maren), of, { kind: "plan", id: String(full.plan) }, noon);
    const seen = await ownRound(await actor(maren), String(round._id), noon);
    const { sessions } = await wishableSessions(String(maren._id), seen, undefined, noon);
    const said = Object.fromEntries(sessions.map(({ title, prospect }) => [title, prospect.what]));
    expect(said).toEqual({ "Opens later": "request", "Closes before": "refused", Full: "wait" });
    const standings = await standingsOf(String(maren._id), seen, noon);
    expect(standings.map(({ fits, of: all }) => [fits, all])).toEqual([
      [0, 1],
      [1, 1],
      [0, 1],
    ]);
    expect(standings[0]!.only!.prospect).toMatchObject({ code: "booking-closed" });
    await build.matched(round, beatriz, new Date("2026-11-30T18:00:00Z"));
    expect(await build.placementOf(round, maren)).toMatchObject({ state: "placed", session: later._id, rank: 2 });
  });

  test("six at most, each once, for oneself, of a department that takes part", async () => {
    const round = await build.round(people.beatriz, { departmentIds: [String(people.security._id)] });
    const sessions = await Promise.all(
      [3, 4, 5, 6, 7, 8, 9].map((day) => build.session({ host: people.maria, startsIn: december(day) })),
    );
    const maren = await actor(people.maren);
    const all = sessions.map(({ _id }) => ({ kind: "session" as const, id: String(_id) }));
    expect(await codeOf(rankWishes(maren, own(round, people.maren), all, noon))).toBe("wishes-most");
    expect(await codeOf(rankWishes(maren, own(round, people.maren), [all[0]!, all[0]!], noon))).toBe("wish-twice");
    expect(await codeOf(rankWishes(maren, own(round, people.yusuf), [all[0]!], noon))).toBe("not-allowed");
    const piet = await actor(people.piet);
    expect(await codeOf(rankWishes(piet, own(round, people.piet), [all[0]!], noon))).toBe("not-allowed");
    expect(await codeOf(rankWishes(maren, own(round, people.maren), all.slice(0, 6), noon))).toBe("done");
    // Once closed, that is why: fewer wishes, or none of them twice, would not help.
    const late = new Date("2026-11-30T18:00:00Z");
    for (const wishes of [all, [all[0]!, all[0]!]])
      expect(await codeOf(rankWishes(maren, own(round, people.maren), wishes, late))).toBe("round-closed");
    expect(await codeOf(addWish(maren, own(round, people.maren), all[6]!, late))).toBe("round-closed");
  });

  test("one person's wishes sent many times at once: none is lost, the count stays right", async () => {
    const round = await build.round(people.beatriz);
    const sessions = await Promise.all(
      [3, 4, 5, 6, 7, 8].map((day) => build.session({ host: people.maria, startsIn: december(day) })),
    );
    const maren = await actor(people.maren);
    openTurnstile(true);
    try {
      await Promise.all(
        sessions.map(({ _id }) => addWish(maren, own(round, people.maren), { kind: "session", id: String(_id) }, noon)),
      );
    } finally {
      openTurnstile(false);
    }
    expect(await listOf(people.maren)).toHaveLength(6);
    expect((await build.roundNow(round)).lists).toBe(1);
  });

  /** Wishes and the closing fired at once: how many of those that come after it are refused. */
  async function closingRace(): Promise<number> {
    const round = await build.round(people.beatriz);
    const crowd = await build.crowd(30, people.security);
    const beatriz = await actor(people.beatriz);
    const wish = { kind: "department" as const, id: String(people.apron._id) };
    const saves = crowd.map((one) => codeOf(addWish(build.visitor(one), own(round, one), wish, noon)));
    const closing = closeRound(beatriz, String(round._id), noon);
    await Promise.all([...saves, closing]);
    const lists = await WishList.countDocuments({ round: round._id });
    expect((await build.roundNow(round)).lists).toBe(lists);
    const late = await Promise.all(
      (await build.crowd(5, people.security)).map((one) =>
        codeOf(addWish(build.visitor(one), own(round, one), wish, noon)),
      ),
    );
    return counted(late)["round-closed"] ?? 0;
  }

  test("none slips in after the closing; without the guard they would", async () => {
    expect(await closingRace()).toBe(5);
    guardWishes(false);
    try {
      expect(await closingRace()).toBe(0);
    } finally {
      guardWishes(true);
    }
  });
});
