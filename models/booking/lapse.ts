import type { QueryFilter } from "mongoose";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError } from "#models/errors.ts";
import { SYSTEM } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes } from "#models/shared/time.ts";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { letterAbout } from "./letters.ts";
import { givePlaceOn } from "./line.ts";
import { leaveLine } from "./place.ts";
import { move, subject } from "./transition.ts";

const LETTER = {
  offered: "offer-lapsed",
  requested: "request-lapsed",
  waiting: "waiting-lapsed",
} as const satisfies Record<string, MessageKind>;
type Lapsing = keyof typeof LETTER;

/** Offers nobody took in time, requests nobody answered before the session, and waits for sessions whose booking has
 *  closed. Each in its own commit with the next offer; safe to run by two workers at once. Returns how many lapsed. */
export async function lapseDue(now: Date): Promise<number> {
  const due = await Booking.find({
    $or: [
      { state: "offered", "offer.until": { $lte: now } },
      { state: "requested", startsAt: { $lte: now } },
      ...(await closings(now)),
    ],
  })
    .sort({ startsAt: 1 })
    .limit(500)
    .lean();
  let lapsed = 0;
  for (const booking of due) if (await lapse(booking, now)) lapsed++;
  return lapsed;
}

/** Waits whose booking has closed: host departments by the notice they ask for, which few differ in. */
async function closings(now: Date): Promise<QueryFilter<BookingDocument>[]> {
  const hosts = await Department.find({}, { noticeHours: 1 }).lean();
  const byNotice = Map.groupBy(hosts, ({ noticeHours }) => noticeHours);
  return [...byNotice].map(([notice, some]) => ({
    state: "waiting",
    startsAt: { $lte: addMinutes(now, notice * 60) },
    host: { $in: some.map(({ _id }) => _id) },
  }));
}

async function lapse(seen: BookingDocument, now: Date): Promise<boolean> {
  try {
    await inTurn(String(seen.session), () =>
      inTransaction(async (tx) => {
        const { booking, session, host } = await subject(seen._id, tx);
        if (booking.version !== seen.version) throw new DomainError("already-answered", { state: booking.state });
        const from = booking.state as Lapsing;
        const set = { endedHow: "clock", endedAt: now, "offer.until": null };
        const ended = await move(SYSTEM, booking, { from, to: "lapsed", set }, now, tx);
        await leave([letterAbout(LETTER[from], { booking: ended, session, host })], now, tx);
        if (from === "waiting") await leaveLine(session._id, tx);
        else await givePlaceOn(session, host, now, tx);
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "already-answered") return false;
    throw error;
  }
}
