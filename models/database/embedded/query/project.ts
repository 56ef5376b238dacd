import type { Doc } from "../bson/doc.ts";
import type { MatchOptions } from "./match.ts";

/** What a find's projection makes of a document; the filter is needed for `.$`. */
export function compileProjection(spec: Doc, filter?: Doc, options: MatchOptions = {}): (doc: Doc) => Doc {
  throw new Error(`not yet ${typeof spec} ${typeof filter} ${typeof options}`);
}
