import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { addMinutes } from "#models/shared/time.ts";
import type { Actor } from "./actor.ts";
import { guessMapping, missingFields, type Mapping } from "./import/columns.ts";
import { readTable } from "./import/csv.ts";
import { outlineOf } from "./import/outline.ts";
import { planOf, type Plan } from "./import/plan.ts";
import { tidyDepartment } from "./import/title.ts";
import { ImportFile } from "./import-part.document.ts";
import { ImportRun, type ImportRunDocument } from "./import-run.document.ts";
import { findStanding, type Found } from "./standing.ts";

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
  const table = readTable(bytes);
  const mapping = reading.mapping ?? guessMapping(table, await rememberedMapping());
  checkMapping(mapping, table.headers);
  const id = new Types.ObjectId();
  const packed = await promisify(gzip)(bytes);
  await ImportFile.create({ _id: id, packed, expiresAt: addMinutes(now, KEPT_DAYS * 24 * 60) });
  await ImportRun.create({
    _id: id,
    state: "prepared",
    fileName: fileName.slice(0, 200),
    hash: createHash("sha256").update(bytes).digest("hex"),
    headers: table.headers,
    mapping,
    complete: reading.complete ?? true,
    by: actor.id,
    byName: actor.name,
    createdAt: now,
  });
  await look(id);
  return id.toString();
}

/** Says anew what the columns mean and whether the list is whole, and looks again. */
export async function readImportAs(actor: Actor, runId: string, reading: Required<Reading>): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const run = await preparedRun(toId(runId));
  checkMapping(reading.mapping, run.headers);
  await ImportRun.updateOne({ _id: run._id, state: "prepared" }, { $set: reading });
  await look(run._id);
}

/** Says which of several people of one name left, and who is not the person of the same name elsewhere; looks again. */
export async function decideImport(
  actor: Actor,
  runId: string,
  decided: { left: string[]; apart: string[] },
): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const run = await preparedRun(toId(runId));
  await ImportRun.updateOne({ _id: run._id, state: "prepared" }, { $set: { decided } });
  await look(run._id);
}

/** Throws away a list that was not applied. */
export async function dropImport(actor: Actor, runId: string): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const { deletedCount } = await ImportRun.deleteOne({ _id: toId(runId), state: "prepared" });
  if (deletedCount === 0) throw notFound();
  await ImportFile.deleteOne({ _id: toId(runId) });
}

export async function preparedRun(id: Types.ObjectId): Promise<ImportRunDocument> {
  const run = await ImportRun.findById(id).lean();
  if (!run) throw notFound();
  if (run.state !== "prepared") throw new DomainError("import-settled");
  return run;
}

/** Computes what applying a run would do to people as they are now, and keeps what is shown of it. Null: not mapped yet. */
export async function look(id: Types.ObjectId): Promise<{ plan: Plan; standing: Found; fingerprint: string } | null> {
  const run = await preparedRun(id);
  if (missingFields(run.mapping).length > 0) {
    await ImportRun.updateOne({ _id: id, state: "prepared" }, { $set: { outline: null } });
    return null;
  }
  const file = await ImportFile.findById(id).lean();
  if (!file) throw new DomainError("import-file-gone");
  const standing = await findStanding();
  if (standing.sites.length === 0) throw new DomainError("no-site");
  const table = readTable(await promisify(gunzip)(bytesOf(file.packed)));
  const plan = planOf(table, run.mapping, standing, { complete: run.complete, ...run.decided });
  const outline = outlineOf(plan, (key) => standing.names.get(key) ?? tidyDepartment(key));
  await ImportRun.updateOne({ _id: id, state: "prepared" }, { $set: { outline } });
  return { plan, standing, fingerprint: outline.fingerprint };
}

/** lean() hands out the driver's Binary where the document says Buffer. */
const bytesOf = (packed: Buffer | { buffer: Uint8Array }): Uint8Array =>
  Buffer.isBuffer(packed) ? packed : (packed as { buffer: Uint8Array }).buffer;

function checkMapping(mapping: Mapping, headers: string[]): void {
  const used = Object.values(mapping);
  if (used.some((header) => !headers.includes(header))) throw notFound();
  if (new Set(used).size !== used.length) throw new DomainError("columns-twice");
}

/** How the last list that was applied was read. */
async function rememberedMapping(): Promise<Mapping | undefined> {
  const last = await ImportRun.findOne({ state: { $ne: "prepared" } }, { mapping: 1 })
    .sort({ createdAt: -1 })
    .lean();
  return last?.mapping;
}
