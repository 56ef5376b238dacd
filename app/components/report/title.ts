import { quarterNumber, quarterStart } from "#models/shared/quarter.ts";
import { addDays } from "#models/shared/time.ts";
import type { Texts } from "#models/shared/texts/index.ts";

/** What a report is called: its quarter, where its days are one (so far), else its days, with their year (once, where it
 *  is one). */
export function reportTitle(
  { from, until }: { from: string; until: string },
  today: string,
  { report }: Texts,
  sayDay: (date: string) => string,
): string {
  const inYear = (date: string): string => report.dayOfYear(sayDay(date), date.slice(0, 4));
  const next = quarterStart(addDays(from, 95));
  const whole = until === addDays(next, -1);
  if (from !== quarterStart(from) || !(whole || (until === today && until < next)))
    return report.title(from.slice(0, 4) === until.slice(0, 4) ? sayDay(from) : inYear(from), inYear(until));
  return report.quarter(quarterNumber(from), from.slice(0, 4), !whole);
}
