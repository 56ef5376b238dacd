import type { Prices } from "./bound.ts";
import { pairPrices } from "./bound.ts";
import type { Options } from "./options.ts";
import type { Rows } from "./rows.ts";

/** How much everybody together would use at given prices, each choosing alone and softly: in proportion to
 *  exp(points net of prices / temperature). The smoother the choice, the faster prices find their place. */
export interface Chooser {
  /** Uses of seats, days, moments and places by department, in the shape of prices. */
  use: Prices;
  choose: (prices: Prices, temperature: number) => void;
}

/** Net points so far behind the best that they no longer count, in temperatures. */
const NOTHING = 30;

export function chooser(options: Options, rows: Rows, use: Prices): Chooser {
  const { start, points, pair, session, host, limit, entry, department, pairs } = options;
  const cost = new Float64Array(pairs.length);
  const load = new Float64Array(pairs.length);
  const soft = new Float64Array(Math.max(1, ...limit.map((_, p) => start[p + 1]! - start[p]!)));
  const ofHost = new Float64Array(options.round.departments.length);

  function person(p: number, keep: number, temperature: number): number {
    const [from, to] = [start[p]!, start[p + 1]!];
    let best = -Infinity;
    for (let e = from; e < to; e++) {
      const net = points[e]! - cost[pair[e]!]!;
      soft[e - from] = net;
      if (net > best) best = net;
    }
    const two = limit[p]! > 1;
    const base = entry[p]! + keep;
    const top = Math.max(0, base + best, two ? base + 2 * best : 0);
    if (base + best + (two ? Math.max(0, best) : 0) < -NOTHING * temperature) return 0;
    let all = 0;
    for (let i = 0; i < to - from; i++) {
      const behind = (soft[i]! - best) / temperature;
      const share = behind < -NOTHING ? 0 : Math.exp(behind);
      soft[i] = share;
      all += share;
      if (two && share > 0) ofHost[host[session[from + i]!]!]! += share;
    }
    const [none, one] = [Math.exp(-top / temperature), Math.exp((base + best - top) / temperature)];
    const both = two ? Math.exp((base + 2 * best - top) / temperature) : 0;
    let pairsOf = 0;
    if (two) for (let i = 0; i < to - from; i++) pairsOf += soft[i]! * (all - ofHost[host[session[from + i]!]!]!);
    const total = none + one * all + (both * pairsOf) / 2;
    for (let i = 0; i < to - from; i++) {
      if (soft[i] === 0) continue;
      const more = two ? both * (all - ofHost[host[session[from + i]!]!]!) : 0;
      load[pair[from + i]!]! += (soft[i]! * (one + more)) / total;
    }
    if (two) for (let e = from; e < to; e++) ofHost[host[session[e]!]!] = 0;
    return 1 - none / total;
  }

  return {
    use,
    choose(prices, temperature) {
      pairPrices(options, rows, prices, cost);
      load.fill(0);
      use.spread.fill(0);
      for (let p = 0; p < limit.length; p++)
        if (start[p] !== start[p + 1])
          use.spread[department[p]!]! += person(p, prices.spread[department[p]!]!, temperature);
      gather(pairs, rows, load, use);
    },
  };
}

function gather(pairs: Options["pairs"], rows: Rows, load: Float64Array, use: Prices): void {
  use.seat.fill(0);
  use.day.fill(0);
  use.moment.fill(0);
  const steps = new Float64Array(rows.momentCap.length + 1);
  pairs.forEach(({ session }, at) => {
    use.seat[session]! += load[at]!;
    if (rows.day[at]! >= 0) use.day[rows.day[at]!]! += load[at]!;
    steps[rows.first[at]!]! += load[at]!;
    steps[rows.last[at]!]! -= load[at]!;
  });
  let here = 0;
  for (let row = 0; row < rows.momentCap.length; row++) use.moment[row] = here += steps[row]!;
}
