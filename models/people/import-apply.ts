import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notFound } from "#models/errors.ts";
import type { Actor } from "./actor.ts";
import { ImportBatch, ImportFile } from "./import-part.document.ts";
import { ImportRun, type ImportRunDocument, type ImportState } from "./import-run.document.ts";
import { unpackWork } from "./import/work.ts";
import { bytesOf } from "./import.ts";
import { startImport } from "./import-start.ts";
import { applyBatch } from "./import-step.ts";

/** A runner that finished no batch for so long is taken to be dead. */
const STALE_SECONDS = 20;

export interface Progress {
  done: number;
  total: number;
}

/** Applies a prepared list to the end, or goes on with one that was begun; where another process is at it, follows it. */
export async function applyImport(
  actor: Actor,
  runId: string,
  now: Date,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<void> {
  const id = toId(runId);
  if ((await stateOf(id)) === "applied") throw new DomainError("import-settled");
  if ((await stateOf(id)) === "prepared") await startImport(actor, runId, undefined, now);
  const begun = performance.now();
  while ((await stateOf(id)) === "applying") {
    if (await goOn(id, now, { onProgress, begun })) continue;
    const { done, total } = (await ImportRun.findById(id, { done: 1, total: 1 }).lean())!;
    onProgress({ done, total });
    await pause(250);
  }
}

async function stateOf(id: Types.ObjectId): Promise<ImportState> {
  const run = await ImportRun.findById(id, { state: 1 }).lean();
  if (!run) throw notFound();
  return run.state;
}

/**
 * Goes on with the list that is being applied, if nobody is at it. The worker calls it, and after a crash it goes on
 * where the last batch ended. True if there was one.
 * @param signal stops after the batch that is under way; somebody else may go on at once
 */
export async function resumeImports(now: Date, signal?: AbortSignal): Promise<boolean> {
  const run = await ImportRun.findOne({ state: "applying" }, { _id: 1 }).lean();
  return run ? goOn(run._id, now, { signal }) : false;
}

/** What is shown of a run can be long, and is not needed batch by batch. */
const WITHOUT_OUTLINE = { outline: 0 } as const;
type Run = Omit<ImportRunDocument, "outline">;

interface Manner {
  /** When this process began at it, by its own stop-watch: what has passed since `now` counts for runners only. */
  begun?: number;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal | undefined;
}

async function goOn(id: Types.ObjectId, now: Date, manner: Manner): Promise<boolean> {
  const { onProgress, signal, begun = performance.now() } = manner;
  const runner = randomUUID();
  const passed = (): Date => new Date(now.getTime() + performance.now() - begun);
  const silent = new Date(passed().getTime() - STALE_SECONDS * 1_000);
  let run: Run | null = await ImportRun.findOneAndUpdate(
    { _id: id, state: "applying", $or: [{ runner: "" }, { runnerAt: { $lte: silent } }] },
    { $set: { runner, runnerAt: passed() } },
    { returnDocument: "after", projection: WITHOUT_OUTLINE },
  ).lean();
  if (!run) return false;
  while (run && run.nextBatch < run.batches && !signal?.aborted) {
    run = await step(run, runner, now, passed);
    if (run) onProgress?.({ done: run.done, total: run.total });
  }
  if (run && run.nextBatch >= run.batches) await finish(run, runner, now);
  else if (run) await ImportRun.updateOne({ _id: id, runner }, { $set: { runner: "", runnerAt: null } });
  return true;
}

/** One batch; null when somebody else has taken over, so that this runner stops. After an error the run waits until
 *  its runner counts as dead, then is tried again. */
async function step(run: Run, runner: string, now: Date, passed: () => Date) {
  const batch = await ImportBatch.findOne({ attempt: run.attempt!, number: run.nextBatch }).lean();
  if (!batch) throw new Error(`batch ${run.nextBatch} of import ${run._id.toString()} is missing`);
  const failed = await applyBatch(run._id, unpackWork(bytesOf(batch.packed)), now);
  return ImportRun.findOneAndUpdate(
    { _id: run._id, state: "applying", runner, nextBatch: run.nextBatch },
    {
      $set: { runnerAt: passed() },
      $inc: { nextBatch: 1, done: batch.items },
      $addToSet: { failed: { $each: failed } },
    },
    { returnDocument: "after", projection: WITHOUT_OUTLINE },
  ).lean();
}

async function finish(run: Run, runner: string, now: Date): Promise<void> {
  await ImportRun.updateOne(
    { _id: run._id, state: "applying", runner },
    { $set: { state: "applied", appliedAt: now, runner: "", runnerAt: null } },
  );
  await ImportBatch.deleteMany({ attempt: run.attempt! });
  await ImportFile.deleteOne({ _id: run._id });
}
