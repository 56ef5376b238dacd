import type { Problem } from "./problem.ts";
import type { RoundDocument } from "./round.document.ts";
import type { Seating } from "./seating.ts";
import { settle } from "./settle.ts";

/** A plan for a round, and the points no plan can pass (null where none was proven). */
export interface Solved {
  plan: Seating;
  bound: number | null;
}

export async function solve(problem: Problem, _round: Pick<RoundDocument, "name" | "from" | "until">): Promise<Solved> {
  return { plan: settle(problem, [], { move: true }).seating, bound: null };
}
