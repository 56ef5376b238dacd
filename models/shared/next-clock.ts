import { addDays, localDate, readLocal } from "./time.ts";

/** Letters that gather what happened go once a day, at this local clock: many changes, one mail. */
export const DIGEST_CLOCK = "16:00";

/** The next time after `now` that a clock of a zone says this; null on a day whose change of the clocks skips it. */
export function nextClock(now: Date, clock: string, zone: string): Date | null {
  const today = localDate(now, zone);
  for (const day of [today, addDays(today, 1)]) {
    const read = readLocal(day, clock, zone, "earlier");
    if (read.found === "one" && read.at > now) return read.at;
  }
  return null;
}
