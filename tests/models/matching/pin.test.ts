import { beforeEach, describe, expect, test } from "vitest";
import { Booking } from "#models/booking/booking.document.ts";
import { announceRound } from "#models/matching/announce.ts";
import { matchDueRounds } from "#models/matching/matching.ts";
import { Pin } from "#models/matching/pin.document.ts";
import { decide, deciding } from "#models/matching/pin.ts";
import { Placement } from "#models/matching/placement.document.ts";
import { Department } from "#models/people/department.document.ts";
import { Activity } from "#models/record/activity.document.ts";
import { audit } from "#models/reporting/invariants.ts";
import { codeOf, counted } from "../../builders/refusal.ts";
import { actor, build, cast, hours, type Cast } from "../../cast.ts";
import { freshDatabase } from "../../database.ts";

await freshDatabase();
let people: Cast;
beforeEach(async () => {
  people = await cast();
});
const { december, placementOf } = build;
const id = (one: { _id: unknown }): string => String(one._id);

/** Five people of security want the one place of the first session; the second has room for all. */
async function scarce() {
  // Only places are scarce here.
  await Department.updateOne({ _id: people.security._id }, { $set: { "release.atOnce": null } });
  const crowd = await build.crowd(5, people.security);
  const [scarceOne, wide] = [
    await build.session({ host: people.tomas, startsIn: december(2), places: 1, title: "The one place" }),
    await build.session({ host: people.tomas, startsIn: december(4), places: 9, title: "Room for all" }),
  ];
  const open = await build.round(people.beatriz);
  for (const one of crowd) await build.wishes(one, open, [scarceOne, wide]);
  const round = await build.matched(open, people.beatriz);
  const got = async (one: (typeof crowd)[number]) => (await placementOf(round, one)).title;
  const winner = (await Promise.all(crowd.map(async (one) => ((await got(one)) === scarceOne.title ? one : null)))).find((one) => one !== null)!; // prettier-ignore
  const losers = crowd.filter((one) => one !== winner);
  const say = async (one: (typeof crowd)[number], fixed: string | null, barred: string[] = [], now = hours(2)) =>
    decide(await actor(people.beatriz, now), id(round), [{ personId: id(one), fixed, barred }], now);
  const again = async () => {
    await matchDueRounds(() => hours(2));
    return build.roundNow(round);
  };
  return { round, crowd, winner, losers, scarceOne, wide, got, say, again };
}

describe("a coordinator decides", () => {
  test("who is fixed gets it, the round is matched again, and the others get what is left", async () => {
    const { losers, winner, scarceOne, wide, got, say, again, round } = await scarce();
    await say(losers[0]!, id(scarceOne));
    expect((await build.roundNow(round)).state).toBe("matching");
    const after = await again();
    expect([after.state, after.run]).toEqual(["matched", round.run + 1]);
    expect([await got(losers[0]!), await got(winner)]).toEqual([scarceOne.title, wide.title]);
    expect((await placementOf(round, losers[0]!)).decided).toBe("fixed");
    expect(after.figures!.value).toBeLessThanOrEqual(after.figures!.bound!);
    expect(await Activity.countDocuments({ what: "round.decided" })).toBe(1);
  });

  test("fixed to a wish further down, the better one says who decided", async () => {
    const { winner, wide, got, say, again, round } = await scarce();
    await say(winner, id(wide));
    await again();
    expect(await got(winner)).toBe(wide.title);
    const { answers } = await placementOf(round, winner);
    expect(answers.map(({ rank, why }) => [rank, why.map(({ code }) => code)])).toEqual([[1, ["set-otherwise"]]]);
  });

  test("what is barred is not given; taken back, everything is as before", async () => {
    const { winner, scarceOne, wide, got, say, again } = await scarce();
    await say(winner, null, [id(scarceOne)]);
    await again();
    expect(await got(winner)).toBe(wide.title);
    await say(winner, null, [id(scarceOne), id(wide)]);
    await again();
    expect(await got(winner)).toBe("");
    await say(winner, null);
    expect(await Pin.countDocuments()).toBe(0);
    await again();
    expect(await got(winner)).toBe(scarceOne.title);
  });

  test("more are fixed than fit: rules stay in force, and the reason is true", async () => {
    const { losers, scarceOne, say, again, round } = await scarce();
    for (const one of losers.slice(0, 2)) await say(one, id(scarceOne));
    await again();
    const two = await Promise.all(losers.slice(0, 2).map((one) => placementOf(round, one)));
    expect(two.map(({ state }) => state).toSorted()).toEqual(["placed", "unplaced"]);
    const left = two.find(({ state }) => state === "unplaced")!;
    expect(left.answers.map(({ why }) => why.map(({ code }) => code))).toEqual([["full"], ["set-otherwise"]]);
  });

  test("announced, the decision is booked, whatever came between", async () => {
    const { losers, scarceOne, say, again, round } = await scarce();
    await say(losers[0]!, id(scarceOne));
    await again();
    await build.announced(round, people.beatriz, hours(3));
    const booked = await Booking.find({ session: scarceOne._id, state: "booked" }).lean();
    expect(booked.map(({ person }) => String(person))).toEqual([id(losers[0]!)]);
    expect((await audit(hours(3))).filter(({ broken }) => broken > 0)).toEqual([]);
    expect(await codeOf(say(losers[1]!, null))).toBe("round-announced");
  });

  test("only what wishes and rules allow, only by coordinators, only before it is announced", async () => {
    const { losers, round, say, scarceOne } = await scarce();
    const other = await build.session({ host: people.tomas, startsIn: december(6) });
    expect(await codeOf(say(losers[0]!, id(other)))).toBe("pin-not-allowed");
    expect(await codeOf(say(losers[0]!, null, [id(other)]))).toBe("pin-not-allowed");
    expect(await codeOf(say(people.maren, id(scarceOne)))).toBe("not-found");
    for (const one of [people.maren, people.ingrid]) {
      const who = await actor(one);
      const asked = { personId: id(losers[0]!), fixed: id(scarceOne), barred: [] };
      expect(await codeOf(decide(who, id(round), [asked], hours(2)))).toBe("not-allowed");
      expect(await codeOf(deciding(who, id(round), [asked.personId], hours(2)))).toBe("not-allowed");
    }
    expect(await Pin.countDocuments()).toBe(0);
  });

  test("the same session fixed and barred is refused at its field, and nothing changes", async () => {
    const { losers, scarceOne, say, round } = await scarce();
    expect(await codeOf(say(losers[0]!, id(scarceOne), [id(scarceOne)]))).toBe("pin-both");
    expect([await Pin.countDocuments(), (await build.roundNow(round)).state]).toEqual([0, "matched"]);
  });

  test("several people at once, matched once; one that is refused leaves all as they were", async () => {
    const { losers, winner, scarceOne, wide, got, again, round } = await scarce();
    const desk = await actor(people.beatriz, hours(2));
    const [first, second] = [losers[0]!, losers[1]!];
    const decisions = [
      { personId: id(first), fixed: id(scarceOne), barred: [] },
      { personId: id(second), fixed: null, barred: [id(wide)] },
      { personId: id(winner), fixed: null, barred: [] },
    ];
    const asked = decisions.map(({ personId }) => personId);
    const wrong = [...decisions.slice(0, 2), { ...decisions[2]!, fixed: id(wide), barred: [id(wide)] }];
    expect(await codeOf(decide(desk, id(round), wrong, hours(2)))).toBe("pin-both");
    expect(await codeOf(decide(desk, id(round), [...decisions, { ...decisions[0]!, personId: id(people.maren) }], hours(2)))).toBe("not-found"); // prettier-ignore
    expect(await codeOf(decide(desk, id(round), [], hours(2)))).toBe("pin-nothing");
    expect([await Pin.countDocuments(), (await build.roundNow(round)).state]).toEqual([0, "matched"]);
    await decide(desk, id(round), decisions, hours(2));
    const after = await again();
    expect([after.state, after.run, await Pin.countDocuments()]).toEqual(["matched", round.run + 1, 2]);
    expect([await got(first), await got(second), await got(winner)]).toEqual([scarceOne.title, "", wide.title]);
    expect(await Activity.countDocuments({ what: "round.decided" })).toBe(3);
    const { people: shown } = await deciding(desk, id(round), asked, hours(2));
    expect(
      Object.fromEntries(shown.map(({ person, sessions }) => [person.id, sessions.map(({ fixed, barred }) => [fixed, barred])])), // prettier-ignore
    ).toEqual({
      [id(first)]: [[true, false], [false, false]], // prettier-ignore
      [id(second)]: [[false, false], [false, true]], // prettier-ignore
      [id(winner)]: [[false, false], [false, false]], // prettier-ignore
    });
  });

  test("announcing and deciding at once: one of them, and nothing half", async () => {
    const { losers, scarceOne, say, round } = await scarce();
    const beatriz = await actor(people.beatriz, hours(2));
    const { run, figures } = await build.roundNow(round);
    const announce = () => announceRound(beatriz, id(round), { run, placed: figures!.placed }, hours(2));
    const results = await Promise.all([codeOf(announce()), ...losers.map((one) => codeOf(say(one, id(scarceOne))))]);
    const { state } = await build.roundNow(round);
    const pins = await Pin.countDocuments();
    if (state === "announcing") expect(pins).toBe(counted(results.slice(1))["done"] ?? 0);
    else expect([state, pins]).toEqual(["matching", losers.length]);
    expect(await Placement.countDocuments({ state: "booked" })).toBe(0);
  });
});
