import type { ClientSession, Types } from "mongoose";
import { HOLDING_STATES, holdsPlace } from "#models/shared/vocabulary.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";

/** A session ahead shares its quarter or year with nothing that was longer ago. */
export const YEAR_BACK = 367 * 86_400_000;
/** More visits than this in two years are nobody's. */
export const MOST_VISITS = 1_000;

/** A place held ahead, or a visit that is over: what a limit per quarter or year counts. */
export interface Visit {
  session: Types.ObjectId;
  startsAt: Date;
}

/** Ended bookings do not count, nor visits that came to nothing through no fault of the person; a missed one does. */
export const NO_VISIT = ["recalled", "host-absent", "not-held"] as const;

/** The same said of a booking that was read for something else, too. */
export const isVisit = ({ state, outcome }: Pick<BookingDocument, "state" | "outcome">): boolean =>
  holdsPlace(state) && !(NO_VISIT as readonly unknown[]).includes(outcome);

/** A person's visits of the last year and those ahead. */
export async function ownVisits(personId: Types.ObjectId, now: Date, tx?: ClientSession): Promise<Visit[]> {
  return Booking.find(
    {
      person: personId,
      startsAt: { $gt: new Date(now.getTime() - YEAR_BACK) },
      state: { $in: [...HOLDING_STATES] },
      outcome: { $nin: [...NO_VISIT] },
    },
    { session: 1, startsAt: 1 },
    tx ? { session: tx } : {},
  )
    .sort({ startsAt: 1 })
    .limit(MOST_VISITS)
    .lean();
}
