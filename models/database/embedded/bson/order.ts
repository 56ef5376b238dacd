import type { Binary, Code, ObjectId, Timestamp } from "./values.ts";
import type { Collation } from "./collation.ts";
import type { Doc } from "./doc.ts";
import { numberKey } from "./key.ts";
import { floorOf } from "./number.ts";
import { binaryOf, regexOf, textOf } from "./parts.ts";
import { classOf } from "./types.ts";

/** Compares two values in BSON order; undefined (missing) comes right before null. */
export function compare(a: unknown, b: unknown, collation?: Collation): number {
  if (typeof a === "string" && typeof b === "string") return collation ? collation.compare(a, b) : compareText(a, b);
  const kind = classOf(a);
  const other = classOf(b);
  if (kind !== other) return kind - other;
  switch (kind) {
    case 10:
      return compareNumbers(a, b);
    case 15: {
      const [left, right] = [textOf(a), textOf(b)];
      return collation ? collation.compare(left, right) : compareText(left, right);
    }
    case 20:
      return compareDocs(a as Doc, b as Doc, collation);
    case 25:
      return compareArrays(a as unknown[], b as unknown[], collation);
    case 30:
      return compareBinary(a as Binary, b as Binary);
    case 35:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case 40:
    case 45:
      return Number(a) - Number(b);
    case 47: {
      const [left, right] = [a as Timestamp, b as Timestamp];
      return (left.high >>> 0) - (right.high >>> 0) || (left.low >>> 0) - (right.low >>> 0);
    }
    case 50: {
      const [left, right] = [regexOf(a), regexOf(b)];
      return compareText(left.pattern, right.pattern) || compareText(left.options, right.options);
    }
    case 60:
      return compareText((a as Code).code, (b as Code).code);
    case 65:
      return (
        compareText((a as Code).code, (b as Code).code) ||
        compareDocs((a as Code).scope as Doc, (b as Code).scope as Doc)
      );
    default:
      return 0;
  }
}

/** Whether two values are equal in BSON order (1 and 1.0 are, `{ a, b }` and `{ b, a }` are not). */
export function equal(a: unknown, b: unknown, collation?: Collation): boolean {
  return compare(a, b, collation) === 0;
}

/** Compares strings by their UTF-8 bytes, which is by code points and not by UTF-16 units. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    // Surrogates stand for code points above all that fit into one unit.
    if (left >= 0xd800 && right >= 0xd800) {
      const isPair = left < 0xe000;
      if (isPair !== right < 0xe000) return isPair ? 1 : -1;
    }
    return left - right;
  }
  return a.length - b.length;
}

function compareNumbers(a: unknown, b: unknown): number {
  const left = floorOf(a);
  const right = floorOf(b);
  if (left.floor < right.floor) return -1;
  if (left.floor > right.floor) return 1;
  if (left.floor !== right.floor) {
    // NaN comes before all numbers and equals itself.
    return Number(Number.isNaN(right.floor)) - Number(Number.isNaN(left.floor));
  }
  return left.exact && right.exact ? 0 : Buffer.compare(numberKey(a), numberKey(b));
}

function compareDocs(a: Doc, b: Doc, collation?: Collation): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const x = a[left[i]!];
    const y = b[right[i]!];
    const order = classOf(x) - classOf(y) || compareText(left[i]!, right[i]!) || compare(x, y, collation);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareArrays(a: unknown[], b: unknown[], collation?: Collation): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compare(a[i], b[i], collation);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareBinary(a: Binary | Uint8Array, b: Binary | Uint8Array): number {
  const left = binaryOf(a);
  const right = binaryOf(b);
  return (
    left.bytes.length - right.bytes.length || left.subtype - right.subtype || Buffer.compare(left.bytes, right.bytes)
  );
}
