import { DomainError } from "#models/errors.ts";
import type { BookingLook } from "./booking-look.ts";

type Seen = Pick<BookingLook, "state" | "ending" | "waiting">;

/** Why no other date can be taken for a place now, whichever: as `moveBooking` would refuse it. Null where one can. */
export function moveRefusal({ state, ending }: Omit<Seen, "waiting">): DomainError | null {
  if (state !== "booked") return new DomainError("already-answered", { state });
  return "code" in ending ? new DomainError(ending.code, ending.facts) : null;
}

/** Why a place cannot be given to any colleague now, as `givePlace` would refuse it. Null where it can. */
export function giftRefusal(seen: Seen): DomainError | null {
  const { waiting } = seen;
  return moveRefusal(seen) ?? (waiting > 0 ? new DomainError("others-wait", { waiting }) : null);
}
