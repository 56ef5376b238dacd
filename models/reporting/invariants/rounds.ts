import { Booking } from "#models/booking/booking.document.ts";
import { Placement } from "#models/matching/placement.document.ts";
import { Round } from "#models/matching/round.document.ts";
import { WishList } from "#models/matching/wish-list.document.ts";
import { Outbox } from "#models/record/outbox.document.ts";
import { batches } from "./batches.ts";
import { Tally } from "./tally.ts";

/** Rounds against their wish lists, placements, bookings and letters. */
export async function roundsHold(): Promise<Tally[]> {
  const lists = new Tally("I14", "A round counts as many people with wishes as there are lists.");
  const quiet = new Tally(
    "I15",
    "Before a round is announced nobody is booked or told by it; afterwards everybody is.",
  );
  const booked = new Tally(
    "I16",
    "A place a round gave is a booking of that person on that session, and the invitation was left.",
  );
  const rounds = batches(
    (beyond, limit, session) => Round.find(beyond, null, { session }).sort({ _id: 1 }).limit(limit).lean(),
    async (batch, tx) => {
      const counts = new Map<string, { lists: number; settled: number; open: number }>();
      for (const { _id } of batch) {
        const of = { round: _id };
        counts.set(String(_id), {
          lists: await WishList.countDocuments(of, { session: tx }),
          settled: await Placement.countDocuments({ ...of, state: { $in: ["booked", "told"] } }, { session: tx }),
          open: await Placement.countDocuments({ ...of, state: { $in: ["placed", "unplaced"] } }, { session: tx }),
        });
      }
      return counts;
    },
    20,
  );
  for await (const { batch, more } of rounds)
    for (const { _id, state, lists: counted } of batch) {
      const found = more.get(String(_id))!;
      lists.look(counted === found.lists, () => `round ${String(_id)}: ${counted} counted, ${found.lists} lists`);
      const holds = state === "announcing" || (state === "announced" ? found.open === 0 : found.settled === 0);
      quiet.look(holds, () => `round ${String(_id)} (${state}): ${found.settled} settled, ${found.open} not`);
    }
  for await (const { batch, more } of placements())
    for (const one of batch) {
      const id = String(one._id);
      if (one.state === "told") {
        booked.look(one.booking === null && one.session === null, () => `placement ${id}: told, and has a place`);
        continue;
      }
      const booking = more.bookings.get(String(one.booking));
      const holds =
        booking !== undefined &&
        booking.person.equals(one.person) &&
        booking.session.equals(one.session!) &&
        one.round.equals(booking.round!) &&
        more.letters.has(String(one.booking));
      booked.look(holds, () => `placement ${id}: booking ${String(one.booking)}`);
    }
  return [lists, quiet, booked];
}

const placements = () =>
  batches(
    (beyond, limit, session) =>
      Placement.find({ ...beyond, state: { $in: ["booked", "told"] } }, null, { session })
        .sort({ _id: 1 })
        .limit(limit)
        .lean(),
    async (batch, tx) => {
      const ids = batch.flatMap(({ booking }) => booking ?? []);
      const found = await Booking.find(
        { _id: { $in: ids } },
        { person: 1, session: 1, round: 1 },
        { session: tx },
      ).lean();
      const told = await Outbox.find(
        { about: { $in: ids.map(String) }, kind: "booked" },
        { about: 1 },
        { session: tx },
      ).lean();
      return {
        bookings: new Map(found.map((one) => [String(one._id), one])),
        letters: new Set(told.map(({ about }) => about)),
      };
    },
  );
