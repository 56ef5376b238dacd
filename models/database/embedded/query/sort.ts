import type { Collation } from "../bson/collation.ts";
import type { Doc } from "../bson/doc.ts";

/** A comparison of documents from a sort pattern (`{ a: 1, "b.c": -1 }`). */
export function compileSort(spec: Doc, collation?: Collation): (a: Doc, b: Doc) => number {
  throw new Error(`not yet ${typeof spec} ${typeof collation}`);
}
