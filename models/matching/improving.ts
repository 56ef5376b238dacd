import type { Problem, ProblemPerson } from "./problem.ts";
import type { Seating } from "./seating.ts";

/** Steps that make a plan better and break no rule. */

/** Sessions a person could have, best wish first. */
export const ranked = ({ options }: ProblemPerson): string[] =>
  [...options].sort(([, one], [, other]) => one - other).map(([session]) => session);

/** Sessions nobody is on yet begin once enough people could come at the same time: those without a place, and with `move`
 *  those who wish for it more than for what they have. True: one began. */
export function openSessions(problem: Problem, plan: Seating, order: readonly ProblemPerson[], move: boolean): boolean {
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
export function goUp(problem: Problem, plan: Seating, order: readonly ProblemPerson[]): boolean {
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
