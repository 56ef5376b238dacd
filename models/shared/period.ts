import { quarterStart } from "./quarter.ts";
import { addDays, localDate, startOfDay } from "./time.ts";
import type { Period } from "./vocabulary.ts";

/** The calendar quarter or year around a moment, by the local dates of a zone: from its first day to that of the next. */
export function periodAround(at: Date, zone: string, per: Period): { from: Date; to: Date } {
  const year = localDate(at, zone).slice(0, 4);
  const first = per === "year" ? `${year}-01-01` : quarterStart(localDate(at, zone));
  // The longest quarter has 92 days, the longest year 366; a day past the end names the next one.
  const beyond = addDays(first, per === "year" ? 370 : 95);
  const next = per === "year" ? `${beyond.slice(0, 4)}-01-01` : quarterStart(beyond);
  return { from: startOfDay(first, zone), to: startOfDay(next, zone) };
}
