import { chaseRequests } from "#models/booking/reminding.ts";
import type { JobContext } from "./job.ts";

/** Reminders to who decides, and after the promised time the wider circle. */
export async function chase({ now, log }: JobContext): Promise<void> {
  const chased = await chaseRequests(now());
  if (chased > 0) log.info({ chased }, "requests were chased");
}
