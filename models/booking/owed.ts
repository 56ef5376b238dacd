import type { Types } from "mongoose";
import type { BookingDocument } from "./booking.document.ts";
import { FAILED_BY_HOST } from "./outcome.ts";

/** An earlier booking of a person, as far as it says what is owed to them. */
export type Before = Pick<BookingDocument, "_id" | "state" | "key" | "plan" | "endedHow" | "line" | "outcome">;

export const BEFORE_FIELDS = { state: 1, key: 1, plan: 1, endedHow: 1, line: 1, outcome: 1 } as const;

/** Bookings whose host cancelled or did not hold it, and those that made it good: one of these holds. */
export const saysOwed = [
  { endedHow: "host" as const },
  { state: "booked" as const, outcome: { $in: [...FAILED_BY_HOST] } },
  { "line.priority": 1 },
];

/** Whether a date of this plan that its host cancelled, or did not hold, is still to be made good by the first call. */
export function isOwed(before: readonly Before[], plan: Types.ObjectId): boolean {
  const same = before.filter((one) => one.plan.equals(plan));
  const failed = ({ state, outcome }: Before): boolean =>
    state === "booked" && outcome != null && FAILED_BY_HOST.includes(outcome);
  return same.some((one) => one.endedHow === "host" || failed(one)) && !same.some(({ line }) => line.priority === 1);
}
