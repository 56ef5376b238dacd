import { Decimal128, Double } from "../../bson/values.ts";
import { decimalOf } from "../../bson/arithmetic.ts";
import { exponential, logarithm, logarithmTo, raised, squareRoot } from "../../bson/decimal-functions.ts";
import { parseDecimal, toDecimal128, type Decimal } from "../../bson/decimal.ts";
import { fromInteger, toDecimal, toInteger, toNumber } from "../../bson/number.ts";
import { types, typeOf } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { strict } from "../form.ts";
import type { Form } from "../scope.ts";
import { checkNumber, checkNumbers } from "./argument.ts";

/** Functions of real numbers; those of angles are calculated in doubles for decimals, too. */
export const reals: Record<string, Form> = {
  $pow: strict(2, 2, ([base, exponent], { name }) => power(base, exponent, name)),
  $exp: real(Math.exp, exponential),
  $sqrt: real((value) => {
    if (value < 0) throw new ServerError(28714, "$sqrt's argument must be greater than or equal to 0");
    return Math.sqrt(value);
  }, squareRoot),
  $ln: real((value) => positive("$ln", 28766, value, Math.log), logarithm),
  $log10: real(
    (value) => positive("$log10", 28761, value, Math.log10),
    (value) => logarithmTo(value, ten),
  ),
  $log: strict(2, 2, ([value, base], { name }) => {
    checkNumbers([value, base], name);
    if (toNumber(base) <= 0 || toNumber(base) === 1)
      throw new ServerError(28759, "$log's base must be a positive number not equal to 1");
    const result = positive("$log", 28758, toNumber(value), Math.log) / Math.log(toNumber(base));
    return asDecimals(logarithmTo, value, base) ?? new Double(result);
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
  $rand: () => () => new Double(Math.random()),
};

function power(base: unknown, exponent: unknown, name: string): unknown {
  checkNumbers([base, exponent], name);
  if (toNumber(base) === 0 && toNumber(exponent) < 0)
    throw new ServerError(28764, "$pow cannot take a base of 0 and a negative exponent");
  const isDouble = [base, exponent].some((value) => typeOf(value) === types.double);
  const isPower = toNumber(base) > 0 || toInteger(exponent) !== undefined;
  const ofDecimals = isPower ? asDecimals((x, y) => raised(x, y, toInteger(exponent)), base, exponent) : undefined;
  if (ofDecimals) return ofDecimals;
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

const ten: Decimal = { coefficient: 10n, exponent: 0 };

/** What a function makes of two numbers of which one is a decimal, and both are finite. */
function asDecimals(apply: (a: Decimal, b: Decimal) => Decimal, a: unknown, b: unknown): Decimal128 | undefined {
  if (typeOf(a) !== types.decimal && typeOf(b) !== types.decimal) return undefined;
  const [x, y] = [toDecimal(a), toDecimal(b)];
  return typeof x === "number" || typeof y === "number" ? undefined : toDecimal128(apply(x, y));
}

/** An operator of one real number; of a decimal it is calculated in doubles where there is nothing better. */
function real(apply: (value: number) => number, ofDecimal?: (value: Decimal) => Decimal): Form {
  return strict(1, 1, ([value], { name }) => {
    checkNumber(value, name);
    // Also refuses what has no result.
    const result = apply(toNumber(value));
    if (ofDecimal && value instanceof Decimal128) {
      const decimal = parseDecimal(value);
      if (typeof decimal !== "number") return toDecimal128(ofDecimal(decimal));
    }
    return typeOf(value) === types.decimal ? decimalOf(result) : new Double(result);
  });
}

function positive(name: string, code: number, value: number, apply: (value: number) => number): number {
  if (value <= 0) throw new ServerError(code, `${name}'s argument must be a positive number, but is ${value}`);
  return apply(value);
}
