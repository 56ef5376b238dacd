import type { ClientSession } from "mongoose";
import { SYSTEM } from "#models/people/actor.ts";
import { leave } from "#models/record/outbox.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { letterAbout } from "./letters.ts";
import { leaveLine } from "./place.ts";
import { move, subject } from "./transition.ts";

/**
 * Once a person has a firm place: withdraws their waits for sessions at that time, where they said so on joining. In
 * the commit that makes the place firm; the letter says which place it was for.
 */
export async function leaveClashingWaits(
  firm: BookingDocument,
  title: string,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const waits = await Booking.find(
    {
      person: firm.person,
      state: "waiting",
      leaveClashing: true,
      awayFrom: { $lt: firm.awayTo },
      awayTo: { $gt: firm.awayFrom },
    },
    { _id: 1 },
    { session: tx },
  ).lean();
  for (const { _id } of waits) {
    const { booking, session, host } = await subject(_id, tx);
    const set = { endedHow: "person", endedBy: booking.person, endedAt: now };
    const facts = { because: title };
    const left = await move(SYSTEM, booking, { from: "waiting", to: "withdrawn", set, facts }, now, tx);
    await leaveLine(session._id, tx);
    await leave([letterAbout("withdrawn", { booking: left, session, host }, { reason: title })], now, tx);
  }
}
