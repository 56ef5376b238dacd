import type { Collation } from "./collation.ts";

/**
 * Bytes that sort as `compare` sorts the values. Keys end by themselves (none is the beginning of another), so they can
 * be joined to compound keys, inverted for descending order and cut by range. With a collation, keys of strings are
 * equal exactly when the strings are, but do not keep their order.
 */
export function keyBytes(value: unknown, descending = false, collation?: Collation): Buffer {
  throw new Error(`not yet ${typeof value} ${descending} ${typeof collation}`);
}

/** The bounds of all keys of values of the same BSON type class as `value`: `low <= key < high`. */
export function classBounds(value: unknown, descending = false): { low: Buffer; high: Buffer } {
  throw new Error(`not yet ${typeof value} ${descending}`);
}
