import type { Collation } from "../bson/collation.ts";
import type { Doc } from "../bson/doc.ts";

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

/** A function that gives the updated document and leaves the old one alone; an update that changes nothing gives an equal document. */
export function compileUpdate(update: Doc | Doc[], options: UpdateOptions): (doc: Doc) => Doc {
  throw new Error(`not yet ${typeof update} ${typeof options}`);
}

/** The document that an upsert inserts, `_id` first; without an `_id` in filter and update it gets a new ObjectId. */
export function upsertDocument(filter: Doc, update: Doc | Doc[], options: UpdateOptions): Doc {
  throw new Error(`not yet ${typeof filter} ${typeof update} ${typeof options}`);
}
