import type { IndexScan } from "../index/plan.ts";
import type { Collection } from "./collection.ts";
import { within } from "./within.ts";

type Way = "forward" | "backward";

/** Statements that read on in an index from a key and, among equal keys, from a row. */
export interface Statements extends Record<Way, string> {
  /** Values that stand before the limit. */
  bounds: Buffer[];
  /** Where few of the rows that are looked at are found, a statement goes as far as a key and a row: these find them so many
   *  rows on. */
  stops?: Record<Way, string>;
}

/** How to read on, and how once many documents were read. */
export function byIndex({ table }: Collection, scan: IndexScan): Statements[] {
  const { table: index } = scan.index;
  const from = `select c.id, c.d, x.v, c.s from ${index} x join ${table} c on c.id = x.r`;
  const up = { after: "where x.v < ? and (x.v, x.r) > (?, ?)", order: "order by x.v, x.r" };
  const down = { after: "where x.v >= ? and (x.v, x.r) < (?, ?)", order: "order by x.v desc, x.r desc" };
  return [scan.within, scan.later ?? scan.within].map((others) => {
    const { sql, bounds } = within("x.r", others);
    if (bounds.length === 0)
      return {
        forward: `${from} ${up.after} ${up.order} limit ?`,
        backward: `${from} ${down.after} ${down.order} limit ?`,
        bounds,
      };
    const stop = "limit 1 offset ?";
    return {
      forward: `${from} ${up.after} and (x.v, x.r) <= (?, ?)${sql} ${up.order} limit ?`,
      backward: `${from} ${down.after} and (x.v, x.r) >= (?, ?)${sql} ${down.order} limit ?`,
      bounds,
      stops: {
        forward: `select x.v, x.r from ${index} x ${up.after} ${up.order} ${stop}`,
        backward: `select x.v, x.r from ${index} x ${down.after} ${down.order} ${stop}`,
      },
    };
  });
}

export function byId({ table }: Collection): Statements {
  const from = `select id, d, k, s from ${table}`;
  return {
    forward: `${from} where k < ? and (k, id) > (?, ?) order by k limit ?`,
    backward: `${from} where k >= ? and (k, id) < (?, ?) order by k desc limit ?`,
    bounds: [],
  };
}
