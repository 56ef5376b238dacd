import type { Doc } from "../../bson/doc.ts";
import { ServerError } from "../../errors.ts";
import { isoDate } from "../date/calendar.ts";
import { fromLocal, utcTime } from "../date/zone.ts";
import { hasNull, integer, zoneIn } from "./date-argument.ts";

const natural = ["year", "month", "day"];
const iso = ["isoWeekYear", "isoWeek", "isoDayOfWeek"];

/** The date that its parts make: years, months and days, or weeks by ISO 8601. */
export function fromParts(values: Doc): unknown {
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
