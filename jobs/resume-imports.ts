import { endBookingsOf } from "#models/booking/ending.ts";
import { tellOfHostLeft } from "#models/booking/host-left.ts";
import { resumeImports } from "#models/people/import-apply.ts";
import { leaverHandled, leaversToHandle } from "#models/people/leaving.ts";
import type { JobContext } from "./job.ts";

/** An import that is being applied goes on, whatever happened to the process that began it; then the bookings of those
 *  who left end, each place handed on, and another host is asked for where they were to host. */
export async function resume({ now, signal }: JobContext): Promise<void> {
  await resumeImports(now(), signal);
  for (const { runId, personId } of await leaversToHandle()) {
    if (signal.aborted) return;
    await endBookingsOf(personId, now());
    await tellOfHostLeft(personId, now());
    await leaverHandled(runId, personId);
  }
}
