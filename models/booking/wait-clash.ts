import { HOLDING_STATES, type BookingState } from "#models/shared/vocabulary.ts";
import { overlaps } from "./away.ts";
import type { OwnAhead } from "./own-ahead.ts";

/** What a person who waits holds at that time by now: while they do, a freed place passes them by. */
export interface WaitClash {
  bookingId: string;
  title: string;
  state: BookingState;
}

type Wait = Pick<OwnAhead[number], "_id" | "awayFrom" | "awayTo">;

/** The first of the own bookings that stands in the way of a wait, as the rule of two places at once sees it. */
export function clashOf(wait: Wait, own: OwnAhead): WaitClash | null {
  const span = ({ awayFrom: from, awayTo: to }: Omit<Wait, "_id">) => ({ from, to });
  const holding: readonly string[] = HOLDING_STATES;
  const held = own.find(
    (one) => !one._id.equals(wait._id) && holding.includes(one.state) && overlaps(span(one), span(wait)),
  );
  return held ? { bookingId: String(held._id), title: held.title, state: held.state } : null;
}
