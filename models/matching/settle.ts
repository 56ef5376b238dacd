import { createHash } from "node:crypto";
import type { WishReason } from "#models/shared/vocabulary.ts";
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

/** The order in which people are served: who waited longest first; ties by a lot drawn from the seed. */
export function servingOrder(problem: Problem): ProblemPerson[] {
  const lots = new Map(
    [...problem.people.keys()].map((id) => [id, createHash("sha256").update(`${problem.seed}:${id}`).digest("hex")]),
  );
  return [...problem.people.values()].sort(
    (one, other) => weightOf(other) - weightOf(one) || (lots.get(one.id)! < lots.get(other.id)! ? -1 : 1),
  );
}

const reasonOf = (person: ProblemPerson, session: string) => {
  for (const { reasons } of person.wishes) {
    const found = reasons.get(session);
    if (found) return found;
  }
  return { code: "nothing-there" as const, facts: {} };
};

/** Sessions a person could have, best wish first. */
const ranked = ({ options }: ProblemPerson): string[] =>
  [...options].sort(([, one], [, other]) => one - other).map(([session]) => session);

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

/** Sessions nobody is on yet begin once enough people could come at the same time: those without a place, and with `move`
 *  those who wish for it more than for what they have. True: one began. */
function openSessions(problem: Problem, plan: Seating, order: readonly ProblemPerson[], move: boolean): boolean {
  const asking = new Map<string, ProblemPerson[]>();
  for (const person of order) {
    const here = plan.at.get(person.id);
    if (here !== undefined && !(move && canLeave(problem, plan, here))) continue;
    for (const [session, rank] of person.options) {
      if (problem.sessions.get(session)!.minimum < 2 || plan.count(session) > 0) continue;
      if (here !== undefined && rank >= person.options.get(here)!) continue;
      const list = asking.get(session);
      if (list) list.push(person);
      else asking.set(session, [person]);
    }
  }
  let opened = false;
  for (const [session, people] of [...asking].sort(([, one], [, other]) => other.length - one.length))
    if (plan.count(session) === 0 && begin(problem, plan, session, people)) opened = true;
  return opened;
}

/** Puts all on it who can come; should they be too few, everything is as before. */
function begin(problem: Problem, plan: Seating, session: string, people: readonly ProblemPerson[]): boolean {
  const came: [ProblemPerson, string | undefined][] = [];
  for (const person of people) {
    const here = plan.at.get(person.id);
    if (here !== undefined && !canLeave(problem, plan, here)) continue;
    plan.leave(person);
    if (plan.stop(person, session, true) === null) {
      plan.put(person, session);
      came.push([person, here]);
    } else if (here !== undefined) plan.put(person, here);
  }
  if (plan.count(session) >= problem.sessions.get(session)!.minimum) return true;
  for (const [person] of came) plan.leave(person);
  for (const [person, here] of came) if (here !== undefined) plan.put(person, here);
  return false;
}

/** The session can spare one, or would have nobody then. */
const canLeave = (problem: Problem, plan: Seating, session: string): boolean =>
  plan.count(session) > problem.sessions.get(session)!.minimum || plan.count(session) === 1;

/** Moves people up to a better wish that is free, where the session they leave can spare them. True: somebody moved. */
function goUp(problem: Problem, plan: Seating, order: readonly ProblemPerson[]): boolean {
  let moved = false;
  for (const person of order) {
    const here = plan.at.get(person.id);
    if (here === undefined || (plan.count(here) <= problem.sessions.get(here)!.minimum && plan.count(here) > 1))
      continue;
    const rank = person.options.get(here)!;
    plan.leave(person);
    const better = ranked(person).find(
      (session) => person.options.get(session)! < rank && plan.stop(person, session) === null,
    );
    plan.put(person, better ?? here);
    moved ||= better !== undefined;
  }
  return moved;
}
