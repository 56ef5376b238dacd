import { walk, type Pace } from "../reading/pace.ts";
import { matcher, select, type Query } from "../reading/select.ts";
import type { Statistics } from "../reading/statistics.ts";
import type { Collection } from "../store/collection.ts";
import type { Row } from "../store/row.ts";
import type { Target } from "./target.ts";

/**
 * Finds the first document that matches and acts on it at once. Others may write while a long search gives way: a row
 * that was read before is read again then, and taken only if it still matches.
 */
export async function withFirst(
  target: Target,
  collection: Collection,
  query: Query,
  pace: Pace,
  statistics: Statistics,
  act: (row: Row) => void,
): Promise<void> {
  const matches = matcher(query, query.collation ?? collection.collation);
  for (;;) {
    let isStale = false;
    let isDone = false;
    const { rows } = select(target, collection, { ...query, first: 1 }, statistics);
    const { breaks } = pace;
    await walk(rows, pace, (row) => {
      const current = pace.breaks === breaks ? row : reread(target, collection, row, matches);
      if (!current) {
        isStale = true;
        return false;
      }
      act(current);
      isDone = true;
      return true;
    });
    if (isDone || !isStale) return;
  }
}

/** The row as it is now, if it still matches. */
function reread(
  target: Target,
  collection: Collection,
  [row, before]: Row,
  matches: (bytes: Uint8Array) => boolean,
): Row | undefined {
  const bytes = target.row(collection, row);
  return bytes && (Buffer.compare(bytes, before) === 0 || matches(bytes)) ? [row, bytes] : undefined;
}

/** Acts on every document that matches. Rows are found before the first is changed: a search must not meet its own changes. */
export async function withAll(
  target: Target,
  collection: Collection,
  query: Query,
  pace: Pace,
  statistics: Statistics,
  act: (row: Row) => void,
): Promise<void> {
  const found: number[] = [];
  await walk(select(target, collection, query, statistics).rows, pace, (row) => void found.push(row[0]));
  const matches = matcher(query, query.collation ?? collection.collation);
  for (const row of found) {
    if (pace.isDue()) await pace.giveWay();
    const bytes = target.row(collection, row);
    if (bytes && matches(bytes)) act([row, bytes]);
  }
}
