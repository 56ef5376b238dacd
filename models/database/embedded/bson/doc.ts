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
