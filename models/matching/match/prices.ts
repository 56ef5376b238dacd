import { boundAt, noPrices, rounded, type Prices } from "./bound.ts";
import { chooser } from "./choosing.ts";
import type { Options } from "./options.ts";
import type { Rows } from "./rows.ts";

/** From soft to sharp: how long prices are looked for at each temperature, in steps. */
const PLAN: readonly [temperature: number, steps: number][] = [
  [20, 50],
  [8, 60],
  [3, 80],
  [1, 100],
  [0.4, 100],
  [0.15, 100],
];

/** Prices at which nobody could do much better than the plan, and the bound they prove. */
export interface Priced {
  prices: Prices;
  bound: number;
}

/**
 * Looks for the prices with the lowest bound: each moves by how much more is asked for than there is, with Nesterov's
 * momentum, begun afresh where it points uphill. Budgeted in steps, so that the same round has the same prices.
 */
export function findPrices(options: Options, rows: Rows): Priced {
  const at = noPrices(options, rows);
  const best: Priced = { prices: noPrices(options, rows), bound: Infinity };
  const { round } = options;
  const { use, choose } = chooser(options, rows, noPrices(options, rows));
  const kinds = [
    kind(
      at.seat,
      use.seat,
      Float64Array.from(round.sessions, ({ seats }) => seats),
      Infinity,
    ),
    kind(at.day, use.day, Float64Array.from(rows.dayCap), Infinity),
    kind(at.moment, use.moment, Float64Array.from(rows.momentCap), Infinity),
    keeping(kind(at.spread, use.spread, Float64Array.from(round.departments, ({ spreadTarget }) => spreadTarget), round.scoring.spread)), // prettier-ignore
  ];
  const look = () => {
    const prices = rounded(at);
    const bound = boundAt(options, rows, prices);
    if (bound < best.bound) Object.assign(best, { prices, bound });
  };
  look();
  for (const [temperature, steps] of PLAN) {
    for (const one of kinds) one.before.set(one.price);
    let momentum = 1;
    for (let step = 0; step < steps; step++) {
      choose(at, temperature);
      let uphill = 0;
      for (const one of kinds) uphill += descend(one, temperature);
      const next = uphill > 0 ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      const carry = uphill > 0 ? 0 : (momentum - 1) / next;
      for (const one of kinds) lean(one, carry);
      momentum = next;
    }
    for (const one of kinds) one.price.set(one.before);
    look();
  }
  return best;
}

interface Kind {
  /** Where the choice is asked, and the point it was reached from. */
  price: Float64Array;
  before: Float64Array;
  after: Float64Array;
  use: Float64Array;
  capacity: Float64Array;
  most: number;
  /** 1: more use raises the price; -1: more use lowers it. */
  sign: 1 | -1;
}

const kind = (price: Float64Array, use: Float64Array, capacity: Float64Array, most: number): Kind => ({
  ...{ price, use, capacity, most, sign: 1 },
  before: price.slice(),
  after: price.slice(),
});
/** What people keep falls when more of them are placed than the department's target. */
const keeping = (one: Kind): Kind => ({ ...one, sign: -1 });

/** One step downhill from where the choice was asked. Returns how far it went against the way we came. */
function descend({ price, before, after, use, capacity, most, sign }: Kind, temperature: number): number {
  let against = 0;
  for (let i = 0; i < price.length; i++) {
    const pace = temperature / (3 * Math.max(capacity[i]!, use[i]!, 1));
    const next = price[i]! + sign * pace * (use[i]! - capacity[i]!);
    after[i] = Math.min(most, Math.max(0, next));
    against += ((price[i]! - after[i]!) * (after[i]! - before[i]!)) / pace;
  }
  return against;
}

/** On from there, with the momentum of the last step. */
function lean({ price, before, after, most }: Kind, carry: number): void {
  for (let i = 0; i < price.length; i++) {
    const ahead = after[i]! + carry * (after[i]! - before[i]!);
    price[i] = Math.min(most, Math.max(0, ahead));
    before[i] = after[i]!;
  }
}
