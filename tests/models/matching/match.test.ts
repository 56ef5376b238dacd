import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInstance } from "#models/matching/instance.ts";
import { match } from "#models/matching/match.ts";
import { instance, MIDDLE, SMALL } from "../../builders/instances.ts";
import { brokenRules, valueOfPlan } from "./instance-checker.ts";
import { provenBound, wrongWith } from "./instance-proof.ts";
import { instances } from "./instances.ts";
import { optimum } from "./optimum.ts";

describe("matching a round", () => {
  test("keeps every rule, gives every true reason and no false one, and proves its bound", () => {
    fc.assert(
      fc.property(instances(12, 8), (round) => {
        expect(wrongWith(round, match(readInstance(round)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  /** The share of the best plan's value that is reached, of small rounds in which something can be placed. */
  function sharesOfBest(seed?: number): number[] {
    const shares: number[] = [];
    fc.assert(
      fc.property(instances(5, 5), (round) => {
        const best = optimum(round);
        fc.pre(best !== null);
        const { value, upperBound } = match(round);
        expect(value).toBeLessThanOrEqual(best!);
        expect(best).toBeLessThanOrEqual(upperBound);
        if (best! > 0) shares.push(value / best!);
      }),
      { numRuns: 200, ...(seed !== undefined && { seed }) },
    );
    return shares;
  }

  test("is never worth more than the best plan, which is never above the bound", () => {
    sharesOfBest();
  });

  // Always the same rounds: the mean of a hundred others differs by half a hundredth from throw to throw.
  test("reaches nearly the value of the best plan", () => {
    const shares = sharesOfBest(2026);
    expect(shares.length).toBeGreaterThan(30);
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.99);
  });

  test("an invented round of 200 people keeps every rule and is near its bound", () => {
    for (const seed of [1, 2, 3]) {
      const round = readInstance(JSON.parse(JSON.stringify(instance(SMALL, seed))));
      const result = match(round);
      expect([...brokenRules(round, result.placements)]).toEqual([]);
      expect(valueOfPlan(round, result.placements)).toBe(result.value);
      expect(Math.floor(provenBound(round, result))).toBe(result.upperBound);
      expect(result.value / result.upperBound).toBeGreaterThan(0.95);
    }
  });

  test("5,000 people and 800 sessions are within 2 % of the bound, and no rule is broken", () => {
    const round = instance(MIDDLE, 1);
    const result = match(round);
    expect([...brokenRules(round, result.placements)]).toEqual([]);
    expect(valueOfPlan(round, result.placements)).toBe(result.value);
    expect(result.value / result.upperBound).toBeGreaterThan(0.98);
  });

  test("the same round gives the same bytes", () => {
    const bytes = () => JSON.stringify(match(instance(SMALL, 7)));
    expect(bytes()).toBe(bytes());
  });
});
