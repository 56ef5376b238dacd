import { Booking, type BookingDocument } from "#models/booking/booking.document.ts";
import { Reservation } from "#models/booking/reservation.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { holdsPlace, isLive, LIVE_STATES } from "#models/shared/vocabulary.ts";
import { batches, grouped } from "./batches.ts";
import { Tally } from "./tally.ts";

/** Places and waiting lists of sessions against the states of their bookings. */
export async function placesHold(): Promise<Tally[]> {
  const places = new Tally("I1", "No session holds more people than it has places.");
  const counters = new Tally("I1", "A session's counters say what its bookings and reservations say.");
  const once = new Tally("I2", "Nobody has two live bookings of one session.");
  const numbers = new Tally("I5", "Numbers of a waiting list are given once.");
  const live = { state: { $in: [...LIVE_STATES] } };
  const all = batches(
    (beyond, limit, session) => Session.find(beyond, null, { session }).sort({ _id: 1 }).limit(limit).lean(),
    async (sessions, tx) => {
      const of = { session: { $in: sessions.map(({ _id }) => _id) } };
      const bookings = await Booking.find(
        { ...of, $or: [live, { "line.number": { $gt: 0 } }] },
        { session: 1, person: 1, state: 1, line: 1 },
        { session: tx },
      ).lean();
      const reserved = await Reservation.find({ ...of, places: { $gt: 0 } }, null, { session: tx }).lean();
      return {
        bookings: grouped(bookings, ({ session }) => String(session)),
        reserved: grouped(reserved, ({ session }) => String(session)),
      };
    },
  );
  for await (const { batch, more } of all) {
    for (const session of batch) {
      const id = String(session._id);
      const bookings = more.bookings.get(id) ?? [];
      const people = bookings.filter(({ state }) => isLive(state)).map(({ person }) => String(person));
      const reserved = (more.reserved.get(id) ?? []).reduce((sum, { places: some }) => sum + some, 0);
      const held = bookings.filter(({ state }) => holdsPlace(state)).length + reserved;
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
      `session ${String(session._id)} (${session.state}): taken ${session.taken}, waiting ${session.waiting}; by bookings and reservations ${held} and ${waiting}`,
  );
}
