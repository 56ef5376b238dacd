import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterEvents } from "#models/matching/events.ts";
import { match } from "#models/matching/match.ts";
import { repair } from "#models/matching/repair.ts";
import { brokenRules } from "./instance-checker.ts";
import { wrongWith } from "./instance-proof.ts";
import { instances } from "./instances.ts";
import { person, plain, session } from "./plain-instance.ts";

const some = <T>(all: readonly T[]) => fc.subarray([...all], { maxLength: Math.min(2, all.length) });
const troubled = instances(10, 7).chain((round) =>
  fc.record({
    round: fc.constant(round),
    events: fc.record({
      cancelledSessions: some(round.sessions.map(({ id }) => id)),
      withdrawnPeople: some(round.people.map(({ id }) => id)),
      seatsCut: some(round.sessions).map((cut) => cut.map(({ id }) => ({ session: id, seats: 1 }))),
      newBusy: some(round.people).map((busy) => busy.map(({ id }) => ({ person: id, from: 500, to: 2000 }))),
    }),
  }),
);

describe("repairing a plan", () => {
  test("keeps every rule, with true reasons; a plan that nothing happened to stays as it is", () => {
    fc.assert(
      fc.property(troubled, ({ round, events }) => {
        const before = match(round);
        expect(repair(round, before.placements).placements).toEqual(before.placements);
        const now = afterEvents(round, events);
        expect(wrongWith(now, repair(now, before.placements))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("moves nobody whose place still stands", () => {
    fc.assert(
      fc.property(troubled, ({ round, events }) => {
        const before = match(round);
        const now = afterEvents(round, events);
        const after = repair(now, before.placements).placements.map(([who, what]) => `${who} ${what}`);
        const counts = (what: string) => before.placements.filter((one) => one[1] === what).length;
        for (const [who, what] of before.placements) {
          const there = now.sessions.find(({ id }) => id === what);
          const others = before.placements.filter((one) => one[1] === what);
          const untouched = others.every((one) => !brokenRules(now, [one]).has("option") && !brokenRules(now, [one]).has("unknown")); // prettier-ignore
          if (there && untouched && there.seats >= counts(what)) expect(after).toContain(`${who} ${what}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  const sessions = [session("a", 9, { seats: 2, minimumToRun: 2 }), session("b", 33, { seats: 1 })];
  test("a session that fell below its minimum is saved from the queue", () => {
    const round = plain({ sessions: [sessions[0]!] });
    const now = afterEvents(round, { withdrawnPeople: ["ana"] });
    expect(repair(now, [["ana", "a"], ["ben", "a"]]).placements).toEqual([["ben", "a"], ["cleo", "a"]]); // prettier-ignore
  });

  test("one that cannot be saved is called off, and its people find another", () => {
    const round = plain({ sessions, people: [person("ana"), person("ben")] });
    const now = afterEvents(round, { withdrawnPeople: ["ana"] });
    expect(repair(now, [["ana", "a"], ["ben", "a"]]).placements).toEqual([["ben", "b"]]); // prettier-ignore
  });

  test("a wish for a cancelled session keeps its rank", () => {
    const wishes = [{ session: "a" }, { sessions: ["a", "b"] }, { department: "port" }];
    const round = plain({ sessions, people: [person("ana", { wishes })] });
    const now = afterEvents(round, { cancelledSessions: ["a"] });
    expect(now.people[0]!.wishes).toEqual([{ sessions: [] }, { sessions: ["b"] }, { department: "port" }]);
    expect(repair(now, []).value).toBe(60 + 88);
  });
});
