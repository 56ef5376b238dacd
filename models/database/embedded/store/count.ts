import type { SQLInputValue } from "node:sqlite";
import type { Scan } from "../index/plan.ts";
import type { Range } from "../index/range.ts";
import type { Collection } from "./collection.ts";
import type { Reader } from "./reader.ts";
import { within } from "./within.ts";

/**
 * The number of rows of a scan, counted by SQLite, up to `most`; undefined for scans that it cannot count at once.
 */
export function countScan(reader: Reader, { table }: Collection, scan: Scan, most = Infinity): number | undefined {
  switch (scan.kind) {
    case "collection":
      return reader.get<[number]>(`select count(*) from ${table}`)![0];
    case "id":
      return sum(reader, `select 1 from ${table} where k >= ? and k < ?`, scan.ranges, most);
    case "index": {
      const { index, ranges } = scan;
      // An array has several rows in the index; over several ranges, they could not be told apart.
      if (scan.also || (index.isMultikey && ranges.length > 1)) return undefined;
      const what = index.isMultikey ? "distinct r" : "1";
      const { sql, values } = within("r", scan.within);
      return sum(reader, `select ${what} from ${index.table} where v >= ? and v < ?${sql}`, ranges, most, values);
    }
    case "ids":
    case "union":
      return undefined;
  }
}

function sum(reader: Reader, rows: string, ranges: Range[], most: number, values: SQLInputValue[] = []): number {
  const sql = `select count(*) from (${rows} limit ?)`;
  let n = 0;
  for (const { low, high } of ranges) {
    if (n >= most) break;
    n += reader.get<[number]>(sql, low, high, ...values, Number.isFinite(most) ? most - n : -1)![0];
  }
  return n;
}

/** About how many rows a scan reads: counted up to a limit, which tells narrow from wide. */
export function estimateScan(reader: Reader, { table }: Collection, scan: Scan, most = 200): number {
  if (scan.kind === "ids") return scan.keys.length;
  if (scan.kind !== "id" && scan.kind !== "index") return Infinity;
  const [from, column] = scan.kind === "id" ? [table, "k"] : [scan.index.table, "v"];
  const sql = `select count(*) from (select 1 from ${from} where ${column} >= ? and ${column} < ? limit ?)`;
  let n = 0;
  for (const { low, high } of scan.ranges) {
    if (n >= most) break;
    n += reader.get<[number]>(sql, low, high, most - n)![0];
  }
  return n;
}
