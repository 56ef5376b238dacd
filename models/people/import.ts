import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { addMinutes } from "#models/shared/time.ts";
import type { Actor } from "./actor.ts";
import type { Mapping } from "./import/columns.ts";
import { checkSize } from "./import/encoding.ts";
import { ImportFile } from "./import-part.document.ts";
import { ImportRun, type ImportRunDocument } from "./import-run.document.ts";
import { planList, type Planned } from "./planning.ts";

/** Lists that nobody applied are thrown away after so many days. */
const KEPT_DAYS = 7;

/** What somebody may say about a list: what its columns mean, whether it is the whole list. */
export interface Reading {
  mapping?: Mapping;
  complete?: boolean;
}

/**
 * Takes a list in: reads it, guesses or takes what its columns mean, and looks what applying it would do. Nothing about
 * people is written. Answers the run's id.
 */
export async function prepareImport(
  actor: Actor,
  bytes: Uint8Array,
  fileName: string,
  reading: Reading,
  now: Date,
): Promise<string> {
  if (!can(actor, "coordinate")) throw notAllowed();
  checkSize(bytes);
  const packed = await promisify(gzip)(bytes);
  const complete = reading.complete ?? true;
  const list = { packed, mapping: reading.mapping ?? null, complete, decided: NOTHING };
  const planned = await planList({ ...list, remembered: await rememberedMapping() });
  await planned.end();
  const id = new Types.ObjectId();
  await ImportFile.create({ _id: id, packed, expiresAt: addMinutes(now, KEPT_DAYS * 24 * 60) });
  const { headers, mapping, outline } = planned.answer;
  await ImportRun.create({
    ...{ _id: id, state: "prepared", fileName: fileName.slice(0, 200), hash: hashOf(bytes) },
    ...{ headers, mapping, complete, outline, by: actor.id, byName: actor.name, createdAt: now },
  });
  return id.toString();
}

const NOTHING = { left: [], apart: [] };
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Says anew what the columns mean and whether the list is whole, and looks again. */
export async function readImportAs(actor: Actor, runId: string, reading: Required<Reading>): Promise<void> {
  await lookAgain(actor, runId, reading);
}

/** Says which of several people of one name left, and who is not the person of the same name elsewhere; looks again. */
export async function decideImport(
  actor: Actor,
  runId: string,
  decided: { left: string[]; apart: string[] },
): Promise<void> {
  await lookAgain(actor, runId, { decided });
}

type Said = Partial<Pick<ImportRunDocument, "mapping" | "complete" | "decided">>;

async function lookAgain(actor: Actor, runId: string, said: Said): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const run = await preparedRun(toId(runId));
  const planned = await look({ ...run, ...said });
  await planned.end();
  await ImportRun.updateOne(
    { _id: run._id, state: "prepared" },
    { $set: { ...said, outline: planned.answer.outline } },
  );
}

/** Throws away a list that was not applied. */
export async function dropImport(actor: Actor, runId: string): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const { deletedCount } = await ImportRun.deleteOne({ _id: toId(runId), state: "prepared" });
  if (deletedCount === 0) throw notFound();
  await ImportFile.deleteOne({ _id: toId(runId) });
}

/** A list that nobody has applied yet. */
export async function preparedRun(id: Types.ObjectId): Promise<ImportRunDocument> {
  const run = await ImportRun.findById(id).lean();
  if (!run) throw notFound();
  if (run.state !== "prepared") throw new DomainError("import-settled");
  return run;
}

/** Computes what applying a list would do to people as they are now. */
export async function look(run: ImportRunDocument): Promise<Planned> {
  const file = await ImportFile.findById(run._id).lean();
  if (!file) throw new DomainError("import-file-gone");
  const { mapping, complete, decided } = run;
  return planList({ packed: bytesOf(file.packed), mapping, remembered: undefined, complete, decided });
}

/** lean() hands out the driver's Binary where the document says Buffer. */
export const bytesOf = (packed: Buffer | { buffer: Uint8Array }): Uint8Array =>
  Buffer.isBuffer(packed) ? packed : (packed as { buffer: Uint8Array }).buffer;

/** How the last list that was applied was read. */
async function rememberedMapping(): Promise<Mapping | undefined> {
  const last = await ImportRun.findOne({ state: { $ne: "prepared" } }, { mapping: 1 })
    .sort({ createdAt: -1 })
    .lean();
  return last?.mapping;
}
