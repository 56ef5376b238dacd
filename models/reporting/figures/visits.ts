import { localDate, type LocalDate } from "#models/shared/time.ts";
import type { Claim } from "../reading.ts";

/** Visits: bookings of which somebody said that they took place (attended, partly, with a stand-in), by the month in which
 *  their session began. */
export interface Month {
  /** Its first day. */
  month: LocalDate;
  visits: number;
}

/** Counts visits by month; months without any between the first and the last are there with 0. */
export function makeMonths(zone: string, from: LocalDate, until: LocalDate) {
  const counts = new Map<LocalDate, number>();
  for (let month = first(from); month <= until; month = nextMonth(month)) counts.set(month, 0);
  return {
    add({ visited, startsAt }: Claim): void {
      const month = first(localDate(startsAt, zone));
      if (visited && counts.has(month)) counts.set(month, counts.get(month)! + 1);
    },
    months: (): Month[] => [...counts].map(([month, visits]) => ({ month, visits })),
  };
}

const first = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`;

function nextMonth(date: LocalDate): LocalDate {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return month === 12 ? `${year + 1}-01-01` : `${date.slice(0, 5)}${String(month + 1).padStart(2, "0")}-01`;
}
