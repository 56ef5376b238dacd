import { moveUp, placeMore, type Search } from "./chains.ts";
import type { Closed } from "./greedy.ts";
import { openSessions, type Askers } from "./minimums.ts";
import { fits, isPlaced, put, type Plan } from "./plan.ts";

/** How many others may move on for one, deeper once the easy ones are found. */
const DEPTHS = [0, 1, 2, 3];

/**
 * Makes the plan better until nothing more is found or the steps are spent; in the end nobody who fits is left out, and
 * nobody can move alone to a better wish.
 */
export function tidy(plan: Plan, order: Int32Array, askers: Askers, closed: Closed, steps: number): void {
  const teams = plan.options.round.departments.map((): number[] => []);
  plan.options.department.forEach((home, p) => teams[home]!.push(p));
  const search: Search = { plan, teams, budget: steps };
  for (const depth of DEPTHS) while (search.budget > 0 && improve(search, order, askers, closed, depth));
  search.budget = Infinity;
  while (improve(search, order, askers, closed, 0));
  while (fill(plan, order));
}

function improve(search: Search, order: Int32Array, askers: Askers, closed: Closed, depth: number): boolean {
  const opened = openSessions(search.plan, askers, closed);
  const placed = placeMore(search, order, depth);
  const moved = moveUp(search, order, depth);
  return opened || placed || moved;
}

/** Whoever fits somewhere gets a place, be it worth no points at all. */
function fill(plan: Plan, order: Int32Array): boolean {
  const { start } = plan.options;
  let grown = false;
  for (const p of order)
    for (let e = start[p]!; e < start[p + 1]! && !isPlaced(plan, p); e++)
      if (fits(plan, p, e)) {
        put(plan, p, e);
        grown = true;
      }
  return grown;
}
