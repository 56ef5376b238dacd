import type { Collation } from "../bson/collation.ts";
import type { Doc } from "../bson/doc.ts";
import type { MatchOptions } from "../query/match.ts";

export interface UpdateOptions {
  /** The time for `$currentDate` and `$$NOW`. */
  now: Date;
  arrayFilters?: Doc[];
  /** The filter that found the document: for the positional `$`. */
  filter?: Doc;
  collation?: Collation;
  /** Values of `$$name` in pipelines, already evaluated. */
  variables?: Doc;
  /** Whether a document without operators replaces the whole (`updateOne` and `replaceOne` are one command on the wire). */
  isReplacementAllowed?: boolean;
  /** Whether the document is being inserted: `$setOnInsert` counts, `_id` may be set. */
  upserting?: boolean;
}

/** The part of the options that filters inside an update need. */
export function matchOptions({ collation, variables }: UpdateOptions): MatchOptions {
  return { ...(collation && { collation }), ...(variables && { variables }) };
}
