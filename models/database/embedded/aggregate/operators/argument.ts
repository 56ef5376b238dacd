import { toInteger } from "../../bson/number.ts";
import { isNumber, typeName } from "../../bson/types.ts";
import { ServerError, typeMismatch } from "../../errors.ts";
import { cannot } from "../form.ts";

const listCodes = new Map([
  ["$arrayElemAt", 28689],
  ["$first", 28689],
  ["$last", 28689],
  ["$concatArrays", 28664],
  ["$slice", 28724],
  ["$reverseArray", 34435],
  ["$indexOfArray", 40090],
  ["$sortArray", 2942504],
  ["$setUnion", 17043],
  ["$setIntersection", 17047],
  ["$setDifference", 17048],
  ["$setEquals", 17044],
  ["$setIsSubset", 17046],
  ["$anyElementTrue", 17041],
  ["$allElementsTrue", 17040],
  ["$firstN", 5788200],
  ["$lastN", 5788200],
  ["$minN", 5788200],
  ["$maxN", 5788200],
]);

/** An argument that must be an array. */
export function list(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value;
  const why = `requires an array, but was given a value of type: ${kind(value)}`;
  const code = listCodes.get(name);
  throw code === undefined ? cannot(name, why) : new ServerError(code, `${name} ${why}`);
}

/** An argument that must be an integer; the codes are for what is no number, and for a number that is not one. */
export function integer(value: unknown, name: string, what: string, [noNumber, notWhole] = [2, 2]): number {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  if (whole !== undefined && BigInt.asIntN(32, whole) === whole) return Number(whole);
  throw new ServerError(
    isNumber(value) ? notWhole! : noNumber!,
    `${name} requires its ${what} to be a 32-bit integer, found ${isNumber(value) ? String(value) : kind(value)}`,
  );
}

/** The name of an argument's type, for messages. */
export function kind(value: unknown): string {
  return value === undefined ? "missing" : typeName(value);
}

/** Refuses arguments that are no numbers. */
export function checkNumbers(values: unknown[], name: string): void {
  for (const value of values) checkNumber(value, name);
}

/** Refuses an argument that is no number. */
export function checkNumber(value: unknown, name: string): void {
  if (!isNumber(value)) throw typeMismatch(`${name} only supports numeric types, not ${typeName(value)}`);
}
