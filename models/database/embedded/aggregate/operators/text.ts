import { Decimal128, Double } from "../../bson/values.ts";
import { toInteger } from "../../bson/number.ts";
import { textOf } from "../../bson/parts.ts";
import { isNumber, typeName, types, typeOf } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { isNullish } from "../scope.ts";

/** A value as text where the server converts it by itself; null and missing are "". */
export function asText(value: unknown, name: string): string {
  if (isNullish(value)) return "";
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Decimal128 || value instanceof Double) return value.toString();
  if (isNumber(value)) return String(value);
  return text(value, name, 16007);
}

/** The codes for what is no text, for the first argument and the second. */
const textCodes: Record<string, [first: number, second?: number]> = {
  $split: [40085, 40086],
  $indexOfBytes: [40091, 40092],
  $indexOfCP: [40093, 40094],
  $strLenBytes: [34473],
  $trim: [50699, 50700],
  $ltrim: [50699, 50700],
  $rtrim: [50699, 50700],
};

export function text(value: unknown, name: string, code = textCodes[name]?.[0] ?? 34471): string {
  const type = typeOf(value);
  if (type === types.string || type === types.symbol) return textOf(value);
  throw new ServerError(
    code,
    `${name} requires a string argument, found: ${value === undefined ? "missing" : typeName(value)}`,
  );
}

export function points(value: string): string[] {
  return Array.from(value);
}

/** The text that is looked for, or cut away. */
export const second = (value: unknown, name: string) => text(value, name, textCodes[name]?.[1]);

export function natural(value: unknown, name: string, what: string, [noInteger, negative] = [40096, 40097]): number {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  if (whole !== undefined && whole >= 0n) return Number(whole);
  throw new ServerError(whole === undefined ? noInteger! : negative!, `${name}: ${what} must be a nonnegative integer`);
}
