import type { ClientSession } from "mongoose";
import { SYSTEM } from "#models/people/actor.ts";
import { leave } from "#models/record/outbox.ts";
import { overlaps } from "./away.ts";
import type { BookingDocument } from "./booking.document.ts";
import type { OwnAhead } from "./own-ahead.ts";
import { letterAbout } from "./letters.ts";
import { leaveLine } from "./place.ts";
import { move, subject } from "./transition.ts";

/**
 * Once a person has a firm place: withdraws their waits for sessions at that time, where they said so on joining. In
 * the commit that makes the place firm; the letter says which place it was for.
 */
export async function leaveClashingWaits(
  firm: BookingDocument,
  own: OwnAhead,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const away = { from: firm.awayFrom, to: firm.awayTo };
  const waits = own.filter(
    ({ state, leaveClashing, awayFrom, awayTo }) =>
      state === "waiting" && leaveClashing && overlaps({ from: awayFrom, to: awayTo }, away),
  );
  for (const { _id } of waits) {
    const { booking, session, host } = await subject(_id, tx);
    const set = { endedHow: "person", endedBy: booking.person, endedAt: now };
    const facts = { because: firm.title };
    const left = await move(SYSTEM, booking, { from: "waiting", to: "withdrawn", set, facts }, now, tx);
    await leaveLine(session._id, tx);
    await leave([letterAbout("withdrawn", { booking: left, session, host }, { because: firm.title })], now, tx);
  }
}
