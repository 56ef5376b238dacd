import type { ClientSession, Types } from "mongoose";
import { LIVE_STATES } from "#models/shared/vocabulary.ts";
import { Booking } from "./booking.document.ts";

/** A person holds few. */
export const MOST_OWN = 200;
export const OWN_FIELDS = {
  session: 1,
  title: 1,
  state: 1,
  leaveClashing: 1,
  awayFrom: 1,
  awayTo: 1,
  endsAt: 1,
} as const;
/** No session is longer than three days: what began before is over. */
export const ahead = (now: Date) => ({ startsAt: { $gt: new Date(now.getTime() - 3 * 86_400_000) } });

/** A person's live bookings that are not over, soonest first. Bounded: a person holds few. */
export async function ownAhead(personId: Types.ObjectId, now: Date, tx?: ClientSession) {
  const found = await Booking.find(
    { person: personId, ...ahead(now), state: { $in: [...LIVE_STATES] } },
    OWN_FIELDS,
    tx ? { session: tx } : {},
  )
    .sort({ startsAt: 1 })
    .limit(MOST_OWN)
    .lean();
  return found.filter((booking) => booking.endsAt > now);
}

export type OwnAhead = Awaited<ReturnType<typeof ownAhead>>;
