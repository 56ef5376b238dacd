import type { Types } from "mongoose";
import { Booking } from "#models/booking/booking.document.ts";
import type { OwnAhead } from "#models/booking/own-ahead.ts";
import { NO_VISIT, YEAR_BACK, type Visit } from "#models/booking/own-visits.ts";
import { holdsPlace, isLive } from "#models/shared/vocabulary.ts";
import { Placement } from "./placement.document.ts";
import { Round, type RoundDocument } from "./round.document.ts";
import type { Wisher } from "./wishers.ts";

/** What counts of a person's past when places are given out, and what is booked ahead. */
export interface Past {
  own: OwnAhead;
  /** What a limit per quarter or year counts. */
  visits: Visit[];
  /** Rounds without a place since the last one with. */
  waited: number;
  /** Requests of the last year that were declined or not answered. */
  turnedDown: number;
  /** Has been on a session. */
  shadowed: boolean;
}

const FIELDS = {
  ...{ person: 1, session: 1, title: 1, state: 1, leaveClashing: 1, awayFrom: 1, awayTo: 1, endsAt: 1, outcome: 1 },
  startsAt: 1,
} as const;

/** The past of some people at once: two queries, whatever their number. */
export async function readPast(
  round: Pick<RoundDocument, "_id">,
  wishers: readonly Wisher[],
  now: Date,
): Promise<Map<string, Past>> {
  const ids = wishers.map(({ person }) => person._id);
  const [bookings, waits] = await Promise.all([
    Booking.find({ person: { $in: ids }, startsAt: { $gt: new Date(now.getTime() - YEAR_BACK) } }, FIELDS)
      .sort({ startsAt: 1 })
      .lean(),
    waitsOf(round, ids),
  ]);
  const past = new Map(
    ids.map((id): [string, Past] => [
      String(id),
      { own: [], visits: [], waited: waits.get(String(id)) ?? 0, turnedDown: 0, shadowed: false },
    ]),
  );
  for (const booking of bookings) {
    const of = past.get(String(booking.person))!;
    if (holdsPlace(booking.state) && !NO_VISIT.some((one) => one === booking.outcome)) of.visits.push(booking);
    if (isLive(booking.state) && booking.endsAt > now) of.own.push(booking);
    else if (booking.state === "declined" || booking.state === "lapsed") of.turnedDown++;
    else if (booking.state === "booked" && booking.outcome !== "no-show") of.shadowed = true;
  }
  return past;
}

/** Rounds looked back on. */
const BACK = 12;

async function waitsOf(round: Pick<RoundDocument, "_id">, ids: Types.ObjectId[]): Promise<Map<string, number>> {
  const earlier = await Round.find({ state: "announced", _id: { $ne: round._id } }, { _id: 1 })
    .sort({ createdAt: -1 })
    .limit(BACK)
    .lean();
  if (earlier.length === 0) return new Map();
  const order = new Map(earlier.map(({ _id }, at) => [String(_id), at]));
  const found = await Placement.find(
    { person: { $in: ids }, round: { $in: earlier.map(({ _id }) => _id) } },
    { person: 1, round: 1, state: 1 },
  ).lean();
  found.sort((one, other) => order.get(String(one.round))! - order.get(String(other.round))!);
  const waits = new Map<string, number>();
  const over = new Set<string>();
  for (const { person, state } of found) {
    const id = String(person);
    if (state === "booked") over.add(id);
    else if (!over.has(id)) waits.set(id, (waits.get(id) ?? 0) + 1);
  }
  return waits;
}
