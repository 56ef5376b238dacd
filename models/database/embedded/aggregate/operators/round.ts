import { Double, type Decimal128 } from "../../bson/values.ts";
import { exactly, parseDecimal, roundDecimal, toDecimal128, type Decimal } from "../../bson/decimal.ts";
import { fromInteger, toInteger, toNumber } from "../../bson/number.ts";
import { types, typeOf } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { strict } from "../form.ts";
import type { Form } from "../scope.ts";
import { checkNumber } from "./argument.ts";

/** Rounding, which keeps the type of the number. */
export const rounding: Record<string, Form> = {
  $ceil: strict(1, 1, ([value], { name }) => rounded(value, name, Math.ceil, ceiling)),
  $floor: strict(1, 1, ([value], { name }) => rounded(value, name, Math.floor, floor)),
  $round: strict(1, 2, ([value, place], { name }) => toPlace(value, place, name, false)),
  $trunc: strict(1, 2, ([value, place], { name }) => toPlace(value, place, name, true)),
};

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
    const result = roundDecimal(exactly(number), places, cut);
    return new Double(Number(`${result.coefficient}e${result.exponent}`));
  }
  if (places >= 0) return value;
  const result = roundDecimal({ coefficient: toInteger(value)!, exponent: 0 }, places, cut);
  return (
    fromInteger(result.coefficient * 10n ** BigInt(-places), type === types.long ? "long" : "int") ?? overflowed(name)
  );
}

function overflowed(name: string): never {
  throw new ServerError(15, `${name} overflowed a 64-bit integer`);
}
