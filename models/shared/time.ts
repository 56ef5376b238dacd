import { DateTime, IANAZone } from "luxon";
import { kept } from "./kept.ts";

/** The one place that converts between instants (UTC `Date`) and local dates ("2026-11-26") and clocks ("14:00") of an
 *  IANA zone, and the one place that formats them: page, mail and calendar say the same. Ranges are half-open. */

export type LocalDate = string; // YYYY-MM-DD
export type LocalClock = string; // HH:mm

/** A clock time on a date in a zone names one instant, none (spring forward) or two (autumn back). */
export type Reading =
  | { found: "one"; at: Date }
  | { found: "none"; before: LocalClock; after: LocalClock }
  | { found: "two"; earlier: Date; later: Date };

/** Which of two equal clock times is meant, as a form asks for it. */
export type Which = "earlier" | "later";

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/** The zone somebody means: its IANA name, or the city alone, where one zone has it ("Madrid", "new york"). */
export function namedZone(typed: string): string {
  if (isZone(typed)) return typed;
  const city = `/${typed.trim().replaceAll(/\s+/g, "_").toLowerCase()}`;
  const found = Intl.supportedValuesOf("timeZone").filter((zone) => zone.toLowerCase().endsWith(city));
  return found.length === 1 ? found[0]! : typed;
}

/** Dates that pages look around at: a week or a month before and after them must have a name, too. */
const [FIRST_DATE, LAST_DATE] = ["1900-01-01", "9998-12-31"];

/** A date of the calendar, as forms and addresses write it, within the years that are looked around at. */
export function isLocalDate(text: string): boolean {
  const written = /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: "utc" }).isValid;
  return written && text >= FIRST_DATE && text <= LAST_DATE;
}

export const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/**
 * Reads a local date and clock in a zone. luxon alone would shift 02:30 silently on the night it does not exist and
 * pick one of two 01:30s, so every offset the zone has around that night is tried.
 * @param which decides when the clock time exists twice
 */
export function readLocal(date: LocalDate, clock: LocalClock, zone: string, which?: Which): Reading {
  const instants = instantsOf(date, clock, zone);
  const [first, second] = instants.map((at) => new Date(at));
  if (first === undefined) return skipped(date, clock, zone);
  if (second === undefined || which === "earlier") return { found: "one", at: first };
  if (which === "later") return { found: "one", at: second };
  return { found: "two", earlier: first, later: second };
}

/** Days and clocks that are asked about come again and again, and each takes luxon 20 to 100 µs. */
const MOST = 2_000;

const naiveOf = (date: LocalDate, clock: LocalClock): DateTime => DateTime.fromISO(`${date}T${clock}`, { zone: "utc" });

/** The zone's offsets around that night, in minutes. */
const offsetsNear = (naive: DateTime, zone: string): number[] =>
  [-1, 0, 1].map((days) => naive.plus({ days }).setZone(zone).offset);

/** The instants at which the zone's clock shows this, in order. */
const instantsOf = kept(MOST, (date: LocalDate, clock: LocalClock, zone: string): number[] => {
  const naive = naiveOf(date, clock);
  return [...new Set(offsetsNear(naive, zone))]
    .map((offset) => naive.minus({ minutes: offset }))
    .filter((at) => at.setZone(zone).toFormat("yyyy-MM-dd HH:mm") === `${date} ${clock}`)
    .map((at) => at.toMillis())
    .sort((a, b) => a - b);
});

function skipped(date: LocalDate, clock: LocalClock, zone: string): Reading {
  const naive = naiveOf(date, clock);
  const nearby = offsetsNear(naive, zone);
  const gap = Math.max(...nearby) - Math.min(...nearby);
  return {
    found: "none",
    before: naive.minus({ minutes: gap }).toFormat("HH:mm"),
    after: naive.plus({ minutes: gap }).toFormat("HH:mm"),
  };
}

export const localDate = (at: Date, zone: string): LocalDate =>
  DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd");
export const localClock = (at: Date, zone: string): LocalClock => DateTime.fromJSDate(at, { zone }).toFormat("HH:mm");

/** The local date so many days later (or earlier). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  DateTime.fromISO(date, { zone: "utc" }).plus({ days }).toFormat("yyyy-MM-dd");

export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

/** 1 Monday … 7 Sunday. */
export const weekday = (date: LocalDate): number => DateTime.fromISO(date, { zone: "utc" }).weekday;

/** The instant a local day begins (the first that exists, should midnight be skipped). */
export const startOfDay = (date: LocalDate, zone: string): Date => new Date(startOf(date, zone));
const startOf = kept(MOST, (date: LocalDate, zone: string) =>
  DateTime.fromISO(date, { zone }).startOf("day").toMillis(),
);

/** The instant a local day is over, also that of the last date that four figures can write. */
export const endOfDay = (date: LocalDate, zone: string): Date =>
  DateTime.fromISO(date, { zone }).startOf("day").plus({ days: 1 }).startOf("day").toJSDate();

/** Every local date that the half-open span touches. */
export function daysTouched(from: Date, to: Date, zone: string): LocalDate[] {
  const last = localDate(new Date(Math.max(to.getTime() - 1, from.getTime())), zone);
  const days = [localDate(from, zone)];
  while (days.at(-1)! < last) days.push(addDays(days.at(-1)!, 1));
  return days;
}

export const minutesBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / 60_000);

const formats = new Map<string, Intl.DateTimeFormat>();
/** Intl formatters cost 50 µs to make and little to keep. */
function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })));
  return found;
}

const plain = (text: string): string => text.replace(/,/g, "");

/** "13:00"; in the hour that a clock change repeats "01:30 (GMT+2)", so that it says which of the two is meant. */
export function sayClock(at: Date, zone: string, locale: string): string {
  const clock = format(locale, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  return readTwice(at, zone) ? `${clock} (${sayOffset(at, zone, locale)})` : clock;
}
/** "Tuesday 8 December", with the year when it is not that of `now`. */
export function sayDay(at: Date, zone: string, locale: string, now?: Date): string {
  const year = now && localDate(now, zone).slice(0, 4) !== localDate(at, zone).slice(0, 4);
  return plain(
    format(locale, zone, { weekday: "long", day: "numeric", month: "long", ...(year && { year: "numeric" }) }).format(
      at,
    ),
  );
}
/** "Tue 8 Dec" */
export const sayShortDay = (at: Date, zone: string, locale: string): string =>
  plain(format(locale, zone, { weekday: "short", day: "numeric", month: "short" }).format(at));
/** "8 December 2026" */
export const sayDate = (at: Date, zone: string, locale: string): string =>
  format(locale, zone, { day: "numeric", month: "long", year: "numeric" }).format(at);
/** "Tuesday", "8", "December": the lines of the sign's day block; short for a tile: "Tue", "8", "Dec". */
export function dayParts(
  at: Date,
  zone: string,
  locale: string,
  length: "long" | "short" = "long",
): { weekday: string; day: string; month: string } {
  return {
    weekday: format(locale, zone, { weekday: length }).format(at),
    day: format(locale, zone, { day: "numeric" }).format(at),
    month: format(locale, zone, { month: length }).format(at),
  };
}
/** "GMT+2": how far a zone's clock is from UTC at that instant, where a clock time alone would not say which is meant. */
export const sayOffset = (at: Date, zone: string, locale: string): string =>
  format(locale, zone, { timeZoneName: "shortOffset" })
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName")!.value;
/** "December 2026" */
export const sayMonth = (at: Date, zone: string, locale: string): string =>
  format(locale, zone, { month: "long", year: "numeric" }).format(at);
export const sayNumber = (value: number, locale: string): string => new Intl.NumberFormat(locale).format(value);

/** The zone's clock shows the time of this instant a second time, a change of its offset (at most 3 hours) away. */
function readTwice(at: Date, zone: string): boolean {
  const offset = (ms: number): number => DateTime.fromMillis(ms, { zone }).offset;
  const own = offset(at.getTime());
  return [-3, 3].some((hours) => {
    const other = offset(at.getTime() + hours * 3_600_000);
    return other !== own && offset(at.getTime() + (own - other) * 60_000) === other;
  });
}

/** Local clocks differ at that instant, so a reader elsewhere needs both times. */
export const clocksDiffer = (at: Date, one: string, other: string): boolean =>
  DateTime.fromJSDate(at, { zone: one }).offset !== DateTime.fromJSDate(at, { zone: other }).offset;
