import type { Scan } from "../index/plan.ts";
import type { Collection } from "../store/collection.ts";
import { walk, type Pace } from "./pace.ts";
import { select, type Query } from "./select.ts";
import type { Statistics } from "./statistics.ts";
import type { View } from "./view.ts";

const everything: Scan = { kind: "collection", isBackward: false };

/** The number of documents of a collection. */
export const countAll = (view: View, collection: Collection): number => view.count(collection, everything) ?? 0;

/** The number of documents that match, behind the first `skip` ones and up to `limit` where it is not 0. */
export async function countMatches(
  view: View,
  collection: Collection,
  query: Query,
  window: { skip: number; limit: number },
  pace: Pace,
  statistics: Statistics,
): Promise<number> {
  const end = window.limit > 0 ? window.skip + window.limit : Infinity;
  const { plan, rows } = select(view, collection, { ...query, first: end }, statistics);
  let n = plan.isExact ? view.count(collection, plan.scan, end) : undefined;
  if (n === undefined) {
    n = 0;
    await walk(rows, pace, () => ++n! >= end);
  }
  return Math.max(0, Math.min(n, end) - window.skip);
}
