import { DomainError } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { getSession } from "#models/programme/session.ts";
import type { BookingState } from "#models/shared/vocabulary.ts";
import { alternativesTo, type Alternative } from "./alternatives.ts";
import { guestsOf } from "./mine.ts";
import { Reservation } from "./reservation.document.ts";

/** What cancelling a session would do, without doing it. */
export interface CancellationLook {
  people: { id: string; name: string; state: BookingState }[];
  /** Other dates that everybody is told of. */
  alternatives: Alternative[];
  /** Places held for teams without names, which end as well. */
  held: { team: string; places: number }[];
}

/** For those who may cancel it: who is in it, which other dates they are told, what teams hold. Refuses others. */
export async function lookAtCancellation(actor: Actor, sessionId: string, now: Date): Promise<CancellationLook> {
  const guests = await guestsOf(actor, sessionId);
  const session = await getSession(sessionId);
  const [alternatives, reservations] = await Promise.all([
    alternativesTo(session, now),
    Reservation.find({ session: session._id, places: { $gt: 0 } })
      .limit(100)
      .lean(),
  ]);
  const teams = await Department.find(
    { _id: { $in: reservations.map(({ department }) => department) } },
    { name: 1 },
  ).lean();
  const names = new Map(teams.map(({ _id, name }) => [String(_id), name]));
  return {
    people: guests.map(({ person, booking }) => ({ id: String(booking._id), name: person, state: booking.state })),
    alternatives,
    held: reservations.map(({ department, places }) => ({ team: names.get(String(department)) ?? "", places })),
  };
}

/** What was shown, in a word: who is in it and how. A form that carries it is refused once somebody came or went. */
export const fingerprint = ({ people }: Pick<CancellationLook, "people">): string =>
  people.map(({ id, state }) => `${id.slice(-6)}${state[0]!}`).join("");

/** Refuses (people-changed) when the form was opened on another look than now; one that carries none is let through. */
export async function sameAsSeen(actor: Actor, sessionId: string, seen: string | undefined, now: Date): Promise<void> {
  if (seen === undefined) return;
  if (fingerprint(await lookAtCancellation(actor, sessionId, now)) !== seen) throw new DomainError("people-changed");
}
