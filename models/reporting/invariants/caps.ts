import { mostAtOnce, overlaps } from "#models/booking/away.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { Department } from "#models/people/department.document.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

const WEEK = 7 * 86_400_000;
/** So many departments at a time: everything that they ever released is in memory with them. */
const TEAMS = 10;

/** Each release against the cap of its own moment: those of the team released before it, and it; and protected days
 *  against the visits that stood on them already. Bookings whose session the host moved afterwards are aside: a team cannot be asked to have foreseen that. */
export async function capsHold(): Promise<Tally[]> {
  const tally = new Tally("I13", "No team has more people away at any moment than its cap allowed at their release.");
  const kept = new Tally("I13", "Nobody was released onto a day after their team had protected it.");
  const all = batches(
    (beyond, limit, session) =>
      Department.find(beyond, { protectedDays: 1 }, { session }).sort({ _id: 1 }).limit(limit).lean(),
    async (departments, tx) => {
      const away = await Booking.find(
        { department: { $in: departments.map(({ _id }) => _id) }, state: "booked", freeToLeave: false },
        { department: 1, awayFrom: 1, awayTo: 1, release: 1 },
        { session: tx },
      )
        .sort({ department: 1, awayFrom: 1 })
        .lean();
      return grouped(away, ({ department }) => String(department));
    },
    TEAMS,
  );
  for await (const { batch, more } of all)
    for (const { _id, protectedDays } of batch) {
      const id = String(_id);
      const spans = (more.get(id) ?? []).map((one) => ({
        ...{ id: String(one._id), from: one.awayFrom, to: one.awayTo },
        ...{ at: one.release.at?.getTime() ?? 0, atOnce: one.release.atOnce },
      }));
      for (const { day, from, to, stays } of protectedDays ?? []) {
        const then = spans.filter((span) => overlaps(span, { from, to })).length;
        kept.look(then <= stays, () => `department ${id}: ${then} away on ${day}, ${stays} before`);
      }
      let first = 0;
      for (const one of spans) {
        while (spans[first]!.from.getTime() < one.from.getTime() - WEEK) first++;
        if (one.atOnce === null) continue;
        const near = spans.slice(first).filter((other) => other.from < one.to && other.at <= one.at);
        const most = mostAtOnce(near, one);
        tally.look(
          most <= one.atOnce,
          () => `department ${id}: ${most} away with booking ${one.id}, released under ${one.atOnce}`,
        );
      }
    }
  return [tally, kept];
}
