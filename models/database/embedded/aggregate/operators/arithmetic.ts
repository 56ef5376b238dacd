import { Double, Int32, Long, type Decimal128 } from "mongodb";
import { add, decimalOf, divide, multiply, remainder, subtract } from "../../bson/arithmetic.ts";
import { parseDecimal, roundDecimal, toDecimal128, type Decimal } from "../../bson/decimal.ts";
import { fromInteger, toInteger, toNumber } from "../../bson/number.ts";
import { isNumber, typeName, types, typeOf } from "../../bson/types.ts";
import { ServerError, typeMismatch } from "../../errors.ts";
import { call, cannot, strict } from "../form.ts";
import { isNullish, type Form } from "../scope.ts";

/** Numbers and what is calculated with them. */
export const arithmetic: Record<string, Form> = {
  $add: call(0, Infinity, (values, { name }) => sumOf(values, name)),
  $subtract: strict(2, 2, ([a, b], { name }) => difference(a, b, name)),
  $multiply: call(0, Infinity, (values, { name }) => {
    if (values.some(isNullish)) return null;
    return values.reduce<unknown>((product, value) => {
      checkNumber(value, name);
      return multiply(product, value) ?? new Double(toNumber(product) * toNumber(value));
    }, new Int32(1));
  }),
  $divide: strict(2, 2, ([a, b], { name }) => {
    checkNumbers([a, b], name);
    const quotient = divide(a, b);
    if (quotient === undefined) throw cannot(name, "can't $divide by zero");
    return quotient;
  }),
  $mod: strict(2, 2, ([a, b], { name }) => {
    checkNumbers([a, b], name);
    const rest = remainder(a, b);
    if (rest === undefined) throw new ServerError(16610, "can't $mod by zero");
    return rest;
  }),
  $abs: strict(1, 1, ([value], { name }) => {
    checkNumber(value, name);
    return toNumber(value) < 0 ? (subtract(new Int32(0), value) ?? overflow(name)) : value;
  }),
  $ceil: strict(1, 1, ([value], { name }) => rounded(value, name, Math.ceil, ceiling)),
  $floor: strict(1, 1, ([value], { name }) => rounded(value, name, Math.floor, floor)),
  $round: strict(1, 2, ([value, place], { name }) => toPlace(value, place, name, false)),
  $trunc: strict(1, 2, ([value, place], { name }) => toPlace(value, place, name, true)),
  $pow: strict(2, 2, ([base, exponent], { name }) => power(base, exponent, name)),
  $exp: real(Math.exp),
  $sqrt: real((value) => {
    if (value < 0) throw new ServerError(28714, "$sqrt's argument must be greater than or equal to 0");
    return Math.sqrt(value);
  }),
  $ln: real((value) => positive("$ln", value, Math.log)),
  $log10: real((value) => positive("$log10", value, Math.log10)),
  $log: strict(2, 2, ([value, base], { name }) => {
    checkNumbers([value, base], name);
    if (toNumber(base) <= 0 || toNumber(base) === 1)
      throw new ServerError(28759, "$log's base must be a positive number not equal to 1");
    return new Double(positive("$log", toNumber(value), Math.log) / Math.log(toNumber(base)));
  }),
  $sin: real(Math.sin),
  $cos: real(Math.cos),
  $tan: real(Math.tan),
  $asin: real(Math.asin),
  $acos: real(Math.acos),
  $atan: real(Math.atan),
  $sinh: real(Math.sinh),
  $cosh: real(Math.cosh),
  $tanh: real(Math.tanh),
  $asinh: real(Math.asinh),
  $acosh: real(Math.acosh),
  $atanh: real(Math.atanh),
  $atan2: strict(2, 2, ([y, x], { name }) => {
    checkNumbers([y, x], name);
    return new Double(Math.atan2(toNumber(y), toNumber(x)));
  }),
  $degreesToRadians: real((value) => (value * Math.PI) / 180),
  $radiansToDegrees: real((value) => (value * 180) / Math.PI),
  $bitAnd: bits((a, b) => a & b, -1n),
  $bitOr: bits((a, b) => a | b, 0n),
  $bitXor: bits((a, b) => a ^ b, 0n),
  $bitNot: strict(1, 1, ([value], { name }) => {
    const whole = integerOf(value, name);
    return typeOf(value) === types.long ? Long.fromBigInt(~whole) : new Int32(Number(~whole));
  }),
  $rand: () => () => new Double(Math.random()),
};

/** The sum of numbers and at most one date; null when one of them is. */
function sumOf(values: unknown[], name: string): unknown {
  if (values.some(isNullish)) return null;
  const dates = values.filter((value) => value instanceof Date);
  if (dates.length > 1) throw new ServerError(16612, "only one date allowed in an $add expression");
  const total = values
    .filter((value) => !(value instanceof Date))
    .reduce<unknown>((sum, value) => {
      if (!isNumber(value)) throw typeMismatch(`${name} only supports numeric or date types, not ${typeName(value)}`);
      return plus(sum, value);
    }, new Int32(0));
  return dates.length === 0 ? total : new Date(dates[0]!.getTime() + Math.round(toNumber(total)));
}

/** The sum of two numbers; beyond 64 bits it is a double. */
export function plus(a: unknown, b: unknown): unknown {
  return add(a, b) ?? new Double(toNumber(a) + toNumber(b));
}

function difference(a: unknown, b: unknown, name: string): unknown {
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  if (a instanceof Date && isNumber(b)) return new Date(a.getTime() - Math.round(toNumber(b)));
  if (!isNumber(a) || !isNumber(b)) throw typeMismatch(`can't ${name} ${typeName(b)} from ${typeName(a)}`);
  return subtract(a, b) ?? new Double(toNumber(a) - toNumber(b));
}

function rounded(
  value: unknown,
  name: string,
  byDouble: (value: number) => number,
  byDecimal: (value: Decimal) => Decimal,
) {
  checkNumber(value, name);
  if (typeOf(value) === types.double) return new Double(byDouble(toNumber(value)));
  if (typeOf(value) !== types.decimal) return value;
  const decimal = parseDecimal(value as Decimal128);
  return typeof decimal === "number" ? value : toDecimal128(byDecimal(decimal));
}

function floor(decimal: Decimal): Decimal {
  const whole = roundDecimal(decimal, 0, true);
  const isBelow =
    decimal.coefficient < 0n &&
    decimal.exponent < 0 &&
    whole.coefficient * 10n ** BigInt(-decimal.exponent) !== decimal.coefficient;
  return isBelow ? { ...whole, coefficient: whole.coefficient - 1n } : whole;
}

function ceiling(decimal: Decimal): Decimal {
  const down = floor({ ...decimal, coefficient: -decimal.coefficient });
  return { ...down, coefficient: -down.coefficient };
}

function toPlace(value: unknown, place: unknown, name: string, cut: boolean): unknown {
  checkNumber(value, name);
  const places = place === undefined ? 0 : Number(toInteger(place) ?? Number.NaN);
  if (!(places >= -20 && places <= 100))
    throw new ServerError(
      51083,
      `cannot apply ${name} with precision value ${String(place)}, value must be in [-20, 100]`,
    );
  const type = typeOf(value);
  if (type === types.decimal) {
    const decimal = parseDecimal(value as Decimal128);
    return typeof decimal === "number" ? value : toDecimal128(roundDecimal(decimal, places, cut));
  }
  if (type === types.double) {
    const number = toNumber(value);
    if (!Number.isFinite(number)) return value;
    if (places === 0 && cut) return new Double(Math.trunc(number));
    const result = roundDecimal(decimalText(number), places, cut);
    return new Double(Number(`${result.coefficient}e${result.exponent}`));
  }
  if (places >= 0) return value;
  const result = roundDecimal({ coefficient: toInteger(value)!, exponent: 0 }, places, cut);
  return (
    fromInteger(result.coefficient * 10n ** BigInt(-places), type === types.long ? "long" : "int") ?? overflow(name)
  );
}

/** The decimal that a double is written as. */
function decimalText(number: number): Decimal {
  const [digits = "", exponent = "0"] = number.toExponential().split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  return { coefficient: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function power(base: unknown, exponent: unknown, name: string): unknown {
  checkNumbers([base, exponent], name);
  if (toNumber(base) === 0 && toNumber(exponent) < 0)
    throw new ServerError(28764, "$pow cannot take a base of 0 and a negative exponent");
  const isDouble = [base, exponent].some((value) => typeOf(value) === types.double);
  if ([base, exponent].some((value) => typeOf(value) === types.decimal)) {
    return decimalOf(toNumber(base) ** toNumber(exponent));
  }
  const times = toInteger(exponent) ?? -1n;
  if (!isDouble && times >= 0n && times < 4096n) {
    const isLong = typeOf(base) === types.long || typeOf(exponent) === types.long;
    const exact = fromInteger(toInteger(base)! ** times, isLong ? "long" : "int");
    if (exact) return exact;
  }
  return new Double(toNumber(base) ** toNumber(exponent));
}

/** An operator of one real number; of a decimal it is calculated in doubles. */
function real(apply: (value: number) => number): Form {
  return strict(1, 1, ([value], { name }) => {
    checkNumber(value, name);
    const result = apply(toNumber(value));
    return typeOf(value) === types.decimal ? decimalOf(result) : new Double(result);
  });
}

function positive(name: string, value: number, apply: (value: number) => number): number {
  if (value <= 0) throw new ServerError(28766, `${name}'s argument must be a positive number, but is ${value}`);
  return apply(value);
}

function bits(apply: (a: bigint, b: bigint) => bigint, start: bigint): Form {
  return strict(0, Infinity, (values, { name }) => {
    const isLong = values.some((value) => typeOf(value) === types.long);
    const result = values.reduce<bigint>((bits, value) => apply(bits, integerOf(value, name)), start);
    return fromInteger(result, isLong ? "long" : "int");
  });
}

function integerOf(value: unknown, name: string): bigint {
  const type = typeOf(value);
  if (type !== types.int && type !== types.long) throw typeMismatch(`${name} only supports int and long operands.`);
  return toInteger(value)!;
}

function checkNumbers(values: unknown[], name: string): void {
  for (const value of values) checkNumber(value, name);
}

function checkNumber(value: unknown, name: string): void {
  if (!isNumber(value)) throw typeMismatch(`${name} only supports numeric types, not ${typeName(value)}`);
}

function overflow(name: string): never {
  throw new ServerError(15, `${name} overflowed a 64-bit integer`);
}
