import { toId } from "#models/database/id.ts";
import { Booking } from "./booking.document.ts";
import { withSessions, type BookingWithSession } from "./mine.ts";

/** So long the first page tells what others ended. */
const TOLD_DAYS = 7;
/** More than this are not looked at: a person holds few. */
const LOOKED_AT = 50;

/**
 * What others, or the clock, ended for a person in the last days and the person has not made good: declined, lapsed,
 * recalled, cancelled by the host or a coordinator; what ended last comes first. Whoever asked for that visit anew
 * since needs no news of it.
 */
export async function lostLately(personId: string, now: Date, most: number): Promise<BookingWithSession[]> {
  const since = new Date(now.getTime() - TOLD_DAYS * 86_400_000);
  const lost = await Booking.find({
    person: toId(personId),
    startsAt: { $gt: since },
    endedHow: { $in: ["host", "home", "coordinator", "clock"] },
    endedAt: { $gt: since },
    state: { $ne: "moved" },
  })
    .sort({ endedAt: -1 })
    .limit(LOOKED_AT)
    .lean();
  if (lost.length === 0) return [];
  const again = await Booking.find(
    { person: toId(personId), plan: { $in: lost.map(({ plan }) => plan) }, createdAt: { $gt: since } },
    { plan: 1, createdAt: 1 },
  ).lean();
  const isMadeGood = ({ plan, endedAt }: (typeof lost)[number]): boolean =>
    again.some((one) => one.plan.equals(plan) && one.createdAt > endedAt!);
  return withSessions(lost.filter((one) => !isMadeGood(one)).slice(0, most));
}
