import { Decimal128, Double, Int32, Long } from "./values.ts";
import { align, divideDecimals, toDecimal128, type Decimal } from "./decimal.ts";
import { fromInteger, toDecimal, toInteger, toNumber } from "./number.ts";
import { types, typeOf, type BsonNumber } from "./types.ts";

/** The sum in the widest type of the two; undefined when it is beyond 64 bits. */
export function add(a: unknown, b: unknown): BsonNumber | undefined {
  return combine(a, b, {
    integers: (x, y) => x + y,
    doubles: (x, y) => x + y,
    decimals(x, y) {
      const aligned = align(x, y);
      return { coefficient: aligned.a + aligned.b, exponent: aligned.exponent };
    },
  });
}

/** The difference in the widest type of the two; undefined when it is beyond 64 bits. */
export function subtract(a: unknown, b: unknown): BsonNumber | undefined {
  return combine(a, b, {
    integers: (x, y) => x - y,
    doubles: (x, y) => x - y,
    decimals(x, y) {
      const aligned = align(x, y);
      return { coefficient: aligned.a - aligned.b, exponent: aligned.exponent };
    },
  });
}

/** The product in the widest type of the two; undefined when it is beyond 64 bits. */
export function multiply(a: unknown, b: unknown): BsonNumber | undefined {
  return combine(a, b, {
    integers: (x, y) => x * y,
    doubles: (x, y) => x * y,
    decimals: (x, y) => ({ coefficient: x.coefficient * y.coefficient, exponent: x.exponent + y.exponent }),
  });
}

/** What remains after division, with the sign of the dividend; undefined for division by zero. */
export function remainder(a: unknown, b: unknown): BsonNumber | undefined {
  if (toNumber(b) === 0) return undefined;
  return combine(a, b, {
    integers: (x, y) => x % y,
    doubles: (x, y) => x % y,
    decimals(x, y) {
      const aligned = align(x, y);
      return { coefficient: aligned.a % aligned.b, exponent: aligned.exponent };
    },
  });
}

/** The quotient, a double or a decimal; undefined for division by zero. */
export function divide(a: unknown, b: unknown): BsonNumber | undefined {
  if (toNumber(b) === 0) return undefined;
  if (typeOf(a) === types.decimal || typeOf(b) === types.decimal) {
    return combine(a, b, { integers: (x) => x, doubles: (x, y) => x / y, decimals: divideDecimals });
  }
  return new Double(toNumber(a) / toNumber(b));
}

interface Arithmetic {
  integers(a: bigint, b: bigint): bigint;
  doubles(a: number, b: number): number;
  decimals(a: Decimal, b: Decimal): Decimal;
}

function combine(a: unknown, b: unknown, by: Arithmetic): BsonNumber | undefined {
  const left = typeOf(a);
  const right = typeOf(b);
  if (left === types.decimal || right === types.decimal) {
    const x = toDecimal(a);
    const y = toDecimal(b);
    if (typeof x !== "number" && typeof y !== "number") return toDecimal128(by.decimals(x, y));
    // Infinities and NaN: the doubles know what comes of them.
    return decimalOf(by.doubles(toNumber(a), toNumber(b)));
  }
  if (left === types.double || right === types.double) return new Double(by.doubles(toNumber(a), toNumber(b)));
  const isLong = left === types.long || right === types.long;
  if (!isLong) {
    // Most results are small: they are exact in doubles, which are quicker.
    const small = by.doubles(toNumber(a), toNumber(b));
    if (Number.isSafeInteger(small)) return (small | 0) === small ? new Int32(small) : Long.fromNumber(small);
  }
  return fromInteger(by.integers(toInteger(a)!, toInteger(b)!), isLong ? "long" : "int");
}

/** A double as a Decimal128; the server takes 15 digits of it. */
export function decimalOf(number: number): Decimal128 {
  if (Number.isFinite(number)) return toDecimal128(toDecimal(new Double(number)) as Decimal);
  return Decimal128.fromString(Number.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
}
