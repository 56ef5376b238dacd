import { pairPrices, type Prices } from "./bound.ts";
import { fits, put, type Plan } from "./plan.ts";

/** Sessions that nobody is put on: they can never reach their minimum. */
export type Closed = Uint8Array;

/** What each option is worth to its owner net of prices. */
export function netPoints({ options, rows }: Plan, prices: Prices): Float64Array {
  const cost = pairPrices(options, rows, prices, new Float64Array(options.pairs.length));
  return Float64Array.from(options.points, (points, e) => points - cost[options.pair[e]!]!);
}

/** People in the order they are served: who would lose most by missing their best option first; then who asked first. */
export function servingOrder({ options }: Plan, net: Float64Array): Int32Array {
  const { start, entry, round } = options;
  const regret = Float64Array.from(entry, (points, p) => {
    let [best, next] = [-points, -points];
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      if (net[e]! > best) [best, next] = [net[e]!, best];
      else if (net[e]! > next) next = net[e]!;
    }
    return best - next;
  });
  const asked = (p: number) => round.people[p]!.askedAt;
  return Int32Array.from(regret.keys()).sort(
    (one, other) => regret[other]! - regret[one]! || asked(one) - asked(other) || one - other,
  );
}

/** The option with the most net points that p can have now, or -1. `opening`: sessions may be below their minimum. */
export function bestFor(plan: Plan, net: Float64Array, closed: Closed, p: number, opening: boolean): number {
  const { start, session } = plan.options;
  let found = -1;
  for (let e = start[p]!; e < start[p + 1]!; e++)
    if (closed[session[e]!] === 0 && (found < 0 || net[e]! > net[found]!) && fits(plan, p, e, opening)) found = e;
  return found;
}

/** Gives everybody in turn the best that is left; a second place only once all had their first. */
export function serve(plan: Plan, net: Float64Array, closed: Closed, order: Int32Array, opening: boolean): void {
  for (const p of order)
    if (plan.held[2 * p]! < 0) {
      const option = bestFor(plan, net, closed, p, opening);
      if (option >= 0) put(plan, p, option);
    }
  for (const p of order)
    if (plan.options.limit[p]! > 1 && plan.held[2 * p]! >= 0 && plan.held[2 * p + 1]! < 0) {
      const option = bestFor(plan, net, closed, p, opening);
      if (option >= 0 && net[option]! > 0) put(plan, p, option);
    }
}
