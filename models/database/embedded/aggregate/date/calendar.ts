import { utcTime } from "./zone.ts";

export const day = 86_400_000;

/** Days since 1970 of a local time. */
export function dayNumber(local: number): number {
  return Math.floor(local / day);
}

export function dayOfYear(local: number): number {
  return dayNumber(local) - dayNumber(utcTime(new Date(local).getUTCFullYear(), 0)) + 1;
}

/** The week of the year by Sundays: days before the first one are week 0. */
export function weekOfYear(local: number): number {
  return Math.floor((dayOfYear(local) + 6 - new Date(local).getUTCDay()) / 7);
}

/** Monday is 1, Sunday 7. */
export function isoDay(local: number): number {
  return new Date(local).getUTCDay() || 7;
}

/** The year and the week by ISO 8601: a week belongs to the year of its Thursday. */
export function isoWeek(local: number): { year: number; week: number } {
  const thursday = local + (4 - isoDay(local)) * day;
  const year = new Date(thursday).getUTCFullYear();
  return { year, week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

/** The local time of a day by ISO 8601, at midnight; the week with January 4th in it is the first. */
export function isoDate(year: number, week: number, weekday: number): number {
  const fourth = utcTime(year, 0, 4);
  return fourth + ((week - 1) * 7 + weekday - isoDay(fourth)) * day;
}

/** Months later, on the same day or the last one of a shorter month. */
export function addMonths(local: number, months: number): number {
  const date = new Date(local);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(month / 12);
  const inYear = month - year * 12;
  const lastDay = new Date(utcTime(year, inYear + 1, 0)).getUTCDate();
  const start = utcTime(year, inYear, Math.min(date.getUTCDate(), lastDay));
  return start + (local - dayNumber(local) * day);
}
