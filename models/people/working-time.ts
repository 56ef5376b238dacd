import { addDays, addMinutes, localDate, readLocal, weekday } from "#models/shared/time.ts";

/** Working hours of a site: ISO weekdays, local clocks, local dates it is closed on. */
export interface WorkingTime {
  zone: string;
  workingHours: { weekdays: number[]; from: string; to: string };
  closedDays: readonly string[];
}

/** The working span of a local date, or null where nobody works that day. A clock that the night of the change skips
 *  counts from the moment the clocks have moved. */
function workingSpan(site: WorkingTime, day: string): { from: Date; to: Date } | null {
  const { weekdays, from, to } = site.workingHours;
  if (!weekdays.includes(weekday(day)) || site.closedDays.includes(day)) return null;
  const [start, end] = [from, to].map((clock) => {
    const read = readLocal(day, clock, site.zone, "earlier");
    return read.found === "one" ? read.at : read.found === "none" ? moment(day, read.after, site.zone) : read.earlier;
  });
  return start! < end! ? { from: start!, to: end! } : null;
}

const moment = (day: string, clock: string, zone: string): Date => {
  const read = readLocal(day, clock, zone, "earlier");
  return read.found === "one" ? read.at : new Date(`${day}T${clock}Z`);
};

/**
 * The instant when so many working minutes have passed since `from`. Looks at most a year ahead; a site that never
 * works counts plain minutes.
 */
export function addWorkingMinutes(from: Date, minutes: number, site: WorkingTime): Date {
  let left = minutes * 60_000;
  let day = localDate(from, site.zone);
  for (let count = 0; count < 366; count++, day = addDays(day, 1)) {
    const span = workingSpan(site, day);
    if (!span || span.to <= from) continue;
    const start = Math.max(span.from.getTime(), from.getTime());
    const available = span.to.getTime() - start;
    if (left <= available) return new Date(start + left);
    left -= available;
  }
  return addMinutes(from, minutes);
}

/** Working minutes between two instants. */
export function workingMinutesBetween(from: Date, to: Date, site: WorkingTime): number {
  let sum = 0;
  const last = localDate(to, site.zone);
  for (let day = localDate(from, site.zone); day <= last; day = addDays(day, 1)) {
    const span = workingSpan(site, day);
    if (!span) continue;
    sum += Math.max(0, Math.min(span.to.getTime(), to.getTime()) - Math.max(span.from.getTime(), from.getTime()));
  }
  return Math.round(sum / 60_000);
}
