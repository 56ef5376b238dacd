import { createHash } from "node:crypto";
import type { ClientSession, Types } from "mongoose";
import { DomainError } from "#models/errors.ts";
import { LIVE_STATES } from "#models/shared/vocabulary.ts";
import { Booking } from "./booking.document.ts";
import { Reservation } from "./reservation.document.ts";

/** Beyond so many in one session the word says no more: nobody reads through them either. */
const MOST = 5_000;

/** Who is in a session and how, and what teams hold in it, in a word: two that differ mean that somebody came, went or
 *  was answered in between. */
export async function peopleSeen(session: Types.ObjectId, tx?: ClientSession): Promise<string> {
  const options = tx ? { session: tx } : {};
  const people = await Booking.find({ session, state: { $in: [...LIVE_STATES] } }, { state: 1 }, options)
    .sort({ _id: 1 })
    .limit(MOST)
    .lean();
  const held = await Reservation.find({ session, places: { $gt: 0 } }, { places: 1 }, options)
    .sort({ _id: 1 })
    .limit(MOST)
    .lean();
  const said = [
    ...people.map(({ _id, state }) => `${String(_id)} ${state}`),
    ...held.map(({ _id, places }) => `${String(_id)} ${places}`),
  ];
  return createHash("sha256").update(said.join("\n")).digest("base64url").slice(0, 22);
}

/** Refuses (people-changed) when the page that asked showed other people than there are now; a form that carries no word
 *  is let through. */
export async function sameAsSeen(session: Types.ObjectId, seen: string | undefined, tx: ClientSession): Promise<void> {
  if (seen !== undefined && seen !== (await peopleSeen(session, tx))) throw new DomainError("people-changed");
}
