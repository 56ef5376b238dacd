import { walk, type Pace } from "../reading/pace.ts";
import { matcher, select, type Query } from "../reading/select.ts";
import type { Statistics } from "../reading/statistics.ts";
import type { Collection } from "../store/collection.ts";
import type { Row } from "../store/row.ts";
import type { Target } from "./target.ts";

/**
 * Finds the first document that matches and acts on it at once. Others may write while a long search gives way: a row is
 * read again, and taken only if it still matches.
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
    await walk(rows, pace, (row) => {
      const bytes = target.row(collection, row[0]);
      if (!bytes || (Buffer.compare(bytes, row[1]) !== 0 && !matches(bytes))) {
        isStale = true;
        return false;
      }
      act([row[0], bytes]);
      isDone = true;
      return true;
    });
    if (isDone || !isStale) return;
  }
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
  for (const [i, row] of found.entries()) {
    if (i % 64 === 63 && pace.isDue()) await pace.giveWay();
    const bytes = target.row(collection, row);
    if (bytes && matches(bytes)) act([row, bytes]);
  }
}
