import { decode } from "../bson/decode.ts";
import type { Doc } from "../bson/doc.ts";
import type { Pace } from "../reading/pace.ts";
import { matcher, type Query } from "../reading/select.ts";
import type { Statistics } from "../reading/statistics.ts";
import { withAll, withFirst } from "./first.ts";
import type { Target } from "./target.ts";

/** Deletes one or all of the documents that match. */
export interface Deletion {
  namespace: string;
  query: Query;
  isMulti: boolean;
}

export interface Deleted {
  count: number;
  /** The document, when one was asked for. */
  document?: Doc;
}

export async function runDelete(
  target: Target,
  deletion: Deletion,
  pace: Pace,
  statistics: Statistics,
): Promise<Deleted> {
  const { namespace, query, isMulti } = deletion;
  const deleted: Deleted = { count: 0 };
  const collection = target.collection(namespace);
  if (!collection) {
    matcher(query, query.collation);
    return deleted;
  }
  const withRows = isMulti ? withAll : withFirst;
  await withRows(target, collection, query, pace, statistics, (row) => {
    if (!isMulti) deleted.document = decode(row[1]);
    target.remove(collection, row);
    deleted.count++;
  });
  return deleted;
}
