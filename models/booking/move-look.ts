import { toId } from "#models/database/id.ts";
import { notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { datesOf } from "#models/programme/listing.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { dateLine, type DateLine } from "./date-line.ts";
import { mayMove } from "./moving.ts";
import { deciderNames, lookAs } from "./onlooker.ts";
import { isFree } from "./prospect.ts";
import { subject } from "./transition.ts";

/** What moving a booking would be: the dates of the same plan that every rule lets the person have now, as if the old
 *  place were given back already, and the names of those who would have to agree. Refuses others; unknown: 404. */
export async function movesFor(
  actor: Actor,
  bookingId: string,
  now: Date,
): Promise<{ dates: DateLine[]; deciders: string[] }> {
  const { booking } = await subject(toId(bookingId), undefined, actor);
  const personId = String(booking.person);
  if (!mayMove(actor, personId)) throw notAllowed();
  const dates = await datesOf(booking.plan, booking.session, now);
  const onlooker = await lookAs(personId, dates, now, { without: booking.session });
  const decided = actor.id === personId && onlooker.home.release.mode === "decided";
  const [home, hosts] = [
    decided ? await deciderNames(onlooker.person, now) : [],
    dates.filter(({ askHost }) => askHost).map(({ hostName }) => hostName),
  ];
  return {
    dates: dates.filter((date) => isFree(onlooker.prospect(date))).map(dateLine),
    deciders: [...new Set([...home, ...hosts])],
  };
}

/** The booking that one became when it was moved, or null. */
export async function movedTo({ state, person, plan, endedAt, _id }: BookingDocument): Promise<string | null> {
  if (state !== "moved" || !endedAt) return null;
  // Made in the same commit, so at the same instant.
  const next = await Booking.findOne({ person, plan, createdAt: endedAt, _id: { $ne: _id } }, { _id: 1 }).lean();
  return next && String(next._id);
}
