import { finishCancellations } from "#models/booking/session-cancellation.ts";
import type { JobContext } from "./job.ts";

/** Sessions whose cancelling a crash left half done. */
export async function finish({ now, log }: JobContext): Promise<void> {
  const finished = await finishCancellations(now());
  if (finished > 0) log.info({ finished }, "cancellations were finished");
}
