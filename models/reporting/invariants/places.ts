import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { holdsPlace, isLive, LIVE_STATES } from "#models/shared/vocabulary.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

/** Places and waiting lists of sessions against the states of their bookings. */
export async function placesHold(): Promise<Tally[]> {
  const places = new Tally("I1", "No session holds more people than it has places.");
  const counters = new Tally("I1", "A session's counters say what its bookings' states say.");
  const once = new Tally("I2", "Nobody has two live bookings of one session.");
  const numbers = new Tally("I5", "Numbers of a waiting list are given once.");
  const live = { state: { $in: [...LIVE_STATES] } };
  const all = batches(
    (beyond, limit, session) => Session.find(beyond, null, { session }).sort({ _id: 1 }).limit(limit).lean(),
    (sessions, tx) =>
      Booking.find(
        { session: { $in: sessions.map(({ _id }) => _id) }, $or: [live, { "line.number": { $gt: 0 } }] },
        { session: 1, person: 1, state: 1, line: 1 },
        { session: tx },
      ).lean(),
  );
  for await (const { batch, more } of all) {
    const bookingsOf = grouped(more, ({ session }) => String(session));
    for (const session of batch) {
      const id = String(session._id);
      const bookings = bookingsOf.get(id) ?? [];
      const people = bookings.filter(({ state }) => isLive(state)).map(({ person }) => String(person));
      const held = bookings.filter(({ state }) => holdsPlace(state)).length;
      places.look(held <= session.places, () => `session ${id}: ${held} of ${session.places} places held`);
      once.look(new Set(people).size === people.length, () => `session ${id}`);
      if (session.state !== "cancelling") checkCounters(counters, session, bookings, held);
      const given = bookings.map(({ line }) => line.number).filter((number) => number > 0);
      numbers.look(
        new Set(given).size === given.length && Math.max(0, ...given) <= session.lastNumber,
        () => `session ${id}: numbers up to ${session.lastNumber}, given ${given.join(", ")}`,
      );
    }
  }
  return [places, counters, once, numbers];
}

/** A session that is being cancelled has none that mean anything: they are set when everybody has been told. */
function checkCounters(
  tally: Tally,
  session: SessionDocument,
  bookings: Pick<BookingDocument, "state">[],
  held: number,
): void {
  const waiting = bookings.filter(({ state }) => state === "waiting").length;
  const empty = session.state === "published" || held + waiting === 0;
  tally.look(
    empty && session.taken === held && session.waiting === waiting,
    () =>
      `session ${String(session._id)} (${session.state}): taken ${session.taken}, waiting ${session.waiting}; by states ${held} and ${waiting}`,
  );
}
