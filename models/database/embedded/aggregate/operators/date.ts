import { Long, ObjectId, Timestamp } from "../../bson/values.ts";
import { isDoc, type Doc } from "../../bson/doc.ts";
import { toInteger } from "../../bson/number.ts";
import { isNumber, typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { dayOfYear, isoDate, isoDay, isoWeek, weekOfYear } from "../date/calendar.ts";
import { formatDate } from "../date/format.ts";
import { parseDate, parseFormatted } from "../date/parse.ts";
import { addUnits, truncate, unitOf, unitsBetween, weekdayOf } from "../date/units.ts";
import { fromLocal, toLocal, utc, utcTime, zoneOf, type Zone } from "../date/zone.ts";
import { named, namedParts } from "../form.ts";
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
    if (hasNull(values)) return null;
    const { startDate, endDate, unit } = values;
    return Long.fromNumber(
      unitsBetween(timeOf(startDate), timeOf(endDate), unitOf(unit), zoneIn(values)!, firstDayIn(values)),
    );
  }),
  $dateTrunc: named(["date", "unit"], ["binSize", "timezone", "startOfWeek"], (values, { name }) => {
    if (hasNull(values)) return null;
    const { date, unit, binSize } = values;
    const size = binSize === undefined ? 1 : integer(binSize, name, "binSize", 5439017);
    if (size < 1) throw new ServerError(5439018, `${name} requires 'binSize' to be greater than 0`);
    return new Date(truncate(timeOf(date, 5439012), unitOf(unit), size, zoneIn(values)!, firstDayIn(values)));
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
      const zone = timezone ? zoneIn({ timezone: timezone(env) }, 40533) : utc;
      return isNullish(value) || !zone ? null : read(toLocal(timeOf(value), zone));
    };
  };
}

function adding(sign: 1 | -1): Form {
  return named(["startDate", "unit", "amount"], ["timezone"], (values, { name }) => {
    if (hasNull(values)) return null;
    const { startDate, unit, amount } = values;
    const many = sign * integer(amount, name, "amount", 5166405);
    return new Date(addUnits(timeOf(startDate, 5166403), unitOf(unit), many, zoneIn(values)!));
  });
}

const natural = ["year", "month", "day"];
const iso = ["isoWeekYear", "isoWeek", "isoDayOfWeek"];

function fromParts(values: Doc): unknown {
  const isGiven = (field: string) => Object.hasOwn(values, field);
  if (!isGiven("year") && !isGiven("isoWeekYear"))
    throw new ServerError(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
  if (isGiven("year") ? iso.some(isGiven) : natural.some(isGiven))
    throw new ServerError(
      isGiven("year") ? 40489 : 40525,
      "$dateFromParts does not allow mixing natural dates with ISO dates",
    );
  if (hasNull(values)) return null;
  const part = (field: string, missing: number, least = -32_768, most = 32_767, code = 31034) => {
    if (values[field] === undefined) return missing;
    const number = integer(values[field], "$dateFromParts", field, 40515);
    if (number >= least && number <= most) return number;
    throw new ServerError(
      code,
      `'${field}' must evaluate to a value in the range [${least}, ${most}]; value ${number} is not in range`,
    );
  };
  const any = (field: string) => part(field, 0, -Infinity, Infinity);
  const date = isGiven("isoWeekYear")
    ? isoDate(part("isoWeekYear", 1970, 1, 9999, 31095), part("isoWeek", 1), part("isoDayOfWeek", 1))
    : utcTime(part("year", 1970, 1, 9999, 40523), part("month", 1) - 1, part("day", 1));
  const time = ((part("hour", 0) * 60 + part("minute", 0)) * 60 + any("second")) * 1000 + any("millisecond");
  return new Date(fromLocal(date + time, zoneIn(values)!));
}

/** Whether an argument that is given is null or missing; the first day of the week matters to weeks alone. */
function hasNull(values: Doc): boolean {
  return Object.keys(values).some(
    (field) => isNullish(values[field]) && (field !== "startOfWeek" || values.unit === "week"),
  );
}

const firstDayIn = ({ unit, startOfWeek }: Doc): number =>
  unit === "week" && startOfWeek !== undefined ? weekdayOf(startOfWeek) : 0;

/** The zone named in the arguments, UTC without one, undefined when it is null. */
function zoneIn(values: Doc, code = 40517): Zone | undefined {
  if (!Object.hasOwn(values, "timezone")) return utc;
  if (isNullish(values.timezone)) return undefined;
  if (typeof values.timezone === "string") return zoneOf(values.timezone);
  throw new ServerError(code, `timezone must evaluate to a string, found ${typeName(values.timezone)}`);
}

function timeOf(value: unknown, code = 16006): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return (value.high >>> 0) * 1000;
  throw new ServerError(code, `can't convert from BSON type ${typeName(value)} to Date`);
}

function integer(value: unknown, name: string, what: string, code: number): number {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  if (whole === undefined)
    throw new ServerError(code, `${name} requires '${what}' to be an integer, found ${typeName(value)}`);
  return Number(whole);
}
