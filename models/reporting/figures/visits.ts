import type { LocalDate } from "#models/shared/time.ts";
import type { Claim } from "../reading.ts";
import { firstOf, monthsBetween, type MonthOf } from "./month-of.ts";

/** Visits: bookings of which somebody said that they took place (attended, partly, with a stand-in), by the month in which
 *  their session began. */
export interface Month {
  /** Its first day. */
  month: LocalDate;
  visits: number;
}

/** Counts visits by month; months without any between the first and the last are there with 0. */
export function makeMonths(monthOf: MonthOf, from: LocalDate, until: LocalDate) {
  const counts = new Map<LocalDate, number>(monthsBetween(firstOf(from), until).map((month) => [month, 0]));
  return {
    add({ visited, startsAt }: Claim): void {
      if (!visited) return;
      const month = monthOf(startsAt);
      if (counts.has(month)) counts.set(month, counts.get(month)! + 1);
    },
    months: (): Month[] => [...counts].map(([month, visits]) => ({ month, visits })),
  };
}
