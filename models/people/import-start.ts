import { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { manyLeave } from "#models/shared/many-leave.ts";
import { record } from "#models/record/activity.ts";
import type { Actor } from "./actor.ts";
import { ImportBatch } from "./import-part.document.ts";
import { ImportRun } from "./import-run.document.ts";
import { look, preparedRun } from "./import.ts";
import type { Planned } from "./planning.ts";
import { reserveNumbers } from "./staff-number.ts";

/** What somebody saw before they pressed. */
export interface Seen {
  /** The fingerprint of it. */
  shown: string | null;
  /** How many leave, as it was typed where many do. */
  leaving: number | null;
}

/**
 * Begins to apply a list: looks once more, refuses if that is not what was shown, freezes everything into batches and
 * marks the run "applying". From then on it goes on by itself (`resumeImports`), whatever happens to this process.
 * @param seen left out where nobody looked
 */
export async function startImport(actor: Actor, runId: string, seen: Seen | undefined, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const run = await preparedRun(toId(runId));
  const planned = await look(run);
  try {
    const { outline } = planned.answer;
    if (!outline) throw new DomainError("columns-missing");
    if (outline.fingerprint !== (seen?.shown ?? run.outline?.fingerprint)) {
      await ImportRun.updateOne({ _id: run._id, state: "prepared" }, { $set: { outline } });
      throw new DomainError("import-changed");
    }
    if (outline.questions.some(({ answered }) => !answered)) throw new DomainError("import-unanswered");
    if (seen && manyLeave(outline.figures) && seen.leaving !== outline.figures.leavers)
      throw new DomainError("import-many-leave", { leavers: outline.figures.leavers }, "leaving");
    if (await ImportRun.exists({ state: "applying" })) throw new DomainError("import-running");
    await freeze(run._id, planned);
  } finally {
    await planned.end();
  }
  await record(actor, [{ what: "import.started", thing: { kind: "import", id: runId } }], now);
}

/** So many batches are written at once. */
const AT_ONCE = 8;

/** Writes everything that will be done into batches, then marks the run: from that moment it will be done. */
async function freeze(id: Types.ObjectId, planned: Planned): Promise<void> {
  const attempt = new Types.ObjectId();
  const { withoutNumber } = planned.answer.outline!.figures;
  const first = withoutNumber > 0 ? await reserveNumbers(withoutNumber, planned.answer.highest) : 0;
  let [batches, total] = [0, 0];
  try {
    let some: { attempt: Types.ObjectId; number: number; items: number; packed: Buffer }[] = [];
    for await (const { items, packed } of planned.works(first)) {
      some.push({ attempt, number: batches++, items, packed: Buffer.from(packed) });
      total += items;
      if (some.length < AT_ONCE) continue;
      await ImportBatch.insertMany(some);
      some = [];
    }
    await ImportBatch.insertMany(some);
    const begun = { attempt, batches, total, nextBatch: 0, done: 0, runner: "", runnerAt: null };
    const { matchedCount } = await ImportRun.updateOne(
      { _id: id, state: "prepared" },
      { $set: { state: "applying", ...begun } },
    );
    if (matchedCount === 0) throw new DomainError("import-settled");
  } catch (error) {
    await ImportBatch.deleteMany({ attempt });
    if ((error as { code?: number }).code === 11000) throw new DomainError("import-running");
    throw error;
  }
}
