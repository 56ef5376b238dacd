import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { leave } from "#models/record/outbox.ts";
import { dayTimes } from "./day-times.ts";
import { letterAbout } from "./letters.ts";
import { expectBooked, expectOpenDay, withSubject } from "./on-the-day.ts";
import { move } from "./transition.ts";

const HERE = { from: "booked", to: "booked" } as const;

/** Who may check this person in: the person, from shortly before the start, and the hosts, from a little earlier. */
function arrives(actor: Actor, personId: string, departmentId: string): "own" | "host" {
  if (can(actor, "booking.own", { personId })) return "own";
  if (!can(actor, "session.run", { departmentId })) throw notAllowed();
  return "host";
}

/** The person is there, by their own word or a host's. A second press changes nothing. Refuses: not-coming, day-not-yet,
 *  day-over, day-closed. */
export async function checkIn(actor: Actor, bookingId: string, now: Date): Promise<void> {
  await withSubject(actor, bookingId, async (found, tx) => {
    const { booking, session } = found;
    const way = arrives(actor, String(booking.person), String(booking.host));
    expectBooked(found);
    const { hereFrom, checkInFrom } = dayTimes(session);
    expectOpenDay(session, way === "own" ? hereFrom : checkInFrom, now);
    if (booking.arrivedAt) return;
    const by = actor.kind === "person" ? toId(actor.id) : null;
    await move(actor, booking, { what: "booking.here", ...HERE, set: { arrivedAt: now, arrivedBy: by } }, now, tx);
  });
}

/** Takes a check-in back. A second press changes nothing. */
export async function undoCheckIn(actor: Actor, bookingId: string, now: Date): Promise<void> {
  await withSubject(actor, bookingId, async (found, tx) => {
    const { booking, session } = found;
    arrives(actor, String(booking.person), String(booking.host));
    expectBooked(found);
    expectOpenDay(session, dayTimes(session).checkInFrom, now);
    if (!booking.arrivedAt) return;
    await move(
      actor,
      booking,
      { what: "booking.not-here", ...HERE, set: { arrivedAt: null, arrivedBy: null } },
      now,
      tx,
    );
  });
}

/**
 * The person will be late by so many minutes; the host hears at once, by mail and in the list. Said again, it replaces
 * what was said. Refuses: not-coming, already-here, day-not-yet, day-over, day-closed.
 */
export async function sayLate(
  actor: Actor,
  bookingId: string,
  { minutes, note }: { minutes: number; note: string },
  now: Date,
): Promise<void> {
  await withSubject(actor, bookingId, async (found, tx) => {
    const { booking, session, host } = found;
    if (!can(actor, "booking.own", { personId: String(booking.person) })) throw notAllowed();
    expectBooked(found);
    expectOpenDay(session, dayTimes(session).lateFrom, now);
    if (booking.arrivedAt) throw new DomainError("already-here");
    const set = { late: { minutes, note: note.trim(), at: now } };
    const late = await move(actor, booking, { what: "booking.late", ...HERE, set, facts: { minutes } }, now, tx);
    const person = await Person.findById(booking.person, { name: 1 }, { session: tx }).lean();
    const facts = { person: person?.name ?? "", minutes, ...(set.late.note && { reason: set.late.note }) };
    await leave([letterAbout("late", { booking: late, session, host }, facts, String(session.host))], now, tx);
  });
}
