import { ServerError } from "../../errors.ts";
import { isoDate } from "./calendar.ts";
import { fromLocal, utc, utcTime, zoneOf, type Zone } from "./zone.ts";

const iso =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

/** Reads a date written by ISO 8601; without a zone of its own it is in the one given. */
export function parseDate(text: string, zone?: Zone): Date {
  const match = iso.exec(text.trim());
  if (!match) throw unparsed(text);
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "0", offset] = match;
  if (offset && zone)
    throw new ServerError(
      241,
      "you cannot pass in a date/time string with time zone information together with a timezone argument",
    );
  const parts = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Math.floor(Number(`0.${fraction}`) * 1000),
  };
  return dateOf(parts, offset ? zoneOf(offset.toUpperCase()) : (zone ?? utc), text);
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const patterns: Record<string, { name: string; source: string }> = {
  Y: { name: "year", source: "(\\d{4})" },
  m: { name: "month", source: "(\\d{1,2})" },
  d: { name: "day", source: "(\\d{1,2})" },
  H: { name: "hour", source: "(\\d{1,2})" },
  M: { name: "minute", source: "(\\d{1,2})" },
  S: { name: "second", source: "(\\d{1,2})" },
  L: { name: "millisecond", source: "(\\d{1,3})" },
  j: { name: "dayOfYear", source: "(\\d{1,3})" },
  G: { name: "isoYear", source: "(\\d{4})" },
  V: { name: "isoWeek", source: "(\\d{1,2})" },
  u: { name: "isoDay", source: "([1-7])" },
  b: { name: "monthName", source: "([A-Za-z]{3})" },
  B: { name: "monthName", source: "([A-Za-z]+)" },
  z: { name: "zone", source: "(Z|[+-]\\d\\d:?(?:\\d\\d)?)" },
  Z: { name: "minutes", source: "([+-]\\d+)" },
};

/** Reads a date by a format of `%` letters. */
export function parseFormatted(text: string, format: string, zone?: Zone): Date {
  const names: string[] = [];
  const source = format.replaceAll(/%(.)|[\\^$.*+?()[\]{}|/]/g, (token, letter: string | undefined) => {
    if (letter === undefined) return `\\${token}`;
    if (letter === "%") return "%";
    const pattern = Object.hasOwn(patterns, letter) ? patterns[letter] : undefined;
    if (!pattern) throw new ServerError(18536, `Invalid format character '%${letter}' in format string`);
    names.push(pattern.name);
    return pattern.source;
  });
  const match = new RegExp(`^${source}$`).exec(text);
  if (!match) throw unparsed(text);
  const found = Object.fromEntries(names.map((name, i) => [name, match[i + 1]!]));
  const number = (name: string, missing: number) => Number(found[name] ?? missing);
  const named = found.monthName ? months.indexOf(found.monthName.slice(0, 3).toLowerCase()) + 1 : 1;
  const isByDay = found.dayOfYear !== undefined;
  const parts = {
    year: number("year", 1970),
    month: isByDay ? 1 : number("month", named),
    day: isByDay ? 1 : number("day", 1),
    hour: number("hour", 0),
    minute: number("minute", 0),
    second: number("second", 0),
    millisecond: Number((found.millisecond ?? "0").padEnd(3, "0")),
  };
  const own = found.zone ? zoneOf(found.zone) : found.minutes ? minutesZone(Number(found.minutes)) : undefined;
  if (own && zone)
    throw new ServerError(
      241,
      "you cannot pass in a date/time string with time zone information together with a timezone argument",
    );
  if (found.isoYear ?? found.isoWeek ?? found.isoDay) {
    const natural = found.year ?? found.month ?? found.monthName ?? found.day ?? found.dayOfYear;
    if (natural !== undefined || found.isoYear === undefined || number("isoWeek", 1) > 53) throw unparsed(text);
    const local = new Date(isoDate(number("isoYear", 1970), number("isoWeek", 1), number("isoDay", 1)));
    parts.year = local.getUTCFullYear();
    parts.month = local.getUTCMonth() + 1;
    parts.day = local.getUTCDate();
  }
  const date = dateOf(parts, own ?? zone ?? utc, text);
  return isByDay ? new Date(date.getTime() + (number("dayOfYear", 1) - 1) * 86_400_000) : date;
}

function minutesZone(minutes: number): Zone {
  return () => minutes * 60_000;
}

function dateOf(parts: Parts, zone: Zone, text: string): Date {
  const { year, month, day, hour, minute, second, millisecond } = parts;
  const local = utcTime(year, month - 1, day, hour, minute, second, millisecond);
  const back = new Date(local);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    throw unparsed(text);
  return new Date(fromLocal(local, zone));
}

function unparsed(text: string): ServerError {
  return new ServerError(241, `Error parsing date string '${text}'`);
}
