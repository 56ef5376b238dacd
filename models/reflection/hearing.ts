import type { ClientSession } from "mongoose";
import type { BookingDocument } from "#models/booking/booking.document.ts";
import { DomainError } from "#models/errors.ts";
import { toId } from "#models/database/id.ts";
import type { Actor } from "#models/people/actor.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import type { ReflectionRole } from "#models/shared/vocabulary.ts";
import type { ReflectionDocument } from "./reflection.document.ts";
import { Review, type ReviewDocument } from "./review.document.ts";
import { voicesOf } from "./voices.ts";

/** Figures this far from each other are looked at first. */
const FAR = 3;

/** Do the figures of those who were there lie far apart? */
export function farApart(ratings: Partial<Record<ReflectionRole, number | undefined>>): boolean {
  const given = Object.values(ratings).filter((rating) => typeof rating === "number");
  return given.length > 1 && Math.max(...given) - Math.min(...given) >= FAR;
}

interface Heard {
  reflection: ReflectionDocument;
  booking: BookingDocument;
  session: SessionDocument;
  /** It was sent before and is changed now. */
  again: boolean;
}

/**
 * Puts a reflection before the coordinators, in the commit that sends it: the visit's review is made with the first voice,
 * and comes back to "new" when a voice is added to one that was done. A changed voice is taken only while nobody has begun
 * ("reflection-in-review").
 */
export async function hear(
  actor: Actor,
  { reflection, booking, session, again }: Heard,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const review = await Review.findOne({ booking: booking._id }, null, { session: tx }).lean();
  const ratings = { ...review?.ratings, [reflection.role]: reflection.rating! };
  const last = { at: now, by: toId(actor.id), byName: actor.name, what: "heard" };
  const set = { ratings, apart: farApart(ratings) ? 1 : 0, heardAt: now, last };
  if (!review) {
    await Review.insertMany([{ ...firstOf(booking, session), ...set, state: "new", version: 0 }], { session: tx });
    return;
  }
  if (again && review.state !== "new") throw new DomainError("reflection-in-review");
  await Review.updateOne(
    { _id: review._id },
    { $set: { ...set, state: review.state === "done" ? "new" : review.state }, $inc: { version: 1 } },
    { session: tx },
  );
}

const firstOf = (booking: BookingDocument, session: SessionDocument) => ({
  booking: booking._id,
  session: session._id,
  host: booking.host,
  department: booking.department,
  title: session.title,
  startsAt: session.startsAt,
  people: Object.fromEntries(voicesOf(booking, session)) as ReviewDocument["people"],
});
