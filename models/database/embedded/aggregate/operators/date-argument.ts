import { ObjectId, Timestamp } from "../../bson/values.ts";
import type { Doc } from "../../bson/doc.ts";
import { toInteger } from "../../bson/number.ts";
import { isNumber, typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { weekdayOf } from "../date/units.ts";
import { utc, zoneOf, type Zone } from "../date/zone.ts";
import { isNullish } from "../scope.ts";

/** Whether an argument that is given is null or missing; the first day of the week matters to weeks alone. */
export function hasNull(values: Doc): boolean {
  return Object.keys(values).some(
    (field) => isNullish(values[field]) && (field !== "startOfWeek" || values.unit === "week"),
  );
}

export const firstDayIn = ({ unit, startOfWeek }: Doc): number =>
  unit === "week" && startOfWeek !== undefined ? weekdayOf(startOfWeek) : 0;

/** The zone named in the arguments, UTC without one, undefined when it is null. */
export function zoneIn(values: Doc, code = 40517): Zone | undefined {
  if (!Object.hasOwn(values, "timezone")) return utc;
  if (isNullish(values.timezone)) return undefined;
  if (typeof values.timezone === "string") return zoneOf(values.timezone);
  throw new ServerError(code, `timezone must evaluate to a string, found ${typeName(values.timezone)}`);
}

export function timeOf(value: unknown, code = 16006): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return (value.high >>> 0) * 1000;
  throw new ServerError(code, `can't convert from BSON type ${typeName(value)} to Date`);
}

export function integer(value: unknown, name: string, what: string, code: number): number {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  if (whole === undefined)
    throw new ServerError(code, `${name} requires '${what}' to be an integer, found ${typeName(value)}`);
  return Number(whole);
}
