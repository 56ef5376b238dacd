import type { Options } from "./options.ts";
import type { Rows } from "./rows.ts";

/** A price for everything that is scarce, each 0 or more; `spread` is what a department's people keep of the points for
 *  spreading, between 0 and all of them. */
export interface Prices {
  seat: Float64Array;
  day: Float64Array;
  moment: Float64Array;
  spread: Float64Array;
}

/** Prices are multiples of this: sums of them are exact in any order, so anybody comes to the same bound. */
const GRAIN = 1 / 4096;

export const noPrices = ({ round }: Options, rows: Rows): Prices => ({
  seat: new Float64Array(round.sessions.length),
  day: new Float64Array(rows.dayCap.length),
  moment: new Float64Array(rows.momentCap.length),
  spread: new Float64Array(round.departments.length),
});

export const rounded = ({ seat, day, moment, spread }: Prices): Prices => ({
  seat: seat.map(toGrain),
  day: day.map(toGrain),
  moment: moment.map(toGrain),
  spread: spread.map(toGrain),
});
const toGrain = (price: number): number => Math.round(price / GRAIN) * GRAIN;

/** What each pair of home department and session costs: the seat, the team's day, its moments. */
export function pairPrices({ pairs }: Options, rows: Rows, prices: Prices, into: Float64Array): Float64Array {
  const sums = new Float64Array(rows.momentCap.length + 1);
  for (let row = 0; row < rows.momentCap.length; row++) sums[row + 1] = sums[row]! + prices.moment[row]!;
  for (let at = 0; at < pairs.length; at++) {
    const day = rows.day[at]!;
    const team = sums[rows.last[at]!]! - sums[rows.first[at]!]!;
    into[at] = prices.seat[pairs[at]!.session]! + (day < 0 ? 0 : prices.day[day]!) + team;
  }
  return into;
}

/**
 * The points no plan can pass at these prices (weak duality): all that is scarce sold at its price, and for everybody the
 * best they could do alone, on different hosts where they want two.
 */
export function boundAt(options: Options, rows: Rows, prices: Prices): number {
  const { round, start, points, pair, session, host } = options;
  const cost = pairPrices(options, rows, prices, new Float64Array(options.pairs.length));
  let bound = 0;
  round.sessions.forEach(({ seats }, s) => (bound += seats * prices.seat[s]!));
  rows.dayCap.forEach((cap, row) => (bound += cap * prices.day[row]!));
  rows.momentCap.forEach((cap, row) => (bound += cap * prices.moment[row]!));
  round.departments.forEach(({ spreadTarget }, d) => (bound += (round.scoring.spread - prices.spread[d]!) * spreadTarget)); // prettier-ignore
  for (let p = 0; p < options.limit.length; p++) {
    let best = -Infinity;
    let at = -1;
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      const net = points[e]! - cost[pair[e]!]!;
      if (net > best) [best, at] = [net, host[session[e]!]!];
    }
    let second = 0;
    if (options.limit[p]! > 1)
      for (let e = start[p]!; e < start[p + 1]!; e++)
        if (host[session[e]!] !== at) second = Math.max(second, points[e]! - cost[pair[e]!]!);
    bound += Math.max(0, options.entry[p]! + prices.spread[options.department[p]!]! + best + second);
  }
  return Math.floor(bound);
}
