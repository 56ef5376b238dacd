import type { Doc } from "./doc.ts";

/** What an index stores for one path: null for a missing field, undefined for an empty array. */
export function valuesAt(doc: Doc, path: string): { values: unknown[]; multikey: boolean } {
  throw new Error(`not yet ${typeof doc} ${path}`);
}

/**
 * The rows of a (compound) index for a document: fields under the same array go together, element by element.
 * Two arrays side by side are error 171. `multikey` says for each path whether an array was on the way,
 * `missing` whether the document has none of the paths (a sparse index leaves it out).
 */
export function indexRows(doc: Doc, paths: string[]): { rows: unknown[][]; multikey: boolean[]; missing: boolean } {
  throw new Error(`not yet ${typeof doc} ${paths.length}`);
}

/** The value at a dotted path, going through documents and array positions, without fanning out over arrays. */
export function valueAt(doc: Doc, path: string): unknown {
  throw new Error(`not yet ${typeof doc} ${path}`);
}
