import type { Collation } from "../bson/collation.ts";
import { typeOf, types } from "../bson/types.ts";
import type { Condition } from "./conditions.ts";

/** Whether the keys of an index say of these values what the query's collation says. */
export function isComparable(
  condition: Condition,
  index: Collation | undefined,
  query: Collation | undefined,
): boolean {
  const values = condition.points ?? [condition.low?.value, condition.high?.value];
  if (!values.some(hasStrings)) return true;
  if (!sameCollation(index, query)) return false;
  return condition.points !== undefined || !index;
}

function hasStrings(value: unknown): boolean {
  const type = typeOf(value);
  return type === types.string || type === types.object || type === types.array || type === types.symbol;
}

/** Whether two collations compare alike. */
export function sameCollation(a: Collation | undefined, b: Collation | undefined): boolean {
  if (!a || !b) return a === b;
  const names = new Set([...Object.keys(a.spec), ...Object.keys(b.spec)]);
  names.delete("version");
  return [...names].every((name) => String(a.spec[name]) === String(b.spec[name]));
}
