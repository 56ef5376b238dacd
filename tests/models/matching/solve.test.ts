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

test("a thread of its own gives the same plan", async () => {
  const some = fc.sample(problems, { seed: 7, numRuns: 3 });
  const here = await Promise.all(some.map((problem) => solve(problem, round)));
  matchElsewhere();
  const there = await Promise.all(some.map((problem) => solve(problem, round)));
  expect(there.map(({ plan, bound }) => [new Map(plan.at), bound])).toEqual(
    here.map(({ plan, bound }) => [new Map(plan.at), bound]),
  );
});
