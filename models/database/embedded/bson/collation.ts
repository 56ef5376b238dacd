import type { Doc } from "./doc.ts";

/** How strings compare for one `collation` document. */
export interface Collation {
  /** The document with its defaults filled in, as `listIndexes` shows it. */
  spec: Doc;
  /** Equal strings have the same folded form: for unique keys, `$in`, `distinct`. The form does not keep the order. */
  fold(text: string): string;
  compare(a: string, b: string): number;
}

/** Reads a `collation` document; undefined for none and for the locale "simple". */
export function parseCollation(spec: Doc | null | undefined): Collation | undefined {
  throw new Error(`not yet ${typeof spec}`);
}
