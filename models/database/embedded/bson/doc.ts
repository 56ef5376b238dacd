/**
 * A document as this engine holds it: own properties only, in order. Values keep their BSON types (`Int32`, `Double`,
 * `Long`, `Decimal128`, `ObjectId`, `Binary`, `BSONRegExp`, …); strings, booleans, null, Date, arrays and nested
 * documents are JavaScript's own. Plain numbers are taken too: an integer of 32 bits stands for Int32, others for Double.
 */
export type Doc = { [field: string]: unknown };

/** The value of a field, undefined when the document has no such field itself (`constructor` is not one). */
export function own(doc: Doc, field: string): unknown {
  return Object.hasOwn(doc, field) ? doc[field] : undefined;
}

/** Sets a field as an own property, `__proto__` as well. */
export function put(doc: Doc, field: string, value: unknown): void {
  if (field === "__proto__") {
    Object.defineProperty(doc, field, { value, writable: true, enumerable: true, configurable: true });
  } else doc[field] = value;
}

/** Whether a value is a nested document: not an array, not a BSON type, not a Date. */
export function isDoc(value: unknown): value is Doc {
  if (typeof value !== "object" || value === null) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

/** A copy down to the last array and document; single values are shared, as nothing changes them. */
export function clone<T>(value: T): T {
  if (Array.isArray(value)) return value.map((element: unknown) => clone(element)) as T;
  if (!isDoc(value)) return value;
  const copy: Doc = {};
  for (const field of Object.keys(value)) put(copy, field, clone(value[field]));
  return copy as T;
}

/** The document with `_id` as its first field. */
export function idFirst(doc: Doc): Doc {
  if (!Object.hasOwn(doc, "_id") || Object.keys(doc)[0] === "_id") return doc;
  const first: Doc = { _id: doc._id };
  for (const field of Object.keys(doc)) if (field !== "_id") put(first, field, doc[field]);
  return first;
}
