import { rehearse } from "#models/database/transaction.ts";
import { DomainError } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { alternativesTo, type Alternative } from "./alternatives.ts";
import { peopleSeen } from "./people-seen.ts";
import { effectsOn, pageOfPeople, type EffectsPage } from "./person-effects.ts";
import { heldIn, type Held } from "./reservation-held.ts";
import { closeWithin, endWithin, mayCancel } from "./session-cancellation.ts";

/** What cancelling a session would do, without doing it. */
export interface CancellationLook extends EffectsPage {
  page: number;
  /** Other dates with a free place, of which each person is told those that fit. */
  alternatives: Alternative[];
  /** Places held for teams without names, which end as well. */
  held: Held[];
  /** Goes with the form: whom this look showed. */
  seen: string;
}

/** For those who may cancel it, by rehearsing it: a page of who is in it with what happens to each, which other dates
 *  they are told, what teams hold. Refuses what `cancelSession` does, but needs no reason. */
export async function lookAtCancellation(
  actor: Actor,
  sessionId: string,
  now: Date,
  page = 1,
): Promise<CancellationLook> {
  const session = await mayCancel(actor, sessionId, now);
  const alternatives = await alternativesTo(session, now);
  return rehearse(async (tx) => {
    const seen = await peopleSeen(session._id, tx);
    const held = await heldIn(session._id, tx);
    const { bookings, total } = await pageOfPeople(session._id, page, tx);
    await closeWithin(actor, sessionId, "-", now, tx);
    for (const { _id } of bookings) await endWithin(actor, _id, now, tx);
    return { page, seen, held, total, alternatives, people: await effectsOn(bookings, session, tx) };
  });
}

/** The same, or null where there is nothing left to cancel: the page then says why. */
export const lookOrNone = (
  actor: Actor,
  sessionId: string,
  now: Date,
  page: number,
): Promise<CancellationLook | null> =>
  lookAtCancellation(actor, sessionId, now, page).catch((error: unknown) => {
    if (error instanceof DomainError && ["already-done", "session-over"].includes(error.code)) return null;
    throw error;
  });
