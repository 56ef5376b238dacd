import type { SQLInputValue } from "node:sqlite";
import type { IndexScan } from "../index/plan.ts";
import type { Collection } from "./collection.ts";
import { together, within, withOthers } from "./within.ts";

type Way = "forward" | "backward";

/** Statements that read on in an index from a key and, among equal keys, from a row. */
export interface Statements extends Record<Way, string> {
  /** Values that stand before the limit. */
  values: SQLInputValue[];
  /** Where few of the rows that are looked at are found, a statement goes as far as a key and a row: these find them so many
   *  rows on. */
  stops?: Record<Way, string>;
}

/** How to read on, and how once many documents were read. */
export function byIndex({ table }: Collection, scan: IndexScan): Statements[] {
  const { table: index } = scan.index;
  const from = `select c.id, c.d, x.v, c.s from ${index} x join ${table} c on c.id = x.r`;
  const up = { end: "x.v < ?", after: "(x.v, x.r) > (?, ?)", order: "order by x.v, x.r" };
  const down = { end: "x.v >= ?", after: "(x.v, x.r) < (?, ?)", order: "order by x.v desc, x.r desc" };
  const others = withOthers(scan);
  return [scan.within, scan.later ?? scan.within].map((scans) => {
    const { sql, values } = together(others, within("x.r", scans));
    if (values.length === 0)
      return {
        forward: `${from} where ${up.end} and ${up.after} ${up.order} limit ?`,
        backward: `${from} where ${down.end} and ${down.after} ${down.order} limit ?`,
        values,
      };
    const stop = "limit 1 offset ?";
    // With the end of the range beside it, SQLite would look for that, and go through all rows to there.
    return {
      forward: `${from} where (x.v, x.r) <= (?, ?) and ${up.after}${sql} ${up.order} limit ?`,
      backward: `${from} where (x.v, x.r) >= (?, ?) and ${down.after}${sql} ${down.order} limit ?`,
      values,
      stops: {
        forward: `select x.v, x.r from ${index} x where ${up.end} and ${up.after} ${up.order} ${stop}`,
        backward: `select x.v, x.r from ${index} x where ${down.end} and ${down.after} ${down.order} ${stop}`,
      },
    };
  });
}

export function byId({ table }: Collection): Statements {
  const from = `select id, d, k, s from ${table}`;
  return {
    forward: `${from} where k < ? and (k, id) > (?, ?) order by k limit ?`,
    backward: `${from} where k >= ? and (k, id) < (?, ?) order by k desc limit ?`,
    values: [],
  };
}
