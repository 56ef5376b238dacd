import type { Doc } from "./doc.ts";

/** Writes a document as BSON, in bytes of its own. */
export function encode(doc: Doc): Uint8Array {
  throw new Error(`not yet ${typeof doc}`);
}
