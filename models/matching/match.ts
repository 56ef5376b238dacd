import type { ShadowingResult, ShadowingRound } from "./instance.ts";
import { netPoints, serve, servingOrder } from "./match/greedy.ts";
import { askersOf, hopeless, settleMinimums } from "./match/minimums.ts";
import { optionsOf } from "./match/options.ts";
import { emptyPlan } from "./match/plan.ts";
import { findPrices } from "./match/prices.ts";
import { resultOf } from "./match/result.ts";
import { rowsOf } from "./match/rows.ts";
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
  const priced = findPrices(options, rows);
  const plan = emptyPlan(options, rows);
  const net = netPoints(plan, priced.prices);
  const order = servingOrder(plan, net);
  const askers = askersOf(plan);
  const closed = hopeless(plan, askers);
  serve(plan, net, closed, order, true);
  settleMinimums(plan, net, askers, closed);
  tidy(plan, order, askers, closed, steps);
  return resultOf(plan, priced);
}
