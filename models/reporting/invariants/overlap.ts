import { overlaps } from "#models/booking/away.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { Person } from "#models/people/person.document.ts";
import { HOLDING_STATES } from "#models/shared/vocabulary.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

/** Nobody is in two places at once. A session that its host moved keeps its people, whatever else they hold: they may
 *  leave it freely, and until they do it clashes. */
export async function nobodyTwice(): Promise<Tally[]> {
  const tally = new Tally("I3", "Nobody holds two places at overlapping times, travel included.");
  const all = batches(
    (beyond, limit, session) => Person.find(beyond, { _id: 1 }, { session }).sort({ _id: 1 }).limit(limit).lean(),
    (people, tx) =>
      Booking.find(
        { person: { $in: people.map(({ _id }) => _id) }, state: { $in: [...HOLDING_STATES] }, freeToLeave: false },
        { person: 1, awayFrom: 1, awayTo: 1 },
        { session: tx },
      ).lean(),
  );
  for await (const { more } of all) {
    for (const [person, bookings] of grouped(more, (booking) => String(booking.person))) {
      const spans = bookings
        .map(({ _id, awayFrom, awayTo }) => ({ id: String(_id), from: awayFrom, to: awayTo }))
        .sort((one, other) => one.from.getTime() - other.from.getTime());
      const clash = spans.find((one, at) => spans[at + 1] && overlaps(one, spans[at + 1]!));
      tally.look(!clash, () => `person ${person}: booking ${clash?.id} and the next`);
    }
  }
  return [tally];
}
