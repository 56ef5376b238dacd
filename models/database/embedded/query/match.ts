import type { Collation } from "../bson/collation.ts";
import type { Doc } from "../bson/doc.ts";

export interface MatchOptions {
  collation?: Collation;
  /** Values of `$$name` in `$expr`, already evaluated. */
  variables?: Doc;
}

/** A test for documents from a query filter. */
export function compileFilter(filter: Doc, options: MatchOptions = {}): (doc: Doc) => boolean {
  throw new Error(`not yet ${typeof filter} ${typeof options}`);
}
