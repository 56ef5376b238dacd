import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import type { Actor } from "./actor.ts";
import type { Mapping } from "./import/columns.ts";
import type { Outline } from "./import/outline.ts";
import { ImportRun, type ImportRunDocument, type ImportState } from "./import-run.document.ts";

/** A list in the list of lists. */
export interface ImportLine {
  id: string;
  state: ImportState;
  fileName: string;
  byName: string;
  createdAt: Date;
  appliedAt: Date | null;
  rows: number | null;
  joiners: number;
  leavers: number;
}

/** Everything the page of one list shows. */
export interface ImportView extends ImportLine {
  headers: string[];
  mapping: Mapping;
  complete: boolean;
  decided: { left: string[]; apart: string[] };
  outline: Outline | null;
  done: number;
  total: number;
  /** Rows that could not be written in the end. */
  failed: number[];
  /** When this very file was applied before. */
  appliedBefore: Date | null;
}

/** The latest lists, newest first. */
export async function listImports(actor: Actor): Promise<ImportLine[]> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const fields = { state: 1, fileName: 1, byName: 1, createdAt: 1, appliedAt: 1, "outline.figures": 1 } as const;
  const found = await ImportRun.find({}, fields).sort({ createdAt: -1, _id: -1 }).limit(50).lean();
  return found.map((run) => lineOf(run as ImportRunDocument));
}

export async function findImport(actor: Actor, id: string): Promise<ImportView> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const run = await ImportRun.findById(toId(id), { leaving: 0 }).lean();
  if (!run) throw notFound();
  const before = await ImportRun.findOne(
    { hash: run.hash, state: "applied", _id: { $ne: run._id } },
    { appliedAt: 1 },
  ).lean();
  const { headers, mapping, complete, decided, outline, done, total, failed } = run;
  return {
    ...lineOf(run),
    ...{ headers, mapping, complete, decided, outline, done, total, failed },
    appliedBefore: before?.appliedAt ?? null,
  };
}

/** How far a list is being applied: for the bar that asks again and again. */
export async function importProgress(
  actor: Actor,
  id: string,
): Promise<{ state: ImportState; done: number; total: number }> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const run = await ImportRun.findById(toId(id), { state: 1, done: 1, total: 1 }).lean();
  if (!run) throw notFound();
  return { state: run.state, done: run.done, total: run.total };
}

const lineOf = (
  run: Pick<ImportRunDocument, "_id" | "state" | "fileName" | "byName" | "createdAt" | "appliedAt" | "outline">,
): ImportLine => ({
  id: run._id.toString(),
  state: run.state,
  fileName: run.fileName,
  byName: run.byName,
  createdAt: run.createdAt,
  appliedAt: run.appliedAt,
  rows: run.outline?.figures.rows ?? null,
  joiners: run.outline?.figures.joiners ?? 0,
  leavers: run.outline?.figures.leavers ?? 0,
});
