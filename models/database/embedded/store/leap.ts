import type { IndexScan } from "../index/plan.ts";
import { after, type Range } from "../index/range.ts";
import type { Reader } from "./reader.ts";

/** A key of an index and, among equal ones, a row. */
export type Place = [key: Uint8Array, row: number];

/**
 * Where a walk in an index asks for other elements of the array, too, its next document can only lie where the next one of
 * each of them does: there are as many places between as anybody's names before hers. (The join of sorted lists by leaps:
 * Veldhuizen, Leapfrog Triejoin, 2014.)
 * @returns the place before the one to go on with; undefined where one of the others has no more
 */
export function leap(
  reader: Reader,
  { index, also, isBackward }: IndexScan,
  range: Range,
  from: Place,
): Place | undefined {
  if (!also) return from;
  const own = range.low.subarray(0, also.in);
  let [key, row] = from;
  // The end of a range, where a walk backward begins, need not be a key.
  if (Buffer.compare(key.subarray(0, also.in), own) !== 0) return from;
  const sql = isBackward
    ? `select v, r from ${index.table} where v >= ? and (v, r) < (?, ?) order by v desc, r desc limit 1`
    : `select v, r from ${index.table} where v < ? and (v, r) > (?, ?) order by v, r limit 1`;
  for (const other of also.keys) {
    const at = Buffer.concat([other, key.subarray(also.in)]);
    const next = reader.get<Place>(sql, isBackward ? other : after(other), at, row);
    if (!next) return undefined;
    key = Buffer.concat([own, next[0].subarray(other.length)]);
    row = next[1] + (isBackward ? 1 : -1);
  }
  return [key, row];
}
