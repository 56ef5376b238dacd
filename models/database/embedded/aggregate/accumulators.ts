import { Double } from "../bson/values.ts";
import type { Collation } from "../bson/collation.ts";
import { keyBytes } from "../bson/key.ts";
import type { Doc } from "../bson/doc.ts";
import { toNumber } from "../bson/number.ts";
import { compare } from "../bson/order.ts";
import { isNumber } from "../bson/types.ts";
import { mergeInto } from "./operators/object.ts";
import { isNullish } from "./scope.ts";
import { Summation } from "./summation.ts";

/** Gathers the values of a group. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

/** The accumulators of one value a document, by their names. */
export const accumulators: Record<string, (collation?: Collation) => Accumulator> = {
  $sum: () => {
    const sum = new Summation();
    return {
      add(value) {
        if (isNumber(value)) sum.add(value);
      },
      result: () => sum.total(),
    };
  },
  $avg: () => {
    const sum = new Summation();
    let count = 0;
    return {
      add(value) {
        if (!isNumber(value)) return;
        sum.add(value);
        count++;
      },
      result: () => (count === 0 ? null : sum.mean(count)),
    };
  },
  $min: (collation) => extreme(-1, collation),
  $max: (collation) => extreme(1, collation),
  $first: () => {
    let isFirst = true;
    let first: unknown;
    return {
      add(value) {
        if (isFirst) first = value;
        isFirst = false;
      },
      result: () => first ?? null,
    };
  },
  $last: () => {
    let last: unknown;
    return {
      add(value) {
        last = value;
      },
      result: () => last ?? null,
    };
  },
  $push: () => {
    const values: unknown[] = [];
    return {
      add(value) {
        if (value !== undefined) values.push(value);
      },
      result: () => values,
    };
  },
  $addToSet: (collation) => {
    const values = new Map<string, unknown>();
    return {
      add(value) {
        if (value === undefined) return;
        const key = keyBytes(value, false, collation).toString("latin1");
        if (!values.has(key)) values.set(key, value);
      },
      result: () => [...values.values()],
    };
  },
  $count: () => {
    let count = 0;
    return {
      add() {
        count++;
      },
      result: () => count,
    };
  },
  $mergeObjects: () => {
    const merged: Doc = {};
    return { add: (value) => mergeInto(merged, value), result: () => merged };
  },
  $stdDevPop: () => deviation(0),
  $stdDevSamp: () => deviation(1),
};

function extreme(sign: 1 | -1, collation?: Collation): Accumulator {
  let best: unknown;
  return {
    add(value) {
      if (!isNullish(value) && (best === undefined || compare(value, best, collation) * sign > 0)) best = value;
    },
    result: () => best ?? null,
  };
}

/** The standard deviation by Welford's way, which does not lose digits as sums of squares do. */
function deviation(less: 0 | 1): Accumulator {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add(value) {
      if (!isNumber(value)) return;
      count++;
      const distance = toNumber(value) - mean;
      mean += distance / count;
      squares += distance * (toNumber(value) - mean);
    },
    result: () => (count <= less ? null : new Double(Math.sqrt(squares / (count - less)))),
  };
}
