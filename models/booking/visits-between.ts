import { toId } from "#models/database/id.ts";
import { Booking } from "./booking.document.ts";
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
  const [there, here] = await Promise.all([
    Booking.find({ ...held, department: id, host: some, awayFrom: { $gte: since, $lt: now } }, { _id: 0, host: 1 })
      .limit(MOST)
      .lean(),
    Booking.find(
      { ...held, host: id, department: some, startsAt: { $gte: since, $lt: now } },
      { _id: 0, department: 1 },
    )
      .limit(MOST)
      .lean(),
  ]);
  const counts: Record<string, number> = {};
  for (const other of [...there.map(({ host }) => host), ...here.map(({ department }) => department)])
    counts[String(other)] = (counts[String(other)] ?? 0) + 1;
  return counts;
}
