import { Decimal128 } from "./values.ts";

/** A decimal number taken apart: `coefficient * 10 ** exponent`. */
export interface Decimal {
  coefficient: bigint;
  exponent: number;
}

const mostDigits = 34;
const leastExponent = -6176;
const mostExponent = 6111;

/** Takes a Decimal128 apart; infinities and NaN come as JavaScript's. */
export function parseDecimal(value: Decimal128): Decimal | number {
  const text = value.toString();
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text);
  if (!match) return text === "NaN" ? Number.NaN : text.startsWith("-") ? -Infinity : Infinity;
  const [, sign, whole, fraction = "", exponent = "0"] = match;
  const coefficient = BigInt(whole! + fraction);
  return { coefficient: sign ? -coefficient : coefficient, exponent: Number(exponent) - fraction.length };
}

/** Puts a Decimal128 together, rounded half to even to 34 digits; what is too large is infinite, what is too small zero. */
export function toDecimal128({ coefficient, exponent }: Decimal): Decimal128 {
  const digits = digitsOf(coefficient);
  const surplus = Math.max(digits - mostDigits, leastExponent - exponent);
  if (surplus > 0) {
    const rounded = surplus > digits ? 0n : divideRounded(coefficient, 10n ** BigInt(surplus));
    return toDecimal128({ coefficient: rounded, exponent: exponent + surplus });
  }
  if (coefficient === 0n) return Decimal128.fromString(`0E${Math.min(exponent, mostExponent)}`);
  if (exponent + digits > mostExponent + mostDigits)
    return Decimal128.fromString(coefficient < 0n ? "-Infinity" : "Infinity");
  return Decimal128.fromString(`${coefficient}E${exponent}`);
}

/** Rounded half to even to so many digits. */
export function rounded({ coefficient, exponent }: Decimal, most = mostDigits): Decimal {
  const surplus = digitsOf(coefficient) - most;
  if (surplus <= 0) return { coefficient, exponent };
  return rounded(
    { coefficient: divideRounded(coefficient, 10n ** BigInt(surplus)), exponent: exponent + surplus },
    most,
  );
}

/** Both coefficients brought to the lesser exponent. */
export function align(a: Decimal, b: Decimal): { a: bigint; b: bigint; exponent: number } {
  const exponent = Math.min(a.exponent, b.exponent);
  return {
    a: a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b: b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  };
}

/** The quotient to 34 digits and a few more for rounding. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  const shift = Math.max(0, mostDigits + 4 + digitsOf(b.coefficient) - digitsOf(a.coefficient));
  let coefficient = (a.coefficient * 10n ** BigInt(shift)) / b.coefficient;
  let exponent = a.exponent - shift - b.exponent;
  const ideal = a.exponent - b.exponent;
  while (exponent < ideal && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent++;
  }
  return { coefficient, exponent };
}

/** Rounds to a number of places after the point, half to even, or cuts the rest off. */
export function roundDecimal(value: Decimal, places: number, cut = false): Decimal {
  if (-value.exponent <= places) return value;
  const divisor = 10n ** BigInt(-value.exponent - places);
  return {
    coefficient: cut ? value.coefficient / divisor : divideRounded(value.coefficient, divisor),
    exponent: -places,
  };
}

/** The value of a double in the 34 digits of a decimal: 2.345 is a little more than it is written as, and rounds up. */
export function exactly(number: number): Decimal {
  const [digits = "", power = "0"] = number.toExponential(33).split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  // Zeros at the end say nothing.
  const kept = fraction.replace(/0+$/, "");
  return { coefficient: BigInt(whole + kept), exponent: Number(power) - kept.length };
}

export function digitsOf(coefficient: bigint): number {
  return (coefficient < 0n ? -coefficient : coefficient).toString().length;
}

function divideRounded(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  const rest = value % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
  return quotient + (value < 0n ? -1n : 1n);
}
