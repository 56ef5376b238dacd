import { quarterNumber, quarterStart } from "#models/shared/quarter.ts";
import { addDays } from "#models/shared/time.ts";
import type { Texts } from "#models/shared/texts/index.ts";

/** What a report is called: its quarter, where its days are one (so far), else its days. */
export function reportTitle(
  { from, until }: { from: string; until: string },
  today: string,
  { report }: Texts,
  sayDay: (date: string) => string,
): string {
  const next = quarterStart(addDays(from, 95));
  const whole = until === addDays(next, -1);
  if (from !== quarterStart(from) || !(whole || (until === today && until < next)))
    return report.title(sayDay(from), sayDay(until));
  return report.quarter(quarterNumber(from), from.slice(0, 4), !whole);
}
