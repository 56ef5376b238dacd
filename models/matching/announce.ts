import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError } from "#models/errors.ts";
import { SYSTEM, type Actor } from "#models/people/actor.ts";
import { record } from "#models/record/activity.ts";
import { bookPlaces } from "./announce-booking.ts";
import { repairRound } from "./announce-repair.ts";
import { tellUnplaced } from "./announce-telling.ts";
import { cameOf } from "./came-of.ts";
import { Round, type RoundDocument } from "./round.document.ts";
import { getRound, happened, mayRun, stands } from "./round-step.ts";

/** Tests alone: with the guard off, a round must be announced as often as it is asked for. */
let guarded = true;
export const guardAnnouncing = (value: boolean): void => {
  guarded = value;
};

/** The preview that was looked at: its number, and the number of people placed, as they were typed. */
export interface Confirmed {
  run: number;
  placed: number;
}

/**
 * Announces a round: from here on nothing is undone for all at once. A job books the places and writes the letters, a few
 * at a time. Once, whoever presses: one conditional write decides. Refuses: round-number, round-announced, round-changed
 * (the preview was made anew), round-moved-on.
 */
export async function announceRound(
  actor: Actor,
  roundId: string,
  { run, placed }: Confirmed,
  now: Date,
): Promise<void> {
  mayRun(actor);
  const { figures } = await getRound(roundId);
  if (figures && placed !== figures.placed) throw new DomainError("round-number", { count: figures.placed }, "placed");
  await inTurn(roundId, () =>
    inTransaction(async (tx) => {
      const announcing = {
        ...{ by: toId(actor.id), byName: actor.name, at: now, step: "repair", pass: 0, again: false, finishedAt: null },
      };
      const begun = await Round.updateOne(
        { _id: toId(roundId), ...(guarded && { state: "matched", run }) },
        { $set: { state: "announcing", announcing } },
        { session: tx },
      );
      if (begun.modifiedCount === 0)
        throw await stands(roundId, (round) =>
          round.state === "matched" && round.run !== run ? "round-changed" : null,
        );
      await record(actor, [happened("round.announced", toId(roundId), "matched", "announcing", { run })], now, tx);
    }),
  );
}

/** Rounds that are being announced go on: a job runs this; after a crash it goes on where it stopped. Returns how many
 *  were finished. */
export async function announceDueRounds(clock: () => Date, signal?: AbortSignal): Promise<number> {
  let finished = 0;
  for (const { _id } of await Round.find({ state: "announcing" }, { _id: 1 }).limit(5).lean())
    if (await goOn(String(_id), clock, signal)) finished++;
  return finished;
}

/** Step by step to the end; each can be run again without harm. False when it was stopped on the way. */
async function goOn(roundId: string, clock: () => Date, signal?: AbortSignal): Promise<boolean> {
  for (;;) {
    if (signal?.aborted) return false;
    const round = await getRound(roundId);
    if (round.state !== "announcing") return false;
    const { step } = round.announcing;
    if (step === "repair") {
      await repairRound(round, clock());
      await turnTo(round, "book");
    } else if (step === "book") {
      if (!(await bookPlaces(round, clock, signal))) return false;
      // What was lost on the way may suit somebody who has no place yet.
      const { announcing } = await getRound(roundId);
      await turnTo(round, announcing.again ? "repair" : "tell");
    } else {
      if (!(await tellUnplaced(round, clock, signal))) return false;
      return finish(round, clock());
    }
  }
}

async function turnTo(round: RoundDocument, step: RoundDocument["announcing"]["step"]): Promise<void> {
  const again = step === "repair";
  await Round.updateOne(
    { _id: round._id, state: "announcing", "announcing.step": round.announcing.step },
    {
      $set: { "announcing.step": step, ...(again && { "announcing.again": false }) },
      ...(again && { $inc: { "announcing.pass": 1 } }),
    },
  );
}

/** Everybody has heard: the figures say what came of it. */
async function finish(round: RoundDocument, now: Date): Promise<boolean> {
  const figures = await cameOf(round);
  const done = await Round.updateOne(
    { _id: round._id, state: "announcing" },
    {
      $set: {
        ...{ state: "announced", "announcing.finishedAt": now },
        ...Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`figures.${name}`, figure])),
      },
    },
  );
  if (done.modifiedCount === 0) return false;
  await record(
    SYSTEM,
    [happened("round.finished", round._id, "announcing", "announced", { booked: figures.placed })],
    now,
  );
  return true;
}
