import type { ClientSession } from "mongoose";
import { DomainError } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { Person } from "#models/people/person.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { record, type Happening } from "#models/record/activity.ts";
import { leave, type Letter } from "#models/record/outbox.ts";
import { LIVE_STATES } from "#models/shared/vocabulary.ts";
import { awayOf } from "./away.ts";
import { Booking } from "./booking.document.ts";
import { calendarMessage, letterAbout } from "./letters.ts";

/** Everybody in a session that was moved keeps the state, gets the new times, may leave freely and is told; the calendar
 *  of those who are booked follows. In the commit that moves it. Returns how many. */
export async function tellOfChange(
  actor: Actor,
  { before, after, host }: { before: SessionDocument; after: SessionDocument; host: DepartmentDocument },
  now: Date,
  tx: ClientSession,
): Promise<number> {
  const { startsAt: wasAt, endsAt: wasUntil, meetingPoint, siteName, zone } = before;
  const previous = { startsAt: wasAt, endsAt: wasUntil, meetingPoint, siteName, zone };
  const { startsAt, endsAt } = after;
  const organisation = await Organisation.findById("organisation", null, { session: tx }).lean();
  const live = { session: before._id, state: { $in: [...LIVE_STATES] } };
  const bookings = await Booking.find(live, null, { session: tx }).lean();
  const ids = bookings.map(({ person }) => person);
  const people = await Person.find({ _id: { $in: ids } }, { site: 1 }, { session: tx }).lean();
  const siteOf = new Map(people.map((one) => [String(one._id), String(one.site)]));
  const steps: Happening[] = [];
  const letters: Letter[] = [];
  for (const booking of bookings) {
    const firm = booking.state === "booked";
    const home = siteOf.get(String(booking.person)) ?? "";
    const away = awayOf({ startsAt, endsAt, site: before.site }, home, organisation);
    const times = { startsAt, endsAt, awayFrom: away.from, awayTo: away.to };
    const told = await Booking.findOneAndUpdate(
      { _id: booking._id, version: booking.version },
      {
        $set: { ...times, freeToLeave: true, ...(firm && { stamp: now }) },
        $inc: { version: 1, ...(firm && { sequence: 1 }) },
      },
      { session: tx, returnDocument: "after" },
    ).lean();
    if (!told) throw new DomainError("try-again");
    const thing = { kind: "booking", id: String(told._id) };
    const { state } = told;
    steps.push({ what: "booking.session-changed", thing, before: state, after: state, facts: previous });
    const calendar = firm ? { calendar: calendarMessage(told, "REQUEST") } : {};
    const about = { booking: told, session: after, host };
    letters.push(letterAbout("session-changed", about, { previous, by: actor.name, ...calendar }));
  }
  // At once: one by one they would be two of three statements here.
  await record(actor, steps, now, tx);
  await leave(letters, now, tx);
  return bookings.length;
}
