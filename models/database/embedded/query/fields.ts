import type { Doc } from "../bson/doc.ts";

/** The top-level fields that a filter looks at, "all" when it may look at any (`$expr`). */
export function fieldsOf(filter: Doc): Set<string> | "all" {
  throw new Error(`not yet ${typeof filter}`);
}
