import type { Collation } from "./collation.ts";

/** Compares two values in BSON order; undefined (missing) comes right before null. */
export function compare(a: unknown, b: unknown, collation?: Collation): number {
  throw new Error(`not yet ${typeof a} ${typeof b} ${typeof collation}`);
}
