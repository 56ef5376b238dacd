import fc from "fast-check";
import { expect, test } from "vitest";
import { valueOf } from "#models/matching/figures.ts";
import { readInstance } from "#models/matching/instance.ts";
import { matchElsewhere, solve } from "#models/matching/solve.ts";
import { toInstance } from "#models/matching/to-instance.ts";
import { broken } from "./checker.ts";
import { problems } from "./problems.ts";

const round = { name: "Invented", from: new Date(0), until: new Date(86_400_000) };

test("a problem becomes a round that reads as one, and its plan keeps every rule within the bound", async () => {
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      expect(readInstance(toInstance(problem, round)).people).toHaveLength(problem.people.size);
      const { plan, bound } = await solve(problem, round);
      expect(broken(problem, plan.at)).toEqual([]);
      const value = [...plan.at].reduce((sum, [id, session]) => {
        const person = problem.people.get(id)!;
        return sum + valueOf(person, person.options.get(session)!);
      }, 0);
      expect(value).toBeLessThanOrEqual(bound!);
    }),
    { numRuns: 200 },
  );
});

test("whom a coordinator fixed is seated first, within every rule and the bound", async () => {
  await fc.assert(
    fc.asyncProperty(problems, fc.nat(), async (problem, lot) => {
      const fixed = [...problem.people.values()].filter(({ options }, at) => options.size > 0 && (at + lot) % 3 === 0);
      for (const person of fixed) {
        const [session, rank] = [...person.options][lot % person.options.size]!;
        person.pinned = session;
        person.options = new Map([[session, rank]]);
        for (const wish of person.wishes) wish.options = wish.options.filter((one) => one === session);
      }
      const { plan, bound } = await solve(problem, round);
      expect(broken(problem, plan.at)).toEqual([]);
      const value = [...plan.at].reduce((sum, [id, session]) => {
        const person = problem.people.get(id)!;
        return sum + valueOf(person, person.options.get(session)!);
      }, 0);
      expect(value).toBeLessThanOrEqual(bound!);
      // A session without a minimum that only they asked first for goes to them before anybody else.
      for (const person of fixed) {
        const { seats, minimum } = problem.sessions.get(person.pinned!)!;
        const rivals = fixed.filter(({ pinned }) => pinned === person.pinned).length;
        const alone = fixed.filter(({ team }) => team === person.team).length === 1;
        const { atOnce, staffing, away } = problem.teams.get(person.team)!;
        const free = away.length === 0 && staffing === 0 && (atOnce === null || atOnce > 0);
        if (minimum === 1 && rivals <= seats && alone && free) expect(plan.at.get(person.id)).toBe(person.pinned);
      }
    }),
    { numRuns: 200 },
  );
});

test("a thread of its own gives the same plan", async () => {
  const some = fc.sample(problems, { seed: 7, numRuns: 3 });
  const here = await Promise.all(some.map((problem) => solve(problem, round)));
  matchElsewhere();
  const there = await Promise.all(some.map((problem) => solve(problem, round)));
  expect(there.map(({ plan, bound }) => [new Map(plan.at), bound])).toEqual(
    here.map(({ plan, bound }) => [new Map(plan.at), bound]),
  );
});
