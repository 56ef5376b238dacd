import type { SQLInputValue } from "node:sqlite";
import type { IndexScan } from "../index/plan.ts";

/** A part of a statement, and the values that it asks for. */
export interface Part {
  sql: string;
  values: SQLInputValue[];
}

/**
 * What a statement says of the rows in a column so that other scans find them, too. SQLite goes through their parts of
 * the indexes once a statement, and keeps the numbers of the rows alone.
 */
export function within(column: string, scans: readonly IndexScan[] = []): Part {
  const ranges = scans.flatMap(({ index, ranges: [range] }) => (range ? [{ ...range, table: index.table }] : []));
  return {
    sql: ranges.map(({ table }) => ` and ${column} in (select r from ${table} where v >= ? and v < ?)`).join(""),
    values: ranges.flatMap(({ low, high }) => [low, high]),
  };
}

/** What it says of the rows `x` of an index so that their documents stand in it with other keys, too: one is looked up at a
 *  time, since where all of them are it is not worth to know. */
export function withOthers({ index, also }: IndexScan): Part {
  const there = `y.v = cast(? || substr(x.v, ?) as blob) and y.r = x.r`;
  return {
    sql: (also?.keys ?? []).map(() => ` and (select 1 from ${index.table} y where ${there})`).join(""),
    values: also?.keys.flatMap((key) => [key, also.in + 1]) ?? [],
  };
}

export const together = (...parts: Part[]): Part => ({
  sql: parts.map(({ sql }) => sql).join(""),
  values: parts.flatMap(({ values }) => values),
});
