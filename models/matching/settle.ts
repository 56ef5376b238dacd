import { createHash } from "node:crypto";
import type { WishReason } from "#models/shared/vocabulary.ts";
import { goUp, openSessions, ranked } from "./improving.ts";
import { weightOf, type Problem, type ProblemPerson } from "./problem.ts";
import { seating, type Seating } from "./seating.ts";

/** A plan that keeps every rule, and what it had to let go of. */
export interface Settled {
  seating: Seating;
  /** Who lost the place that was wanted for them, and why. */
  dropped: Map<string, { session: string; code: WishReason; facts: Record<string, unknown> }>;
}

/**
 * Makes a plan of wanted placements: keeps all that the rules still allow, lets go of the others, calls off sessions that
 * stay below their minimum, and fills what is free from those without a place, best wish first. Nobody who fits is left
 * out in the end. With `move`, placed people go up to a better wish that is free; without, kept ones are left where
 * they are. Pure, and the same for the same seed.
 */
export function settle(problem: Problem, wanted: Iterable<[string, string]>, { move = false } = {}): Settled {
  const plan = seating(problem);
  const order = servingOrder(problem);
  const dropped: Settled["dropped"] = new Map();
  const drop = (person: string, session: string, code: WishReason, facts = {}) =>
    dropped.set(person, { session, code, facts });
  const wish = new Map(wanted);
  // What a coordinator fixed is wanted first of all, whatever the matching wants.
  for (const { id, pinned } of order) if (pinned !== undefined) wish.set(id, pinned);
  for (const person of order) {
    const session = wish.get(person.id);
    if (session === undefined) continue;
    const stop = person.options.has(session) ? plan.stop(person, session, true) : reasonOf(person, session);
    if (stop === null) plan.put(person, session);
    else if (typeof stop === "string") drop(person.id, session, stop);
    else drop(person.id, session, stop.code, stop.facts);
  }
  for (const [person, session] of wish) if (!problem.people.has(person)) drop(person, session, "person-left");
  let grown = true;
  while (grown) {
    fill(plan, order);
    callOff(problem, plan, order, (person, session) => drop(person, session, "called-off"));
    const opened = openSessions(problem, plan, order, move);
    const moved = move && goUp(problem, plan, order);
    grown = opened || moved;
  }
  return { seating: plan, dropped };
}

/** The order in which people are served: whom a coordinator fixed, then who waited longest first; ties by a lot drawn from the seed. */
export function servingOrder(problem: Problem): ProblemPerson[] {
  const lots = new Map(
    [...problem.people.keys()].map((id) => [id, createHash("sha256").update(`${problem.seed}:${id}`).digest("hex")]),
  );
  return [...problem.people.values()].sort(
    (one, other) =>
      Number(other.pinned !== undefined) - Number(one.pinned !== undefined) ||
      weightOf(other) - weightOf(one) ||
      (lots.get(one.id)! < lots.get(other.id)! ? -1 : 1),
  );
}

const reasonOf = (person: ProblemPerson, session: string) => {
  for (const { reasons } of person.wishes) {
    const found = reasons.get(session);
    if (found) return found;
  }
  return { code: "nothing-there" as const, facts: {} };
};

function fill(plan: Seating, order: readonly ProblemPerson[]): void {
  for (const person of order) {
    if (plan.at.has(person.id)) continue;
    const free = ranked(person).find((session) => plan.stop(person, session) === null);
    if (free !== undefined) plan.put(person, free);
  }
}

/** People on a session that stays below its minimum lose the place; the next filling finds them another. */
function callOff(
  problem: Problem,
  plan: Seating,
  order: readonly ProblemPerson[],
  drop: (person: string, session: string) => void,
): void {
  let off = false;
  for (const person of order) {
    const session = plan.at.get(person.id);
    if (session === undefined || plan.count(session) >= problem.sessions.get(session)!.minimum) continue;
    const all = order.filter(({ id }) => plan.at.get(id) === session);
    for (const one of all) {
      plan.leave(one);
      drop(one.id, session);
    }
    off = true;
  }
  if (off) fill(plan, order);
}
