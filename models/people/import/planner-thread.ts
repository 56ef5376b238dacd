import { parentPort, workerData } from "node:worker_threads";
import { DomainError } from "#models/errors.ts";
import type { Known } from "./entry.ts";
import { makePlanner, type Answer, type Planner, type Question } from "./planner.ts";
import type { PackedWork } from "./work.ts";

/** A planner in a thread of its own: it is told the people here in pieces, answers, and hands out the work batch by batch
 *  when asked for the next. */
export type Told = { people: Known[] } | { ready: true } | { begin: number } | { next: true };
export type Said =
  | { answer: Answer }
  | { refused: Pick<DomainError, "code" | "facts" | "field"> }
  | { work: PackedWork | null };

const port = parentPort!;
const people: Known[] = [];
let planner: Planner | undefined;
let works: Iterator<PackedWork> | undefined;

const say = (said: Said): void => port.postMessage(said);

port.on("message", (told: Told) => {
  if ("people" in told) people.push(...told.people);
  else if ("ready" in told) plan();
  else if ("begin" in told) works = planner!.works(told.begin)[Symbol.iterator]();
  else {
    const { value, done } = works!.next();
    say({ work: done ? null : (value as PackedWork) });
  }
});

function plan(): void {
  try {
    planner = makePlanner(workerData as Question, people);
    say({ answer: planner.answer });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, facts, field } = error;
    say({ refused: { code, facts, field } });
  }
}
