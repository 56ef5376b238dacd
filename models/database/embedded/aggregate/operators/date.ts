import { Long, ObjectId, Timestamp } from "../../bson/values.ts";
import { isDoc, type Doc } from "../../bson/doc.ts";
import { toInteger } from "../../bson/number.ts";
import { isNumber, typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { day, dayOfYear, isoDay, isoWeek, weekOfYear } from "../date/calendar.ts";
import { formatDate } from "../date/format.ts";
import { parseDate, parseFormatted } from "../date/parse.ts";
import { addUnits, truncate, unitOf, unitsBetween, weekdayOf } from "../date/units.ts";
import { fromLocal, toLocal, utc, utcTime, zoneOf, type Zone } from "../date/zone.ts";
import { cannot, named, namedParts } from "../form.ts";
import { isNullish, type Evaluate, type Form } from "../scope.ts";

/** Dates, in UTC or in a time zone. */
export const dates: Record<string, Form> = {
  $year: part((local) => new Date(local).getUTCFullYear()),
  $month: part((local) => new Date(local).getUTCMonth() + 1),
  $dayOfMonth: part((local) => new Date(local).getUTCDate()),
  $hour: part((local) => new Date(local).getUTCHours()),
  $minute: part((local) => new Date(local).getUTCMinutes()),
  $second: part((local) => new Date(local).getUTCSeconds()),
  $millisecond: part((local) => new Date(local).getUTCMilliseconds()),
  $dayOfYear: part(dayOfYear),
  $dayOfWeek: part((local) => new Date(local).getUTCDay() + 1),
  $week: part(weekOfYear),
  $isoWeek: part((local) => isoWeek(local).week),
  $isoWeekYear: part((local) => Long.fromNumber(isoWeek(local).year)),
  $isoDayOfWeek: part(isoDay),
  $dateToParts: named(["date"], ["timezone", "iso8601"], (values) => {
    const zone = zoneIn(values);
    if (isNullish(values.date) || !zone) return null;
    const local = toLocal(timeOf(values.date), zone);
    const date = new Date(local);
    const { year, week } = isoWeek(local);
    return {
      ...(values.iso8601 === true
        ? { isoWeekYear: year, isoWeek: week, isoDayOfWeek: isoDay(local) }
        : { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      millisecond: date.getUTCMilliseconds(),
    };
  }),
  $dateFromParts: named(
    [],
    [
      "year",
      "month",
      "day",
      "isoWeekYear",
      "isoWeek",
      "isoDayOfWeek",
      "hour",
      "minute",
      "second",
      "millisecond",
      "timezone",
    ],
    fromParts,
  ),
  $dateToString: named(["date"], ["format", "timezone", "onNull"], (values, { name }) => {
    const zone = zoneIn(values);
    if (isNullish(values.date)) return Object.hasOwn(values, "onNull") ? values.onNull : null;
    if (!zone || (Object.hasOwn(values, "format") && isNullish(values.format))) return null;
    const format =
      values.format ??
      (Object.hasOwn(values, "timezone") && zone !== utc ? "%Y-%m-%dT%H:%M:%S.%L" : "%Y-%m-%dT%H:%M:%S.%LZ");
    if (typeof format !== "string")
      throw new ServerError(18533, `${name} requires that 'format' be a string, found: ${typeName(format)}`);
    return formatDate(timeOf(values.date), format, zone);
  }),
  $dateFromString: named(["dateString"], ["format", "timezone", "onError", "onNull"], (values, { name }) => {
    const { dateString: text } = values;
    if (isNullish(text)) return Object.hasOwn(values, "onNull") ? values.onNull : null;
    const zone = zoneIn(values);
    if (!zone || (Object.hasOwn(values, "format") && isNullish(values.format))) return null;
    const given = Object.hasOwn(values, "timezone") ? zone : undefined;
    try {
      if (typeof text !== "string")
        throw new ServerError(241, `${name} requires that 'dateString' be a string, found: ${typeName(text)}`);
      return typeof values.format === "string" ? parseFormatted(text, values.format, given) : parseDate(text, given);
    } catch (error) {
      if (Object.hasOwn(values, "onError") && error instanceof ServerError && error.code === 241) return values.onError;
      throw error;
    }
  }),
  $dateAdd: adding(1),
  $dateSubtract: adding(-1),
  $dateDiff: named(["startDate", "endDate", "unit"], ["timezone", "startOfWeek"], (values) => {
    const { startDate, endDate, unit, startOfWeek } = values;
    const zone = zoneIn(values);
    if (isNullish(startDate) || isNullish(endDate) || isNullish(unit) || !zone) return null;
    const firstDay = isNullish(startOfWeek) ? 0 : weekdayOf(startOfWeek);
    return Long.fromNumber(unitsBetween(timeOf(startDate), timeOf(endDate), unitOf(unit), zone, firstDay));
  }),
  $dateTrunc: named(["date", "unit"], ["binSize", "timezone", "startOfWeek"], (values, { name }) => {
    const { date, unit, binSize, startOfWeek } = values;
    const zone = zoneIn(values);
    if (isNullish(date) || isNullish(unit) || !zone || (Object.hasOwn(values, "binSize") && isNullish(binSize)))
      return null;
    const size = binSize === undefined ? 1 : integer(binSize, name, "binSize");
    if (size < 1) throw cannot(name, "requires 'binSize' to be greater than 0");
    return new Date(
      truncate(timeOf(date), unitOf(unit), size, zone, isNullish(startOfWeek) ? 0 : weekdayOf(startOfWeek)),
    );
  }),
};

/** An operator for one part of a date: of an expression, or of `{ date, timezone }`. */
function part(read: (local: number) => unknown): Form {
  return (operand, compiler, name) => {
    const given: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand;
    const isNamed = isDoc(given) && Object.hasOwn(given, "date");
    const parts = isNamed ? Object.fromEntries(namedParts(name, given, ["date"], ["timezone"])) : { date: given };
    const date = compiler.compile(parts.date);
    const timezone: Evaluate | undefined = Object.hasOwn(parts, "timezone")
      ? compiler.compile(parts.timezone)
      : undefined;
    return (env) => {
      const value = date(env);
      const zone = timezone ? zoneIn({ timezone: timezone(env) }) : utc;
      return isNullish(value) || !zone ? null : read(toLocal(timeOf(value), zone));
    };
  };
}

function adding(sign: 1 | -1): Form {
  return named(["startDate", "unit", "amount"], ["timezone"], (values, { name }) => {
    const { startDate, unit, amount } = values;
    const zone = zoneIn(values);
    if (isNullish(startDate) || isNullish(unit) || isNullish(amount) || !zone) return null;
    return new Date(addUnits(timeOf(startDate), unitOf(unit), sign * integer(amount, name, "amount"), zone));
  });
}

function fromParts(values: Doc): unknown {
  const zone = zoneIn(values);
  if (!zone || Object.keys(values).some((field) => isNullish(values[field]))) return null;
  const number = (field: string, missing: number) =>
    values[field] === undefined ? missing : integer(values[field], "$dateFromParts", field);
  const rest = [number("hour", 0), number("minute", 0), number("second", 0), number("millisecond", 0)] as const;
  if (values.isoWeekYear !== undefined) {
    // The week with January 4th in it is the first.
    const fourth = utcTime(number("isoWeekYear", 1970), 0, 4, ...rest);
    const days = (number("isoWeek", 1) - 1) * 7 + number("isoDayOfWeek", 1) - isoDay(fourth);
    return new Date(fromLocal(fourth + days * day, zone));
  }
  if (values.year === undefined)
    throw new ServerError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  return new Date(fromLocal(utcTime(number("year", 1970), number("month", 1) - 1, number("day", 1), ...rest), zone));
}

/** The zone named in the arguments, UTC without one, undefined when it is null. */
function zoneIn(values: Doc): Zone | undefined {
  if (!Object.hasOwn(values, "timezone")) return utc;
  if (isNullish(values.timezone)) return undefined;
  if (typeof values.timezone === "string") return zoneOf(values.timezone);
  throw new ServerError(40533, `timezone must evaluate to a string, found ${typeName(values.timezone)}`);
}

function timeOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return (value.high >>> 0) * 1000;
  throw new ServerError(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

function integer(value: unknown, name: string, what: string): number {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  if (whole === undefined) throw cannot(name, `requires '${what}' to be an integer, found ${typeName(value)}`);
  return Number(whole);
}
