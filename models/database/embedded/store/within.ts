import type { IndexScan } from "../index/plan.ts";

/**
 * What a statement says of the rows in a column so that other scans find them, too. SQLite goes through their parts of
 * the indexes once a statement, and keeps the numbers of the rows alone.
 */
export function within(column: string, scans: readonly IndexScan[] = []): { sql: string; bounds: Buffer[] } {
  const ranges = scans.flatMap(({ index, ranges: [range] }) => (range ? [{ ...range, table: index.table }] : []));
  return {
    sql: ranges.map(({ table }) => ` and ${column} in (select r from ${table} where v >= ? and v < ?)`).join(""),
    bounds: ranges.flatMap(({ low, high }) => [low, high]),
  };
}
