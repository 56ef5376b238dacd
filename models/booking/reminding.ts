import { inTransaction } from "#models/database/transaction.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { SYSTEM } from "#models/people/actor.ts";
import { record } from "#models/record/activity.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes } from "#models/shared/time.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { decidersOf } from "./deciders.ts";
import { awayOf, letterAbout } from "./letters.ts";
import { subject } from "./transition.ts";

/** A reminder goes out this long before an answer is due. */
const REMIND_MINUTES = 60;

/**
 * Reminds whose word on a request is missing an hour before the promise runs out, and after it has, asks who leads them
 * and coordinators, too. Each at most once a request: the booking's `release.reminded` counts, in the same commit as the
 * letters. Returns how many requests were chased.
 */
export async function chaseRequests(now: Date): Promise<number> {
  const due = await Booking.find({
    state: "requested",
    startsAt: { $gt: now },
    $or: [
      { "release.answerBy": { $lte: addMinutes(now, REMIND_MINUTES) }, "release.reminded": 0 },
      { "release.answerBy": { $lte: now }, "release.reminded": { $lte: 1 } },
    ],
  })
    .sort({ "release.answerBy": 1 })
    .limit(200)
    .lean();
  let chased = 0;
  for (const booking of due) if (await chase(booking, now)) chased++;
  return chased;
}

function chase(seen: BookingDocument, now: Date): Promise<boolean> {
  const overdue = seen.release.answerBy !== null && seen.release.answerBy <= now;
  return inTransaction(async (tx) => {
    const marked = await Booking.findOneAndUpdate(
      { _id: seen._id, state: "requested", "release.reminded": seen.release.reminded },
      { $set: { "release.reminded": overdue ? 2 : 1 }, $inc: { version: 1 } },
      { session: tx, returnDocument: "after" },
    ).lean();
    if (!marked) return false;
    const { booking, session, host } = await subject(seen._id, tx);
    const person = await Person.findById(booking.person, null, { session: tx }).lean();
    const home = await Department.findById(booking.department, null, { session: tx }).lean();
    if (!person || !home) return false;
    const { needs } = booking.release;
    const led = (by: DepartmentDocument) => decidersOf({ _id: person._id, supervisor: null }, by, now, tx);
    const coordinators = overdue ? await led({ ...home, leads: [], deputies: [] }) : [];
    const forHome = !needs.includes("home")
      ? []
      : [...(await decidersOf(person, home, now, tx)), ...(overdue ? await led(home) : []), ...coordinators];
    const forHost = !needs.includes("host")
      ? []
      : [String(session.host), ...(overdue ? await led(host) : []), ...coordinators];
    const to = new Set([...forHome, ...forHost]);
    const more = { person: person.name, ...(booking.release.answerBy && { until: booking.release.answerBy }) };
    await leave(
      [...to].map((id) => {
        const facts = { ...more, ...(forHome.includes(id) && awayOf(booking)) };
        return letterAbout("release-reminder", { booking, session, host }, facts, id);
      }),
      now,
      tx,
    );
    const thing = { kind: "booking", id: String(booking._id) };
    await record(
      SYSTEM,
      [{ what: overdue ? "booking.escalated" : "booking.reminded", thing, before: "requested", after: "requested" }],
      now,
      tx,
    );
    return true;
  });
}
