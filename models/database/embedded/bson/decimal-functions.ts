import { digitsOf, divideDecimals, rounded, type Decimal } from "./decimal.ts";

/**
 * Roots, powers and logarithms of decimals to the 34 digits that a decimal has. They are worked out in whole numbers, of
 * which so many digits stand behind the point: a logarithm near zero has its digits far behind it.
 */
const places = 100;
const one = 10n ** BigInt(places);
/** e to the power of more than this is beyond all decimals. */
const largest = 20_000n * one;

export function squareRoot({ coefficient, exponent }: Decimal): Decimal {
  const isOdd = exponent % 2 !== 0;
  const whole = coefficient * (isOdd ? 10n : 1n) * one;
  return plain({ coefficient: wholeRoot(whole), exponent: Math.floor(exponent / 2) - places / 2 });
}

/** The natural logarithm of a positive number. */
export function logarithm(value: Decimal): Decimal {
  return plain({ coefficient: fixedLogarithm(value), exponent: -places });
}

/** The logarithm to another base. */
export function logarithmTo(value: Decimal, base: Decimal): Decimal {
  return plain({ coefficient: (fixedLogarithm(value) * one) / fixedLogarithm(base), exponent: -places });
}

/** e to a power. */
export function exponential(value: Decimal): Decimal {
  return fixedExponential(fixed(value));
}

/** A positive number to a power; any number, where that is whole. */
export function raised(base: Decimal, power: Decimal, whole: bigint | undefined): Decimal {
  if (whole === undefined || whole > 10_000n || whole < -10_000n)
    return fixedExponential((fixedLogarithm(base) * fixed(power)) / one);
  const result = timesItself(base, Number(whole < 0n ? -whole : whole));
  return plain(whole < 0n ? divideDecimals({ coefficient: 1n, exponent: 0 }, result) : result);
}

function timesItself(base: Decimal, times: number): Decimal {
  let result: Decimal = { coefficient: 1n, exponent: 0 };
  let factor = base;
  for (let left = times; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = product(result, factor);
    factor = product(factor, factor);
  }
  return result;
}

const product = (a: Decimal, b: Decimal): Decimal =>
  rounded({ coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent }, places);

/** With the digits of a decimal, and without zeros behind the point. */
function plain(value: Decimal): Decimal {
  let { coefficient, exponent } = rounded(value);
  while (exponent < 0 && coefficient !== 0n && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent++;
  }
  return { coefficient, exponent: coefficient === 0n ? 0 : exponent };
}

function fixed({ coefficient, exponent }: Decimal): bigint {
  const shift = exponent + places;
  if (shift < 0) return coefficient / 10n ** BigInt(-shift);
  // No power that large has a result: how large does not matter.
  return coefficient * 10n ** BigInt(Math.min(shift, 2 * places));
}

/** By the series of the inverse hyperbolic tangent: ln m = 2 artanh((m - 1) / (m + 1)). */
function fixedLogarithm({ coefficient, exponent }: Decimal): bigint {
  const tens = digitsOf(coefficient) - 1;
  const mantissa = (coefficient * one) / 10n ** BigInt(tens);
  return fixedArtanh(mantissa) + BigInt(exponent + tens) * (ln10 ??= fixedArtanh(10n * one));
}

let ln10: bigint | undefined;

function fixedArtanh(mantissa: bigint): bigint {
  const ratio = ((mantissa - one) * one) / (mantissa + one);
  const square = (ratio * ratio) / one;
  let sum = 0n;
  for (let power = ratio, n = 1n; power !== 0n; power = (power * square) / one, n += 2n) sum += power / n;
  return 2n * sum;
}

function fixedExponential(value: bigint): Decimal {
  if (value > largest) return { coefficient: 1n, exponent: 10_000 };
  if (value < -largest) return { coefficient: 1n, exponent: -10_000 };
  const ten = (ln10 ??= fixedArtanh(10n * one));
  const tens = value / ten - (value < 0n ? 1n : 0n);
  const rest = value - tens * ten;
  let sum = 0n;
  for (let term = one, n = 1n; term !== 0n; term = (term * rest) / one / n, n++) sum += term;
  return plain({ coefficient: sum, exponent: Number(tens) - places });
}

/** The whole part of a square root, by Newton's way. */
function wholeRoot(value: bigint): bigint {
  if (value === 0n) return 0n;
  let root = 10n ** BigInt(Math.ceil(digitsOf(value) / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
