import { canLeave } from "./minimums.ts";
import { allowsOwn, allowsSeat, fits, gain, places, put, take, type Plan } from "./plan.ts";

/** Search for better plans by chains of moves: somebody takes a place, who had it takes another, and so on. */
export interface Search {
  plan: Plan;
  /** People by department: who shares a release cap. */
  teams: number[][];
  /** Tries left. */
  budget: number;
}

/**
 * Finds p a further place, by way of at most `depth` others who move on, so that all of it is worth more than `sum` is
 * negative. True: it is done; false: everything is as before.
 */
export function grow(search: Search, p: number, depth: number, sum: number): boolean {
  const { plan } = search;
  const { start } = plan.options;
  for (let e = start[p]!; e < start[p + 1]!; e++) {
    if (sum + gain(plan, p, e) <= 0) break;
    search.budget--;
    if (!fits(plan, p, e)) continue;
    put(plan, p, e);
    return true;
  }
  if (depth === 0) return false;
  for (let e = start[p]!; e < start[p + 1]! && search.budget > 0; e++) {
    if (sum + gain(plan, p, e) <= 0) break;
    if (allowsOwn(plan, p, e) && push(search, p, e, depth, sum)) return true;
  }
  return false;
}

/** Puts p where somebody else is in the way, if that one finds another place. */
function push(search: Search, p: number, e: number, depth: number, sum: number): boolean {
  const { plan, teams } = search;
  const { options, count, seats, members } = plan;
  const session = options.session[e]!;
  const full = count[session]! >= seats[session]!;
  if (!full && !allowsSeat(plan, e)) return false;
  const inTheWay = full ? [...members[session]!] : teams[options.department[p]!]!;
  for (const q of inTheWay) {
    if (q === p || search.budget <= 0) continue;
    for (let slot = places(plan, q) - 1; slot >= 0; slot--) {
      const held = plan.held[2 * q + slot]!;
      const from = options.session[held]!;
      if (full ? from !== session : from === session || !canLeave(plan, from)) continue;
      search.budget--;
      const lost = take(plan, q, held);
      if (fits(plan, p, e)) {
        const after = sum - lost + gain(plan, p, e);
        put(plan, p, e);
        if (hopeful(plan, q, after) && grow(search, q, depth - 1, after)) return true;
        take(plan, p, e);
      }
      put(plan, q, held);
      if (plan.held[2 * q + slot] !== held) swapSlots(plan, q);
    }
  }
  return false;
}

/** Could the best that q wishes for make it worth while? */
const hopeful = (plan: Plan, q: number, sum: number): boolean => sum + gain(plan, q, plan.options.start[q]!) > 0;

function swapSlots({ held }: Plan, p: number): void {
  [held[2 * p], held[2 * p + 1]] = [held[2 * p + 1]!, held[2 * p]!];
}

/** Everybody with room for a further place gets one if any chain allows it. */
export function placeMore(search: Search, order: Int32Array, depth: number): boolean {
  const { plan } = search;
  let better = false;
  for (const p of order)
    if (places(plan, p) < plan.options.limit[p]! && search.budget > 0 && grow(search, p, depth, 0)) better = true;
  return better;
}

/** Everybody moves up where a better wish can be had and it is worth more in all. */
export function moveUp(search: Search, order: Int32Array, depth: number): boolean {
  const { plan } = search;
  const { options } = plan;
  let better = false;
  for (const p of order)
    for (let slot = places(plan, p) - 1; slot >= 0 && search.budget > 0; slot--) {
      const held = plan.held[2 * p + slot]!;
      if (options.points[held] === options.points[options.start[p]!] || !canLeave(plan, options.session[held]!))
        continue;
      const lost = take(plan, p, held);
      if (grow(search, p, depth, -lost)) better = true;
      else {
        put(plan, p, held);
        if (plan.held[2 * p + slot] !== held) swapSlots(plan, p);
      }
    }
  return better;
}
