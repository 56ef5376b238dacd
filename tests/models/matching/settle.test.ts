import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersFor } from "#models/matching/answers.ts";
import type { Problem } from "#models/matching/problem.ts";
import { seating } from "#models/matching/seating.ts";
import { settle, type Settled } from "#models/matching/settle.ts";
import { broken, couldOpen, isTrue } from "./checker.ts";
import { problems } from "./problems.ts";

const RUNS = { numRuns: 400 };

/** Every option of everybody without a place, tried again by the checker: each reason given must be true, and every
 *  option must be stopped by one that is given. */
function checkReasons(problem: Problem, { seating: plan }: Settled): void {
  for (const person of problem.people.values()) {
    if (plan.at.has(person.id)) continue;
    const answers = answersFor(problem, plan, person);
    expect(answers.map(({ rank }) => rank)).toEqual(person.wishes.map((_, at) => at + 1));
    for (const { rank, why } of answers) {
      const { options } = person.wishes[rank - 1]!;
      const codes = why.map(({ code }) => code);
      for (const session of options)
        expect(
          codes.some((code) => isTrue(problem, plan.at, person.id, session, code)),
          `${person.id} on ${session}: ${codes.join(", ")}`,
        ).toBe(true);
      for (const code of codes)
        expect(
          options.some((session) => isTrue(problem, plan.at, person.id, session, code)),
          code,
        ).toBe(true);
      if (codes.includes("called-off"))
        for (const session of options)
          if (isTrue(problem, plan.at, person.id, session, "called-off"))
            expect(couldOpen(problem, plan.at, session), `${session} could take place`).toBe(false);
    }
  }
}

describe("a plan", () => {
  test("keeps every rule, leaves out nobody who fits, and every reason is true", () => {
    fc.assert(
      fc.property(problems, fc.boolean(), (problem, move) => {
        const settled = settle(problem, [], { move });
        expect(broken(problem, settled.seating.at)).toEqual([]);
        checkReasons(problem, settled);
      }),
      RUNS,
    );
  });

  test("the checker finds a false reason and a broken rule: it would notice", () => {
    const [problem] = fc.sample(problems, { seed: 3, numRuns: 1 });
    const person = [...problem!.people.values()][0]!;
    const session = [...person.options.keys()][0]!;
    const roomy = new Map([[session, { ...problem!.sessions.get(session)!, seats: 9, minimum: 1 }]]);
    const free: Problem = {
      ...problem!,
      sessions: roomy,
      teams: new Map([[person.team, { id: person.team, atOnce: null, staffing: 0, people: 9, away: [] }]]),
    };
    expect(isTrue(free, new Map(), person.id, session, "full")).toBe(false);
    expect(isTrue(free, new Map(), person.id, session, "team-moment")).toBe(false);
    const capped = { ...free, teams: new Map([[person.team, { ...free.teams.get(person.team)!, atOnce: 0 }]]) };
    expect(broken(capped, new Map([[person.id, session]]))).toEqual([`team-moment ${person.id} ${session}`]);
  });

  test("is the same for the same seed", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const [once, twice] = [settle(problem, [], { move: true }), settle(problem, [], { move: true })];
        expect(new Map(once.seating.at)).toEqual(new Map(twice.seating.at));
      }),
      { numRuns: 50 },
    );
  });

  test("nobody could move alone to a better wish, but for a session that needs them", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { seating: plan } = settle(problem, [], { move: true });
        for (const [id, session] of plan.at) {
          const person = problem.people.get(id)!;
          for (const [better, rank] of person.options) {
            if (rank >= person.options.get(session)!) continue;
            expect(broken(problem, new Map([...plan.at, [id, better]])).length, `${id} to ${better}`).toBeGreaterThan(
              0,
            );
          }
        }
      }),
      RUNS,
    );
  });
});

describe("repair", () => {
  const disturbed = fc.record({ problem: problems, gone: fc.nat(), cut: fc.nat(), busy: fc.nat(), less: fc.nat() });

  test("lets go of what is gone, says why, moves nobody else, and fills from those without a place", () => {
    fc.assert(
      fc.property(disturbed, ({ problem, gone, cut, busy, less }) => {
        const before = new Map(settle(problem, [], { move: true }).seating.at);
        const pick = <T>(from: Iterable<T>, at: number): T | undefined => [...from][at % Math.max(1, [...from].length)];
        const [session, smaller] = [pick(problem.sessions.keys(), gone)!, pick(problem.sessions.keys(), cut)!];
        const person = pick(problem.people.keys(), busy)!;
        const sessions = new Map(problem.sessions);
        const fewer = sessions.get(smaller)!;
        sessions.set(smaller, { ...fewer, seats: Math.max(1, fewer.seats - 1 - (less % 2)), minimum: 1 });
        sessions.delete(session);
        const people = new Map(
          [...problem.people].flatMap(([id, one]) => {
            const options = new Map([...one.options].filter(([of]) => of !== session));
            const wishes = one.wishes.map((wish) => ({
              ...wish,
              options: wish.options.filter((of) => of !== session),
              reasons: new Map([[session, { code: "session-cancelled" as const, facts: {} }]]),
            }));
            return id === person ? [] : [[id, { ...one, options, wishes }] as const];
          }),
        );
        const now: Problem = { ...problem, sessions, people };
        const { seating: plan, dropped } = settle(now, before);
        expect(broken(now, plan.at)).toEqual([]);
        for (const [id, had] of before) {
          if (plan.at.get(id) === had) continue;
          const why = dropped.get(id);
          expect(why?.session).toBe(had);
          expect(why?.code).toBe(id === person ? "person-left" : had === session ? "session-cancelled" : why!.code);
          if (why!.code === "full") expect(had).toBe(smaller);
        }
        for (const one of now.people.values())
          if (!plan.at.has(one.id))
            for (const of of one.options.keys())
              expect(broken(now, new Map([...plan.at, [one.id, of]])).length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  test("a plan nothing happened to stays as it is", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const before = settle(problem, [], { move: true }).seating.at;
        const { seating: after, dropped } = settle(problem, before);
        expect(dropped.size).toBe(0);
        expect(new Map(after.at)).toEqual(new Map(before));
      }),
      RUNS,
    );
  });
});

test("an empty round has an empty plan", () => {
  const nothing: Problem = { seed: "", sessions: new Map(), teams: new Map(), people: new Map(), travel: 0 };
  expect(settle(nothing, []).seating.at.size).toBe(0);
  expect(seating(nothing).count("none")).toBe(0);
});
