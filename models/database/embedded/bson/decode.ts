import type { Doc } from "./doc.ts";

/** Reads a whole document; every value keeps its BSON type. */
export function decode(bytes: Uint8Array): Doc {
  throw new Error(`not yet ${bytes.length}`);
}

/** Reads only these top-level fields of a document. */
export function pick(bytes: Uint8Array, fields: ReadonlySet<string>): Doc {
  throw new Error(`not yet ${bytes.length} ${fields.size}`);
}
