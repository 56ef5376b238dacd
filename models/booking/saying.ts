import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import type { Outcome } from "#models/shared/vocabulary.ts";
import { leave } from "#models/record/outbox.ts";
import { alternativesFor } from "./alternatives.ts";
import { letterAbout } from "./letters.ts";
import { expectBooked, withSubject } from "./on-the-day.ts";
import { FAILED_BY_HOST } from "./outcome.ts";
import { bookingThing, move, type Subject } from "./transition.ts";

/** What a host says happened, and what stood there when they said it. */
export interface Saying {
  outcome: Outcome;
  was: Outcome | null;
}

/** Tests alone: with the guard off, two hosts at once both win; that is how we know the race tests it. */
let guarded = true;
export const guardOutcomes = (value: boolean): void => {
  guarded = value;
};

/**
 * Says what happened to one booking, or corrects it; each word leaves its line in the timeline. Of two hosts at once one
 * wins, and the other hears what was said ("outcome-said"). Refuses: not-coming, day-not-begun.
 */
export async function sayOutcome(actor: Actor, bookingId: string, saying: Saying, now: Date): Promise<void> {
  await withSubject(actor, bookingId, (found, tx) => sayWithin(actor, found, saying, now, tx));
}

/** The inside of `sayOutcome`, for closing a session. */
export async function sayWithin(
  actor: Actor,
  found: Subject,
  { outcome, was }: Saying,
  now: Date,
  tx: ClientSession,
): Promise<void> {
  const { booking, session } = found;
  if (!can(actor, "booking.outcome", bookingThing(booking))) throw notAllowed();
  expectBooked(found);
  if (session.state !== "published") throw new DomainError("session-cancelled");
  if (session.startsAt > now) throw new DomainError("day-not-begun", { at: session.startsAt, zone: session.zone });
  const stands = booking.outcome ?? null;
  if (stands === outcome) return;
  if (guarded && stands !== was && stands) {
    const by = booking.outcomeBy && (await Person.findById(booking.outcomeBy, { name: 1 }, { session: tx }).lean());
    throw new DomainError("outcome-said", { outcome: stands, by: by?.name ?? "", own: String(by?._id) === actor.id });
  }
  const set = { outcome, outcomeBy: actor.kind === "person" ? toId(actor.id) : null, outcomeAt: now };
  const facts = { outcome, ...(stands && { was: stands }) };
  const change = { what: "booking.outcome", from: "booked", to: "booked", set, facts } as const;
  const after = await move(actor, booking, change, now, tx);
  // Once: between the two outcomes that mean it did not take place nothing new happened.
  if (FAILED_BY_HOST.includes(outcome) && !(stands && FAILED_BY_HOST.includes(stands)))
    await apologise({ ...found, booking: after }, now, tx);
}

/** The visitor came, and nobody showed them anything: an apology, and what fits them next. */
async function apologise(found: Subject, now: Date, tx: ClientSession): Promise<void> {
  const { booking, session } = found;
  const alternatives = await alternativesFor(String(booking.person), session, now, { tx });
  await leave([letterAbout("not-held", found, { alternatives })], now, tx);
}
