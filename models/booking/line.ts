import type { ClientSession, Types } from "mongoose";
import { SYSTEM } from "#models/people/actor.ts";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import { addWorkingMinutes, type WorkingTime } from "#models/people/working-time.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import { record } from "#models/record/activity.ts";
import { leave } from "#models/record/outbox.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { touchDiary } from "./cap.ts";
import { keptFrom } from "./kept-from.ts";
import { letterAbout } from "./letters.ts";
import { freePlace, offerPlace } from "./place.ts";

/** The waiting list's order: priority, then the number drawn on joining. Never time, which ties. */
const ORDER = { "line.priority": -1, "line.number": 1 } as const;
const OFFER_MINUTES = 4 * 60;
const LEAST_OFFER_MINUTES = 15;
/** So many of the line are read at once: mostly the first may have the place. */
const FIRST_IN_LINE = 10;

/**
 * Until when an offer is held: four working hours, but never longer than half the time that is left before booking
 * closes, so that the next in line still gets a chance; at least a quarter of an hour.
 */
export function offerUntil(now: Date, closes: Date, site: WorkingTime): Date {
  const working = addWorkingMinutes(now, OFFER_MINUTES, site).getTime();
  const half = now.getTime() + Math.max((closes.getTime() - now.getTime()) / 2, LEAST_OFFER_MINUTES * 60_000);
  return new Date(Math.min(working, half, Math.max(closes.getTime(), now.getTime())));
}

/**
 * Hands a held place on, in the caller's transaction: to the first in line who passes every rule at this moment (and
 * whose team is not at its cap, where nobody decides on it), else it becomes free. Whoever is passed by keeps the reason.
 */
export async function givePlaceOn(
  session: SessionDocument,
  host: DepartmentDocument,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const passedOn = session.waiting > 0 && (await offerToFirst(session, host, true, now, tx));
  if (!passedOn) await freePlace(session._id, tx);
}

/** Offers free places to people who wait, as long as there are both. */
export async function offerFreePlaces(
  session: SessionDocument,
  host: DepartmentDocument,
  now: Date,
  tx: ClientSession,
): Promise<number> {
  let offered = 0;
  // Whoever the first place went past is not asked again for the next one: nothing that decides has changed.
  const passed: Types.ObjectId[] = [];
  for (;;) {
    const seen = await Session.findById(session._id, { taken: 1, places: 1, waiting: 1 }, { session: tx }).lean();
    if (!seen || seen.taken >= seen.places || seen.waiting === 0) return offered;
    if (!(await offerToFirst(session, host, false, now, tx, passed))) return offered;
    offered++;
  }
}

async function offerToFirst(
  session: SessionDocument,
  host: DepartmentDocument,
  held: boolean,
  now: Date,
  tx: ClientSession,
  passed: Types.ObjectId[] = [],
): Promise<boolean> {
  const closes = new Date(session.startsAt.getTime() - host.noticeHours * 3_600_000);
  if (session.state !== "published" || closes <= now) return false;
  const waits = { session: session._id, state: "waiting" as const, _id: { $nin: passed } };
  const line = Booking.find(waits, null, { session: tx }).sort(ORDER).lean().cursor({ batchSize: FIRST_IN_LINE });
  const passedBy: { _id: Types.ObjectId; code: string }[] = [];
  for await (const waiting of line) {
    const { seen, code } = await keptFrom(waiting, now, tx);
    if (code !== null) {
      passedBy.push({ _id: waiting._id, code });
      continue;
    }
    if (!(await offerPlace(session._id, held, tx))) return false;
    await touchDiary(waiting.person, tx); // what else they book at this moment must see the place held for them
    await keepReasons(passedBy, now, tx);
    passed.push(...passedBy.map(({ _id }) => _id));
    const until = seen.site ? offerUntil(now, closes, seen.site) : closes;
    await makeOffer(waiting, session, host, until, now, tx);
    return true;
  }
  if (held) await keepReasons(passedBy, now, tx);
  return false;
}

/** A place went past these people, to the next or to nobody: the latest twenty reasons stay with each. */
async function keepReasons(passedBy: { _id: Types.ObjectId; code: string }[], now: Date, tx: ClientSession) {
  for (const { _id, code } of passedBy)
    await Booking.updateOne(
      { _id },
      { $push: { skipped: { $each: [{ at: now, code }], $slice: -20 } } },
      { session: tx },
    );
}

async function makeOffer(
  waiting: BookingDocument,
  session: SessionDocument,
  host: DepartmentDocument,
  until: Date,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const booking = await Booking.findOneAndUpdate(
    { _id: waiting._id, state: "waiting" },
    { $set: { state: "offered", "offer.until": until, freeToLeave: false }, $inc: { version: 1 } },
    { session: tx, returnDocument: "after" },
  ).lean();
  if (!booking) throw new Error(`waiting booking ${String(waiting._id)} changed inside its own transaction`);
  const thing = { kind: "booking", id: String(booking._id) };
  await record(
    SYSTEM,
    [{ what: "booking.offered", thing, before: "waiting", after: "offered", facts: { until } }],
    now,
    tx,
  );
  await leave([letterAbout("offered", { booking, session, host }, { until })], now, tx);
}

/** How many stand before a waiting booking, plus one; and how many wait. */
export async function placeInLine(
  booking: Pick<BookingDocument, "session" | "line">,
): Promise<{ place: number; of: number }> {
  const waiting = { session: booking.session, state: "waiting" as const };
  const [before, of] = await Promise.all([
    Booking.countDocuments({
      ...waiting,
      $or: [
        { "line.priority": { $gt: booking.line.priority } },
        { "line.priority": booking.line.priority, "line.number": { $lt: booking.line.number } },
      ],
    }),
    Booking.countDocuments(waiting),
  ]);
  return { place: before + 1, of };
}
