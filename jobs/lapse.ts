import { lapseDue } from "#models/booking/lapse.ts";
import { offerToThoseWaiting } from "#models/booking/offering.ts";
import { lapseReservations } from "#models/booking/reserving.ts";
import { lapseProposals } from "#models/programme/proposal-answer.ts";
import type { JobContext } from "./job.ts";

/** Offers, requests, waits, reservations and suggestions whose time is up; each freed place goes on in the same commit.
 *  Then places that stand free beside a waiting list, where a rule no longer keeps somebody from them. */
export async function lapse({ now, log }: JobContext): Promise<void> {
  const lapsed = await lapseDue(now());
  const reservations = await lapseReservations(now());
  const proposals = await lapseProposals(now());
  if (lapsed + reservations + proposals > 0) log.info({ lapsed, reservations, proposals }, "time was up");
  const offered = await offerToThoseWaiting(now());
  if (offered > 0) log.info({ offered }, "places that nobody in line could have are offered now");
}
