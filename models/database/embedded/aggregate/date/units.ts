import { badValue, failedToParse } from "../../errors.ts";
import { addMonths, day, dayNumber } from "./calendar.ts";
import { fromLocal, toLocal, utcTime, type Zone } from "./zone.ts";

const milliseconds = { hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 } as const;
const months = { year: 12, quarter: 3, month: 1 } as const;
const days = { week: 7, day: 1 } as const;

export type Unit = keyof typeof milliseconds | keyof typeof months | keyof typeof days;

/** Checks the name of a unit of time. */
export function unitOf(name: unknown): Unit {
  if (typeof name === "string" && [milliseconds, months, days].some((units) => Object.hasOwn(units, name)))
    return name as Unit;
  throw failedToParse(`unknown time unit value: ${String(name)}`);
}

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The number of a weekday by its name, Sunday is 0. */
export function weekdayOf(name: unknown): number {
  const full = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  const text = typeof name === "string" ? name.toLowerCase() : "";
  const number = text.length === 3 ? weekdays.indexOf(text) : full.indexOf(text);
  if (number < 0) throw badValue(`unknown day of week value: ${String(name)}`);
  return number;
}

/** A time so many units later; days and months go by the calendar of the zone. */
export function addUnits(time: number, unit: Unit, amount: number, zone: Zone): number {
  if (unit in milliseconds) return time + amount * milliseconds[unit as keyof typeof milliseconds];
  const local = toLocal(time, zone);
  const later =
    unit in months
      ? addMonths(local, amount * months[unit as keyof typeof months])
      : local + amount * days[unit as keyof typeof days] * day;
  return fromLocal(later, zone);
}

/** How many borders between units lie between two times. */
export function unitsBetween(start: number, end: number, unit: Unit, zone: Zone, startOfWeek: number): number {
  const size = milliseconds[unit as keyof typeof milliseconds] as number | undefined;
  if (size === 1) return end - start;
  const [from, to] = [toLocal(start, zone), toLocal(end, zone)];
  // Hours go on through a change of the clocks; their borders are those of the local time.
  if (size !== undefined) {
    const turn = (from - start) % size;
    return Math.floor((end + turn) / size) - Math.floor((start + turn) / size);
  }
  return Math.floor(index(to, unit, startOfWeek)) - Math.floor(index(from, unit, startOfWeek));
}

/** The number of the unit that a local time lies in. */
function index(local: number, unit: Unit, startOfWeek: number): number {
  const date = new Date(local);
  if (unit in months) {
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    return Math.floor(month / months[unit as keyof typeof months]);
  }
  // Day 0 was a Thursday.
  return unit === "day" ? dayNumber(local) : Math.floor((dayNumber(local) + 4 - startOfWeek) / 7);
}

const reference = utcTime(2000, 0);

/** The start of the bin of so many units that a time lies in; bins are counted from 2000. */
export function truncate(time: number, unit: Unit, size: number, zone: Zone, startOfWeek: number): number {
  const length = milliseconds[unit as keyof typeof milliseconds] as number | undefined;
  if (length !== undefined) {
    const origin = fromLocal(reference, zone);
    const bin = length * size;
    return origin + Math.floor((time - origin) / bin) * bin;
  }
  const local = toLocal(time, zone);
  const first = index(reference + (unit === "week" ? 6 * day : 0), unit, startOfWeek);
  const number = first + Math.floor((index(local, unit, startOfWeek) - first) / size) * size;
  if (unit in months) {
    const month = number * months[unit as keyof typeof months];
    return fromLocal(utcTime(Math.floor(month / 12), ((month % 12) + 12) % 12), zone);
  }
  const dayOf = unit === "day" ? number : number * 7 - 4 + startOfWeek;
  return fromLocal(dayOf * day, zone);
}
