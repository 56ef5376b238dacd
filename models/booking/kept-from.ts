import type { ClientSession } from "mongoose";
import type { BookingDocument } from "./booking.document.ts";
import { capRefusal } from "./cap.ts";
import { needs } from "./draft.ts";
import { gatherFor, type Gathered } from "./gather.ts";
import { refusal } from "./rules/index.ts";

/**
 * Reads what keeps somebody who waits from a place at this moment: a rule, or, where nobody decides on it, the team's
 * cap or staffing (the place would be held for somebody who cannot accept it). `code` is null when nothing does.
 */
export async function keptFrom(
  waiting: BookingDocument,
  now: Date,
  tx: ClientSession,
): Promise<{ seen: Gathered; code: string | null }> {
  const seen = await gatherFor(waiting, now, tx);
  const refused = refusal(seen.rules);
  if (refused) return { seen, code: refused.code };
  if (needs(seen, false).length > 0) return { seen, code: null };
  const capped = await capRefusal(seen.home, { from: waiting.awayFrom, to: waiting.awayTo }, null, tx);
  return { seen, code: capped && capped.code };
}
