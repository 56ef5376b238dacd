import { Decimal128, Double, Int32, Long } from "./values.ts";
import { align, digitsOf, parseDecimal, type Decimal } from "./decimal.ts";
import { types, typeOf } from "./types.ts";

/** The nearest JavaScript number; for integers beyond 2^53 and decimals an approximation. */
export function toNumber(value: unknown): number {
  if (typeof value === "number") return value;
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof Long) return value.toNumber();
  return Number(String(value));
}

/** The integer that a number stands for, undefined when it is not one that fits into 64 bits. */
export function toInteger(value: unknown): bigint | undefined {
  switch (typeOf(value)) {
    case types.int:
      return BigInt(toNumber(value));
    case types.long:
      return typeof value === "bigint" ? value : (value as Long).toBigInt();
    case types.double: {
      const number = toNumber(value);
      return Number.isInteger(number) && Math.abs(number) <= 2 ** 63 ? fit(BigInt(number)) : undefined;
    }
    case types.decimal: {
      const decimal = parseDecimal(value as Decimal128);
      if (typeof decimal === "number" || decimal.exponent > 40) return undefined;
      if (decimal.exponent >= 0) return fit(decimal.coefficient * 10n ** BigInt(decimal.exponent));
      const divisor = 10n ** BigInt(-decimal.exponent);
      return decimal.coefficient % divisor === 0n ? fit(decimal.coefficient / divisor) : undefined;
    }
    default:
      return undefined;
  }
}

/** An integer as the smaller type that holds it; undefined beyond 64 bits. */
export function fromInteger(value: bigint, atLeast: "int" | "long" = "int"): Int32 | Long | undefined {
  if (atLeast === "int" && BigInt.asIntN(32, value) === value) return new Int32(Number(value));
  return fit(value) === undefined ? undefined : Long.fromBigInt(value);
}

/** A number as a decimal; a double with the 15 digits that it surely has, as the server converts it. */
export function toDecimal(value: unknown): Decimal | number {
  if (value instanceof Decimal128) return parseDecimal(value);
  if (typeOf(value) === types.double) {
    const number = toNumber(value);
    return Number.isFinite(number) ? parseDecimal(Decimal128.fromString(number.toPrecision(15))) : number;
  }
  return { coefficient: toInteger(value)!, exponent: 0 };
}

/**
 * The greatest double that is not above the number, and whether it is the number itself. Numbers of all types that
 * differ here are in this order; those with the same inexact floor are told apart by their decimal form.
 */
export function floorOf(value: unknown): { floor: number; exact: boolean } {
  if (value instanceof Int32 || value instanceof Double) return { floor: value.value, exact: true };
  if (typeof value === "number") return { floor: value, exact: true };
  if (value instanceof Decimal128) {
    const decimal = parseDecimal(value);
    return typeof decimal === "number" ? { floor: decimal, exact: true } : floorOfDecimal(decimal);
  }
  return floorOfDecimal({ coefficient: typeof value === "bigint" ? value : (value as Long).toBigInt(), exponent: 0 });
}

function floorOfDecimal(decimal: Decimal): { floor: number; exact: boolean } {
  const near = Number(`${decimal.coefficient}e${decimal.exponent}`);
  if (near === Infinity) return { floor: Number.MAX_VALUE, exact: false };
  if (near === -Infinity) return { floor: near, exact: false };
  const sign = compareToDouble(decimal, near);
  if (sign === 0) return { floor: near, exact: true };
  return { floor: sign > 0 ? near : below(near), exact: false };
}

function compareToDouble(decimal: Decimal, double: number): number {
  // Far from zero on the decimal side alone: no need for numbers of thousands of digits.
  if (double === 0) return decimal.coefficient > 0n ? 1 : decimal.coefficient < 0n ? -1 : 0;
  const { a, b } = align(decimal, exactDecimal(double));
  return a > b ? 1 : a < b ? -1 : 0;
}

/** A double as the decimal that it exactly is. */
function exactDecimal(double: number): Decimal {
  if (Number.isInteger(double)) return { coefficient: BigInt(double), exponent: 0 };
  let shift = 0;
  let number = double;
  // Doubling is exact; it ends after at most 1,074 steps. n / 2^k = n * 5^k / 10^k.
  while (!Number.isInteger(number)) {
    number *= 2;
    shift++;
  }
  return { coefficient: BigInt(number) * 5n ** BigInt(shift), exponent: -shift };
}

const view = new DataView(new ArrayBuffer(8));

/** The next double below. */
function below(double: number): number {
  if (double === 0) return -Number.MIN_VALUE;
  view.setFloat64(0, double);
  const bits = view.getBigInt64(0);
  view.setBigInt64(0, double > 0 ? bits - 1n : bits + 1n);
  return view.getFloat64(0);
}

function fit(value: bigint): bigint | undefined {
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

/** Digits without zeros at the end, and the place of the first one: equal numbers have equal forms. */
export function normalForm(decimal: Decimal): { negative: boolean; magnitude: number; digits: string } {
  const negative = decimal.coefficient < 0n;
  const digits = (negative ? -decimal.coefficient : decimal.coefficient).toString();
  return {
    negative,
    magnitude: decimal.exponent + digitsOf(decimal.coefficient),
    digits: digits.replace(/0+$/, ""),
  };
}
