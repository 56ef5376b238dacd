import type { Actor } from "#models/people/actor.ts";
import { notAllowed, notFound, type DomainError } from "./errors.ts";
import { can } from "./permissions.ts";

/** Ids begin with the second they were made in: nothing of ours was made before 2026, or will be after 2099. */
const [FIRST, LAST] = ["2026-01-01", "2100-01-01"].map((day) => Date.parse(day) / 1_000) as [number, number];

/**
 * What to say of an id that nothing has, for kinds of things whose existence concerns only some: bookings, reservations,
 * suggested dates, reflections, thanks, rounds. Coordinators, who may see each of them, hear that it is not there (404).
 * Whoever would be refused one that exists hears the same as then (403), so that the answer says nothing about others. An
 * id that cannot have been given out tells nobody anything, and is unknown to all (404).
 */
export function unknownTo(actor: Actor, id: string | { toString(): string }): DomainError {
  const second = Number.parseInt(id.toString().slice(0, 8), 16);
  const couldBe = second >= FIRST && second < LAST;
  return couldBe && !can(actor, "coordinate") ? notAllowed() : notFound();
}
