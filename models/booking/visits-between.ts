import type { QueryFilter, Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { TOOK_PLACE } from "./outcome.ts";

const YEAR = 365 * 86_400_000;
/** So many visits each way are counted at most. */
const MOST = 10_000;

/** How many visits took place in the last twelve months between a department and each of some others, both ways together,
 *  by the other's id; none where there were none. */
export async function visitsBetween(
  departmentId: string,
  others: readonly string[],
  now: Date,
): Promise<Record<string, number>> {
  const [id, some, since] = [toId(departmentId), { $in: others.map(toId) }, new Date(now.getTime() - YEAR)];
  const held = { state: "booked" as const, outcome: { $in: [...TOOK_PLACE] } };
  const by = (other: "host" | "department", one: QueryFilter<BookingDocument>) =>
    Booking.aggregate<{ _id: Types.ObjectId; count: number }>([
      { $match: { ...held, ...one } },
      { $limit: MOST },
      { $group: { _id: `$${other}`, count: { $sum: 1 } } },
    ]);
  const [there, here] = await Promise.all([
    by("host", { department: id, host: some, awayFrom: { $gte: since, $lt: now } }),
    by("department", { host: id, department: some, startsAt: { $gte: since, $lt: now } }),
  ]);
  const counts: Record<string, number> = {};
  for (const { _id, count } of [...there, ...here]) counts[String(_id)] = (counts[String(_id)] ?? 0) + count;
  return counts;
}
