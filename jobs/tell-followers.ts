import { tellFollowers } from "#models/booking/new-dates.ts";
import type { JobContext } from "./job.ts";

/** Letters about new dates, to those who asked to hear of them. */
export async function tellOfNewDates({ now, log, signal }: JobContext): Promise<void> {
  const letters = await tellFollowers(now(), () => !signal.aborted);
  if (letters > 0) log.info({ letters }, "followers were told of new dates");
}
