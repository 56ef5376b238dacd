import { toId } from "#models/database/id.ts";
import { DomainError } from "#models/errors.ts";
import { SYSTEM, type Actor } from "#models/people/actor.ts";
import { record } from "#models/record/activity.ts";
import { figuresOf } from "./figures.ts";
import { Placement } from "./placement.document.ts";
import { placementsOf } from "./placing.ts";
import { readRound } from "./reading.ts";
import { Round, type RoundDocument } from "./round.document.ts";
import { getRound, happened, mayRun, stands } from "./round-step.ts";
import { solve } from "./solve.ts";

/** So many placements are written at once. */
const BATCH = 500;

/**
 * Asks for a round to be matched: its taking of wishes ends, should it still be open; a job does the work, and nobody is
 * told. A preview that was there is made anew. Refuses: round-empty, round-moved-on.
 */
export async function startMatching(actor: Actor, roundId: string, now: Date): Promise<void> {
  mayRun(actor);
  const { lists } = await getRound(roundId);
  if (lists === 0) throw new DomainError("round-empty");
  const before = await Round.findOneAndUpdate(
    { _id: toId(roundId), state: { $in: ["open", "closed", "matched"] } },
    { $set: { state: "matching", matchingAt: now, figures: null }, $inc: { run: 1 } },
  ).lean();
  if (!before) throw await stands(roundId);
  await record(actor, [happened("round.matching", before._id, before.state, "matching")], now);
}

/** Rounds that wait to be matched, the first asked for first: a job runs this; after a crash it begins again. Returns how
 *  many were matched. */
export async function matchDueRounds(clock: () => Date, signal?: AbortSignal): Promise<number> {
  let matched = 0;
  for (const round of await Round.find({ state: "matching" }).sort({ matchingAt: 1 }).limit(5).lean()) {
    if (signal?.aborted) break;
    if (await matchRound(round, clock)) matched++;
  }
  return matched;
}

/** Makes the preview of one round: what the documents say now, matched. False when it was withdrawn meanwhile. */
async function matchRound(round: RoundDocument, clock: () => Date): Promise<boolean> {
  const begun = performance.now();
  const now = clock();
  const reading = await readRound(round, now);
  const { plan, bound } = await solve(reading.problem, round);
  await Placement.deleteMany({ round: round._id });
  const placements = placementsOf(round, reading, plan);
  for (let at = 0; at < placements.length; at += BATCH) await Placement.insertMany(placements.slice(at, at + BATCH));
  const figures = { ...figuresOf(reading.problem, plan), bound };
  const took = Math.round(performance.now() - begun);
  const done = await Round.updateOne(
    { _id: round._id, state: "matching", run: round.run },
    { $set: { state: "matched", matchedAt: now, took, figures } },
  );
  if (done.modifiedCount === 0) return false;
  const facts = { people: figures.people, placed: figures.placed, run: round.run };
  await record(SYSTEM, [happened("round.matched", round._id, "matching", "matched", facts)], now);
  return true;
}
