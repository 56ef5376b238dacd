import { ObjectId, type Binary, type Code, type Decimal128, type Timestamp } from "./values.ts";
import type { Collation } from "./collation.ts";
import { parseDecimal, type Decimal } from "./decimal.ts";
import type { Doc } from "./doc.ts";
import { floorOf, normalForm, toInteger } from "./number.ts";
import { binaryOf, regexOf, textOf } from "./parts.ts";
import { classOf, types, typeOf } from "./types.ts";

/**
 * Bytes that sort as `compare` sorts the values. Keys end by themselves (none is the beginning of another), so they can
 * be joined to compound keys, inverted for descending order and cut by range. With a collation, keys of strings are
 * equal exactly when the strings are, but do not keep their order.
 */
export function keyBytes(value: unknown, descending = false, collation?: Collation): Buffer {
  const key = short(value, collation) ?? long(value, collation);
  return descending ? invert(key) : key;
}

/** The bounds of all keys of values of the same BSON type class as `value`: `low <= key < high`. */
export function classBounds(value: unknown, descending = false): { low: Buffer; high: Buffer } {
  const kind = classOf(value);
  const first = descending ? 0xff - kind : kind;
  return { low: Buffer.of(first), high: Buffer.of(first + 1) };
}

/** The key of a number: its class, the double below or at it, and the decimal digits where that is not the number. */
export function numberKey(value: unknown): Buffer {
  const { floor, exact } = floorOf(value);
  const head = Buffer.allocUnsafe(10);
  head[0] = 10;
  // NaN comes first; -0 is 0.
  if (Number.isNaN(floor)) head.fill(0, 1, 9);
  else {
    head.writeDoubleBE(floor === 0 ? 0 : floor, 1);
    if (floor < 0) for (let i = 1; i < 9; i++) head[i]! ^= 0xff;
    else head[1]! ^= 0x80;
  }
  head[9] = exact ? 0 : 1;
  return exact ? head : Buffer.concat([head, digitsKey(value)]);
}

// All of these follow the same inexact floor, so they have the same sign: negative ones are inverted.
function digitsKey(value: unknown): Buffer {
  const decimal: Decimal =
    typeOf(value) === types.decimal
      ? (parseDecimal(value as Decimal128) as Decimal)
      : { coefficient: toInteger(value)!, exponent: 0 };
  const { negative, magnitude, digits } = normalForm(decimal);
  const key = Buffer.allocUnsafe(digits.length + 3);
  key.writeUInt16BE(magnitude + 0x8000, 0);
  key.write(digits, 2, "latin1");
  key[key.length - 1] = 0;
  return negative ? invert(key) : key;
}

/** The keys of the values that most indexes hold, in one piece. */
function short(value: unknown, collation?: Collation): Buffer | undefined {
  if (typeof value === "string") {
    const text = escape(collation ? collation.fold(value) : value);
    return Buffer.from(`${textMark}${text}\0`);
  }
  if (value instanceof ObjectId) {
    const key = Buffer.allocUnsafe(13);
    key[0] = 35;
    key.set(value.id, 1);
    return key;
  }
  return classOf(value) === 10 ? numberKey(value) : undefined;
}

function long(value: unknown, collation?: Collation): Buffer {
  const parts: Uint8Array[] = [];
  write(value, parts, collation);
  return Buffer.concat(parts);
}

const textMark = String.fromCharCode(15);

function write(value: unknown, parts: Uint8Array[], collation?: Collation): void {
  const kind = classOf(value);
  if (kind === 10) {
    parts.push(numberKey(value));
    return;
  }
  parts.push(Buffer.of(kind));
  switch (kind) {
    case 15: {
      const text = textOf(value);
      parts.push(textKey(collation ? collation.fold(text) : text));
      return;
    }
    case 20:
      for (const field of Object.keys(value as Doc)) {
        const inner = (value as Doc)[field];
        parts.push(Buffer.of(classOf(inner)), textKey(field));
        write(inner, parts, collation);
      }
      parts.push(Buffer.of(0));
      return;
    case 25:
      for (const element of value as unknown[]) write(element, parts, collation);
      parts.push(Buffer.of(0));
      return;
    case 30: {
      const { bytes, subtype } = binaryOf(value as Binary);
      const head = Buffer.allocUnsafe(5);
      head.writeUInt32BE(bytes.length, 0);
      head[4] = subtype;
      parts.push(head, bytes);
      return;
    }
    case 35:
      parts.push((value as ObjectId).id);
      return;
    case 40:
      parts.push(Buffer.of(value ? 1 : 0));
      return;
    case 45: {
      const time = Buffer.allocUnsafe(8);
      time.writeBigUInt64BE(BigInt.asUintN(64, BigInt((value as Date).getTime())) ^ (1n << 63n));
      parts.push(time);
      return;
    }
    case 47: {
      const time = Buffer.allocUnsafe(8);
      time.writeUInt32BE((value as Timestamp).high >>> 0, 0);
      time.writeUInt32BE((value as Timestamp).low >>> 0, 4);
      parts.push(time);
      return;
    }
    case 50: {
      const { pattern, options } = regexOf(value);
      parts.push(textKey(pattern), textKey(options));
      return;
    }
    case 60:
      parts.push(textKey((value as Code).code));
      return;
    case 65:
      parts.push(textKey((value as Code).code));
      write((value as Code).scope, parts);
      return;
    default:
  }
}

/** UTF-8 with a zero at the end; zeros inside become 1 1 and ones 1 2, which keeps the order. */
function textKey(text: string): Buffer {
  return Buffer.from(`${escape(text)}\0`);
}

function escape(text: string): string {
  return text.replaceAll("\u0001", "\u0001\u0002").replaceAll("\0", "\u0001\u0001");
}

function invert(key: Buffer): Buffer {
  for (let i = 0; i < key.length; i++) key[i]! ^= 0xff;
  return key;
}
