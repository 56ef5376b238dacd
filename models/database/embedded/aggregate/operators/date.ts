import { Long } from "../../bson/values.ts";
import { isDoc } from "../../bson/doc.ts";
import { typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { dayOfYear, isoDay, isoWeek, weekOfYear } from "../date/calendar.ts";
import { formatDate } from "../date/format.ts";
import { parseDate, parseFormatted } from "../date/parse.ts";
import { addUnits, truncate, unitOf, unitsBetween } from "../date/units.ts";
import { toLocal, utc } from "../date/zone.ts";
import { named, namedParts } from "../form.ts";
import { isNullish, type Evaluate, type Form } from "../scope.ts";
import { firstDayIn, hasNull, integer, timeOf, zoneIn } from "./date-argument.ts";
import { fromParts } from "./date-from-parts.ts";

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
