import { Worker } from "node:worker_threads";
import { valueOf } from "./figures.ts";
import type { ShadowingResult, ShadowingRound } from "./instance.ts";
import { match } from "./match.ts";
import type { Problem } from "./problem.ts";
import { seating, type Seating } from "./seating.ts";
import { servingOrder, settle } from "./settle.ts";
import { toInstance } from "./to-instance.ts";

/** A plan for a round, and the points no plan can pass. */
export interface Solved {
  plan: Seating;
  bound: number | null;
}

/** A round with more options than this is matched in a thread of its own: pages go on being answered meanwhile. A thread
 *  takes a fifth of a second to start, which small rounds need not wait for. */
let HERE = 5_000;
/** Tests alone: matches every round in a thread. */
export const matchElsewhere = (): void => {
  HERE = -1;
};

/** Matches, then settles what the form of the matching cannot say: who is away already, people at other sites. */
export async function solve(problem: Problem, round: { name: string; from: Date; until: Date }): Promise<Solved> {
  if (problem.people.size === 0 || problem.sessions.size === 0) return { plan: settle(problem, []).seating, bound: 0 };
  const given = seatPinned(problem);
  const instance = toInstance(problem, round, given);
  let options = 0;
  for (const person of problem.people.values()) options += person.options.size;
  const { placements, upperBound } = options > HERE ? await inThread(instance) : match(instance);
  return { plan: settle(problem, placements, { move: true }).seating, bound: upperBound + pointsOf(problem, given) };
}

/** Whom a coordinator fixed, as far as places and caps allow, in the order in which they are served. */
function seatPinned(problem: Problem): Seating {
  const plan = seating(problem);
  for (const person of servingOrder(problem))
    if (person.pinned !== undefined && plan.stop(person, person.pinned, true) === null) plan.put(person, person.pinned);
  return plan;
}

const pointsOf = ({ people }: Problem, { at }: Seating): number =>
  [...at].reduce((sum, [id, session]) => sum + valueOf(people.get(id)!, people.get(id)!.options.get(session)!), 0);

function inThread(instance: ShadowingRound): Promise<ShadowingResult> {
  const worker = new Worker(new URL("./match-thread.ts", import.meta.url), {
    workerData: instance,
    env: { ...process.env, WATCH_REPORT_DEPENDENCIES: "" },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the matching ended with ${code}`)));
  });
}
