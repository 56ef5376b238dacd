import type { ShadowingResult, ShadowingRound } from "./instance.ts";
import type { Prices } from "./match/bound.ts";
import { explain } from "./match/explain.ts";
import { netPoints, serve, servingOrder } from "./match/greedy.ts";
import { askersOf, hopeless, settleMinimums } from "./match/minimums.ts";
import { optionsOf, type Options } from "./match/options.ts";
import { emptyPlan, valueOf, type Plan } from "./match/plan.ts";
import { findPrices } from "./match/prices.ts";
import { rowsOf, type Rows } from "./match/rows.ts";
import { tidy } from "./match/tidy.ts";

export interface MatchOptions {
  /** Tries spent on making the plan better, in steps and never in seconds: the same round has the same plan. */
  steps?: number;
}

const STEPS = 40_000_000;

/**
 * Matches a round: prices for all that is scarce, then everybody in turn to the best net of prices, minimums reached or
 * sessions called off, then chains of moves. Every rule is kept, every reason is true, and the bound is proven by the
 * prices. Pure: the same round gives the same result to the byte.
 */
export function match(round: ShadowingRound, { steps = STEPS }: MatchOptions = {}): ShadowingResult {
  const options = optionsOf(round);
  const rows = rowsOf(options);
  const { prices, bound } = findPrices(options, rows);
  const plan = emptyPlan(options, rows);
  const net = netPoints(plan, prices);
  const order = servingOrder(plan, net);
  const askers = askersOf(plan);
  const closed = hopeless(plan, askers);
  serve(plan, net, closed, order, true);
  settleMinimums(plan, net, askers, closed);
  tidy(plan, order, askers, closed, steps);
  return {
    format: "shadowing-result/1",
    round: round.name,
    placements: placementsOf(plan),
    value: valueOf(plan),
    upperBound: bound,
    unplaced: explain(plan),
    proof: proofOf(options, rows, prices),
  };
}

function placementsOf({ options, held }: Plan): [string, string][] {
  const { people, sessions } = options.round;
  return people.flatMap(({ id }, p) =>
    [held[2 * p]!, held[2 * p + 1]!]
      .filter((option) => option >= 0)
      .sort((one, other) => one - other)
      .map((option): [string, string] => [id, sessions[options.session[option]!]!.id]),
  );
}

function proofOf({ round }: Options, rows: Rows, { seat, day, moment, spread }: Prices): ShadowingResult["proof"] {
  const named = (all: readonly { id: string }[], prices: Float64Array): Record<string, number> =>
    Object.fromEntries(all.map(({ id }, at) => [id, prices[at]!] as const).filter(([, price]) => price > 0));
  const department = (at: number): string => round.departments[at]!.id;
  return {
    seat: named(round.sessions, seat),
    day: rows.dayOf
      .map((row, at): [string, number, number] => [department(row.department), row.day, day[at]!])
      .filter(([, , price]) => price > 0),
    moment: rows.momentOf
      .map((row, at): [string, number, number] => [department(row.department), row.minute, moment[at]!])
      .filter(([, , price]) => price > 0),
    spread: named(round.departments, spread),
  };
}
