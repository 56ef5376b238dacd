import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import { SYSTEM, type Actor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import { leave } from "#models/record/outbox.ts";
import { mayGiveBack } from "#models/shared/day.ts";
import { holdsPlace, isLive, type BookingState } from "#models/shared/vocabulary.ts";
import { Booking, type BookingDocument } from "./booking.document.ts";
import { tellHost } from "./digest.ts";
import { calendarMessage, closesAt, letterAbout } from "./letters.ts";
import { givePlaceOn } from "./line.ts";
import { leaveLine } from "./place.ts";
import { endingFor } from "./states.ts";
import { bookingThing, glance, move, subject, type Subject } from "./transition.ts";

/** How a booking would end, without ending it: what the page that asks shows. */
export interface Ending {
  to: "withdrawn" | "cancelled";
  /** Somebody else's booking: a reason is needed, and the person reads it. */
  byOther: boolean;
}

/**
 * Gives a booking up: the person withdraws what is not firm and cancels what is (until the host department's notice
 * before the start, unless the host moved it); the home team or a coordinator recalls, with a reason. The place goes to
 * the first in line in the same commit. `asked`: the state in which the actor saw it; from another one it is not ended,
 * because something else was meant. Refuses: already-answered, too-late-to-cancel, reason-needed, session-over.
 */
export async function endBooking(
  actor: Actor,
  bookingId: string,
  reason: string,
  now: Date,
  asked = "",
): Promise<BookingState> {
  const id = toId(bookingId);
  const seen = await glance(actor, id);
  return inTurn(String(seen.session), () =>
    inTransaction(async (tx) => {
      const found = await subject(id, tx);
      const { to, byOther } = ending(actor, found, now);
      if (asked && asked !== found.booking.state)
        throw new DomainError("already-answered", { state: found.booking.state });
      if (byOther && reason.trim() === "") throw new DomainError("reason-needed", {}, "reason");
      const { booking, session, host } = found;
      const firm = booking.state === "booked";
      const set = {
        endedHow: how(actor, booking),
        endedBy: actor.kind === "person" ? toId(actor.id) : null,
        endedReason: reason.trim(),
        endedAt: now,
        "offer.until": null,
      };
      const ended = await move(
        actor,
        booking,
        { from: booking.state, to, set, calendar: firm, facts: { reason: reason.trim() } },
        now,
        tx,
      );
      await leave(
        [
          letterAbout(
            firm ? "booking-cancelled" : "withdrawn",
            { booking: ended, session, host },
            {
              reason: reason.trim(),
              ...(byOther && { by: actor.name }),
              ...(actor.kind === "system" && { left: true }),
              ...(booking.state === "offered" && how(actor, booking) === "person" && { letGo: true }),
              ...(firm && { calendar: calendarMessage(ended, "CANCEL") }),
            },
          ),
        ],
        now,
        tx,
      );
      if (firm) await tellHost("cancelled", { booking: ended, session, host }, now, tx);
      if (holdsPlace(booking.state)) await givePlaceOn(session, host, now, tx);
      else await leaveLine(session._id, tx);
      return ended.state;
    }),
  );
}

/** May the actor end it now, and what would that be? Throws the refusal otherwise. */
export function ending(actor: Actor, { booking, session, host }: Subject, now: Date): Ending {
  if (!can(actor, "booking.cancel", bookingThing(booking))) throw notAllowed();
  const to = endingFor(booking.state);
  if (!to || !isLive(booking.state)) throw new DomainError("already-answered", { state: booking.state });
  if (booking.endsAt <= now) throw new DomainError("session-over");
  const byOther = actor.kind === "person" && actor.id !== String(booking.person);
  const own = actor.id === String(booking.person);
  const closes = closesAt(session, host);
  const { endsAt, freeToLeave } = booking;
  if (own && to === "cancelled" && !mayGiveBack({ closesAt: closes, endsAt, freeToLeave }, now))
    throw new DomainError("too-late-to-cancel", {
      hours: host.noticeHours,
      at: closes,
      zone: session.zone,
      host: session.hostName,
    });
  return { to, byOther };
}

function how(actor: Actor, booking: BookingDocument): "person" | "home" | "coordinator" | "clock" {
  if (actor.kind === "system") return "clock";
  if (actor.id === String(booking.person)) return "person";
  return booking.supervisor?.equals(actor.id) || actor.leadOf.includes(String(booking.department))
    ? "home"
    : "coordinator";
}

/** Ends every live booking ahead of somebody who left, each in its own commit; safe to run again. */
export async function endBookingsOf(personId: string, now: Date): Promise<number> {
  const live = await Booking.find(
    { person: toId(personId), endsAt: { $gt: now }, state: { $in: ["requested", "waiting", "offered", "booked"] } },
    { _id: 1 },
  ).lean();
  for (const { _id } of live)
    await endBooking(SYSTEM, String(_id), "", now).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === "already-answered")) throw error;
    });
  return live.length;
}
