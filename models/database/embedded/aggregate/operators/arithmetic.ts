import { Double, Int32, Long } from "../../bson/values.ts";
import { add, divide, multiply, remainder, subtract } from "../../bson/arithmetic.ts";
import { fromInteger, toInteger, toNumber } from "../../bson/number.ts";
import { isNumber, typeName, types, typeOf } from "../../bson/types.ts";
import { ServerError, typeMismatch } from "../../errors.ts";
import { call, cannot, strict } from "../form.ts";
import { isNullish, type Form } from "../scope.ts";
import { checkNumber, checkNumbers } from "./argument.ts";

/** The basic operations on numbers, dates and bits. */
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
  $bitAnd: bits((a, b) => a & b, -1n),
  $bitOr: bits((a, b) => a | b, 0n),
  $bitXor: bits((a, b) => a ^ b, 0n),
  $bitNot: strict(1, 1, ([value], { name }) => {
    const whole = integerOf(value, name);
    return typeOf(value) === types.long ? Long.fromBigInt(~whole) : new Int32(Number(~whole));
  }),
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

function overflow(name: string): never {
  throw new ServerError(15, `${name} overflowed a 64-bit integer`);
}
