import { describe, expect, test } from "vitest";
import type { Reason, ShadowingResult, ShadowingRound } from "#models/matching/instance.ts";
import { match } from "#models/matching/match.ts";
import { brokenRules, type Rule } from "./instance-checker.ts";
import { wrongWith } from "./instance-proof.ts";
import { capped, person, plain, session } from "./plain-instance.ts";

/** Controls: what the checker is there to see, it sees. */
const broken = (round: ShadowingRound, ...placements: [string, string][]) => [...brokenRules(round, placements)];
const two = (more: Partial<ShadowingRound> = {}) => plain({ people: [person("ana", { sessionsWanted: 2 })], ...more });

describe("the checker of plans", () => {
  test.each<[Rule, ShadowingRound, [string, string][]]>([
    ["unknown", plain(), [["nobody", "a"]]],
    ["twice", two(), [["ana", "a"], ["ana", "a"]]],
    ["wanted", plain(), [["ana", "a"], ["ana", "c"]]],
    ["host", two(), [["ana", "a"], ["ana", "b"]]],
    ["overlap", two({ sessions: [session("a", 9), session("c", 10, { department: "port", site: "there" })] }), [["ana", "a"], ["ana", "c"]]],
    ["seats", plain({ sessions: [session("a", 9, { seats: 1 })] }), [["ana", "a"], ["ben", "a"]]],
    ["minimum", plain({ sessions: [session("a", 9, { minimumToRun: 2 })] }), [["ana", "a"]]],
    ["day", plain({ departments: capped({ perDay: 1 }), sessions: [session("a", 9), session("b", 15)] }), [["ana", "a"], ["ben", "b"]]],
    ["moment", plain({ departments: capped({ atOnce: 1 }) }), [["ana", "a"], ["ben", "a"]]],
  ])("sees a broken rule: %s", (rule, round, placements) => {
    if (placements.length > 1) expect(broken(round, placements[0]!)).toEqual([]);
    expect(broken(round, ...placements)).toContain(rule);
  }); // prettier-ignore

  test.each<[string, ShadowingRound]>([
    ["not wished for", plain({ people: [person("ana", { wishes: [{ department: "port" }, { session: "b" }] })] })],
    ["the own department", plain({ people: [person("ana", { department: "lab" })] })],
    ["not on duty", plain({ shiftPatterns: [{ id: "always", onDuty: [[600, 9000]] }] })],
    ["on duty in two windows", plain({ shiftPatterns: [{ id: "always", onDuty: [[0, 570], [570, 9000]] }] })],
    ["not back in time", plain({ sessions: [session("a", 9, { site: "there" })], shiftPatterns: [{ id: "always", onDuty: [[510, 629]] }] })],
    ["busy", plain({ people: [person("ana", { busy: [[599, 700]] })] })],
    ["a clearance that is missing", plain({ sessions: [session("a", 9, { needs: ["lab"] })] })],
    ["a clearance of the site", plain({ sites: [{ id: "here", needs: ["gate"] }, { id: "there", needs: [] }] })],
    ["a clearance that ends before midnight has passed", plain({ sessions: [session("a", 23, { end: 1500, needs: ["lab"] })], people: [person("ana", { clearances: { lab: 0 } })] })],
  ])("sees that a person may not go: %s", (_, round) => {
    expect(broken(plain(), ["ana", "a"])).toEqual([]);
    expect(broken(round, ["ana", "a"])).toEqual(["option"]);
    expect(match(round).placements.filter(([who, what]) => who === "ana" && what === "a")).toEqual([]);
  }); // prettier-ignore

  const tight = plain({ sessions: [session("a", 9, { seats: 1 }), session("b", 33, { minimumToRun: 4, seats: 4 })] });
  const right = match(tight);
  const other = Object.keys(right.unplaced)[0]!;
  const first = right.placements[0]![0];
  const said = (reasons: Reason[]) => ({ ...right.unplaced, [other]: reasons });
  test.each<[string, Partial<ShadowingResult>]>([
    ["heading", { round: "another" }],
    ["value", { value: right.value + 1 }],
    ["bound not proven", { upperBound: right.upperBound - 1 }],
    [`false reason ${other} team-day`, { unplaced: said(["full", "called-off", "team-day"]) }],
    [`missing reason ${other} called-off`, { unplaced: said(["full"]) }],
    [`false reason ${other} no-option`, { unplaced: said(["full", "called-off", "no-option"]) }],
    [`unplaced ${other}`, { unplaced: Object.fromEntries(Object.entries(right.unplaced).filter(([id]) => id !== other)) }],
    ["unknown nobody", { unplaced: { ...right.unplaced, nobody: ["full"] } }],
    [`missing reason ${first} fits`, { placements: [], value: 0, unplaced: { ...right.unplaced, [first]: ["full"] } }],
  ])("sees a wrong result: %s", (what, change) => {
    expect(wrongWith(tight, right)).toEqual([]);
    expect(wrongWith(tight, { ...right, ...change })).toContain(what);
  }); // prettier-ignore
});
