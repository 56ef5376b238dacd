import type { ShadowingResult, ShadowingRound } from "./instance.ts";
import { netPoints, serve, servingOrder } from "./match/greedy.ts";
import { askersOf, hopeless, settleMinimums } from "./match/minimums.ts";
import { optionsOf } from "./match/options.ts";
import { emptyPlan, fits, isPlaced, put, type Plan } from "./match/plan.ts";
import { findPrices } from "./match/prices.ts";
import { resultOf } from "./match/result.ts";
import { rowsOf } from "./match/rows.ts";
import { tidy } from "./match/tidy.ts";

/**
 * Fits a plan to a round that changed (events: `afterEvents`). Lets go of what has become impossible; keeps everybody else
 * where they are; calls off what is below its minimum and cannot be saved; then those without a place are served from
 * what is free. Where a session has more people than seats, those stay to whom it is worth most. Pure.
 */
export function repair(round: ShadowingRound, placements: ShadowingResult["placements"]): ShadowingResult {
  const options = optionsOf(round);
  const rows = rowsOf(options);
  const priced = findPrices(options, rows);
  const plan = emptyPlan(options, rows);
  const net = netPoints(plan, priced.prices);
  const closed = hopeless(plan, askersOf(plan));
  keep(plan, placements);
  const queue = servingOrder(plan, net).filter((p) => !isPlaced(plan, p));
  const waiting = new Set(queue);
  const askers = askersOf(plan, (p) => waiting.has(p));
  serve(plan, net, closed, queue, true);
  settleMinimums(plan, net, askers, closed);
  const free = servingOrder(plan, net).filter((p) => waiting.has(p) || !isPlaced(plan, p));
  tidy(plan, free, askers, closed, 0);
  return resultOf(plan, priced);
}

/** Puts people back where they were, as far as the rules on them, seats and caps still allow. */
function keep(plan: Plan, placements: ShadowingResult["placements"]): void {
  const { options } = plan;
  const { people, sessions } = options.round;
  const personAt = new Map(people.map(({ id }, at) => [id, at]));
  const wanted = placements.flatMap(([who, what]) => {
    const p = personAt.get(who);
    if (p === undefined) return [];
    for (let e = options.start[p]!; e < options.start[p + 1]!; e++)
      if (sessions[options.session[e]!]!.id === what) return [{ p, e }];
    return [];
  });
  const worth = ({ p, e }: { p: number; e: number }): number => options.points[e]! + options.entry[p]!;
  wanted.sort((one, other) => worth(other) - worth(one) || one.e - other.e);
  for (const { p, e } of wanted) if (fits(plan, p, e, true)) put(plan, p, e);
}
