import { localDate, startOfDay, type LocalDate } from "#models/shared/time.ts";

/** The first day of the local month that an instant lies in. */
export type MonthOf = (at: Date) => LocalDate;

export const firstOf = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`;

/** The first days of the months from one to that of another day. */
export function monthsBetween(first: LocalDate, until: LocalDate): LocalDate[] {
  const all: LocalDate[] = [];
  for (let month = first; month <= until; month = nextMonth(month)) all.push(month);
  return all;
}

/**
 * Tells months of a zone apart by the instants at which they begin, which are looked up once: asking the zone about each of
 * 100,000 bookings would take longer than all the rest of a report. Instants outside of the days asked about are looked up.
 */
export function makeMonthOf(zone: string, from: LocalDate, until: LocalDate): MonthOf {
  const months = monthsBetween(firstOf(from), until);
  const begins = [...months, nextMonth(months.at(-1)!)].map((month) => startOfDay(month, zone).getTime());
  return (at) => {
    const instant = at.getTime();
    if (instant < begins[0]! || instant >= begins.at(-1)!) return firstOf(localDate(at, zone));
    return months[begins.findLastIndex((begin) => begin <= instant)]!;
  };
}

function nextMonth(date: LocalDate): LocalDate {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return month === 12 ? `${year + 1}-01-01` : `${date.slice(0, 5)}${String(month + 1).padStart(2, "0")}-01`;
}
