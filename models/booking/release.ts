import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import { leave } from "#models/record/outbox.ts";
import { alternativesFor } from "./alternatives.ts";
import { touchDiary, spendCap } from "./cap.ts";
import { leaveClashingWaits } from "./clashing.ts";
import { hostLine } from "./digest.ts";
import { gatherFor } from "./gather.ts";
import { calendarMessage, closesAt, letterAbout } from "./letters.ts";
import { givePlaceOn } from "./line.ts";
import type { RuleFacts } from "./rules/facts.ts";
import { refusal } from "./rules/index.ts";
import { bookingThing, glance, move, subject, type Subject } from "./transition.ts";

/** For whom this actor may answer a request: the home team, the host where the plan asks the host, both, neither. */
export function answersFor(actor: Actor, { booking, session }: Subject): ("home" | "host")[] {
  const thing = bookingThing(booking);
  if (actor.id === thing.personId) return [];
  const host = session.askHost && can(actor, "session.change", { departmentId: thing.hostDepartmentId });
  return [...(can(actor, "booking.release", thing) ? (["home"] as const) : []), ...(host ? (["host"] as const) : [])];
}

export const mayDecide = (actor: Actor, found: Subject): boolean => answersFor(actor, found).length > 0;

/**
 * Agrees to a request for the home team, the host, or both. Once nobody's word is missing it is booked: the rules run
 * again, the team's cap and staffing held at every moment away, in one commit. Returns whether the place is firm now.
 * Refuses: already-answered (also for whoever has agreed before), cap-reached, staffing-reached, any rule's refusal.
 */
export async function releaseBooking(actor: Actor, bookingId: string, now: Date): Promise<"booked" | "requested"> {
  const id = toId(bookingId);
  const seen = await glance(actor, id);
  return inTurn(String(seen.session), () =>
    inTransaction(async (tx) => {
      await touchDiary(seen.person, tx);
      const found = await subject(id, tx);
      const { booking } = found;
      const words = answersFor(actor, found);
      if (words.length === 0) throw notAllowed();
      const missing = booking.release.needs.filter((one) => !words.includes(one));
      if (booking.state !== "requested" || missing.length === booking.release.needs.length)
        throw new DomainError("already-answered", { state: booking.state });
      if (missing.length > 0) {
        const set = { "release.needs": missing };
        await move(
          actor,
          booking,
          { what: "booking.agreed", from: "requested", to: "requested", set, facts: { agreed: words.join() } },
          now,
          tx,
        );
        return "requested";
      }
      await makeFirm(actor, found, { how: "decided", by: toId(actor.id) }, now, tx);
      return "booked";
    }),
  );
}

/** Runs the rules again for a booking that holds a place. It was made in time, so only the start is too late now. */
export function stillPasses(rules: RuleFacts): void {
  const refused = refusal({ ...rules, session: { ...rules.session, noticeHours: 0 } });
  if (refused) throw new DomainError(refused.code, refused.facts);
}

/** Makes a held booking firm: rules again, cap used, invitation left. From requested or offered. */
export async function makeFirm(
  actor: Actor,
  { booking, session, host }: Subject,
  release: { how: "decided" | "automatic"; by: unknown },
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const { home, person, own, rules } = await gatherFor(booking, now, tx);
  stillPasses(rules);
  const away = { from: booking.awayFrom, to: booking.awayTo };
  await spendCap(home, { session: booking.session, away, except: booking._id }, tx);
  const set = {
    release: { ...booking.release, needs: [], how: release.how, by: release.by, at: now, atOnce: home.release.atOnce },
    "offer.until": null,
    freeToLeave: false,
    stamp: now,
  };
  const firm = await move(actor, booking, { from: booking.state, to: "booked", set }, now, tx);
  const by = release.how === "decided" ? { by: actor.name } : {};
  const about = { booking: firm, session, host };
  const invitation = letterAbout("booked", about, {
    calendar: calendarMessage(firm, "REQUEST"),
    until: closesAt(session, host),
    ...by,
  });
  await leave([invitation, hostLine("booked", { ...about, person: person.name }, now)], now, tx);
  await leaveClashingWaits(firm, own, now, tx);
}

/**
 * Declines a request; the place goes on, and the person hears why if a reason was given, and which dates fit them: the
 * one that was chosen for them first. Refuses: already-answered, alternative-gone (it does not fit any more).
 */
export async function declineBooking(
  actor: Actor,
  bookingId: string,
  { reason, alternative = null }: { reason: string; alternative?: string | null },
  now: Date,
): Promise<void> {
  const id = toId(bookingId);
  const seen = await glance(actor, id);
  await inTurn(String(seen.session), () =>
    inTransaction(async (tx) => {
      const found = await subject(id, tx);
      const { booking, session, host } = found;
      if (!mayDecide(actor, found)) throw notAllowed();
      if (booking.state !== "requested") throw new DomainError("already-answered", { state: booking.state });
      const personId = String(booking.person);
      const alternatives = await alternativesFor(personId, session, now, { first: alternative, tx });
      if (alternative !== null && alternatives[0]?.sessionId !== alternative)
        throw new DomainError("alternative-gone", {}, "alternative");
      const chosen = alternative === null ? {} : { alternative: toId(alternative) };
      const set = { ...chosen, endedHow: "home", endedBy: toId(actor.id), endedReason: reason.trim(), endedAt: now };
      const declined = await move(
        actor,
        booking,
        { from: "requested", to: "declined", set, facts: { reason: reason.trim() } },
        now,
        tx,
      );
      await leave(
        [
          letterAbout(
            "declined",
            { booking: declined, session, host },
            { by: actor.name, reason: reason.trim(), alternatives, suggested: alternative !== null },
          ),
        ],
        now,
        tx,
      );
      await givePlaceOn(session, host, now, tx);
    }),
  );
}
