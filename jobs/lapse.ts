import { lapseDue } from "#models/booking/lapse.ts";
import { lapseReservations } from "#models/booking/reserving.ts";
import type { JobContext } from "./job.ts";

/** Offers, requests, waits and reservations whose time is up; each freed place goes on in the same commit. */
export async function lapse({ now, log }: JobContext): Promise<void> {
  const lapsed = await lapseDue(now());
  const reservations = await lapseReservations(now());
  if (lapsed + reservations > 0) log.info({ lapsed, reservations }, "time was up");
}
