import { Types } from "mongoose";

/** Other ids for some, in the same order. */
export const otherIds = (ids: readonly string[]): ReadonlyMap<string, Types.ObjectId> =>
  new Map(ids.toSorted().map((id) => [id, new Types.ObjectId()]));

/** A copy of documents in which other ids stand for some, in texts, too. */
export function renewed<T>(value: T, ids: ReadonlyMap<string, Types.ObjectId>): T {
  const copy = (one: unknown): unknown => {
    if (typeof one === "string") return one.replace(/[0-9a-f]{24}/g, (id) => String(ids.get(id) ?? id));
    if (one instanceof Types.ObjectId) return ids.get(String(one)) ?? one;
    if (one instanceof Date) return new Date(one);
    if (Array.isArray(one)) return one.map(copy);
    if (typeof one !== "object" || one === null || Object.getPrototypeOf(one) !== Object.prototype) return one;
    return Object.fromEntries(Object.entries(one).map(([name, of]) => [name, copy(of)]));
  };
  return copy(value) as T;
}
