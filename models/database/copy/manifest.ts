import { existsSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { BSON } from "mongodb";
import { DomainError } from "#models/errors.ts";
import type { Tally } from "./digest.ts";

/** What a backup says of itself. `file` is the embedded store's own file; `dump` a file a collection. */
export interface Manifest {
  kind: "file" | "dump";
  takenAt: Date;
  tallies: Record<string, Tally>;
  /** Of a dump: what the collections need beside their documents. */
  collections: { name: string; options: BSON.Document; indexes: BSON.Document[] }[];
}

const fileOf = (folder: string): string => path.join(folder, "backup.json");

export const hasManifest = (folder: string): boolean => existsSync(fileOf(folder));

/** Written last: a folder without it is no backup. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = await open(fileOf(folder), "wx", 0o600);
  try {
    await file.writeFile(`${BSON.EJSON.stringify({ ...manifest }, undefined, 2, { relaxed: false })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function readManifest(folder: string): Promise<Manifest> {
  if (!hasManifest(folder)) throw new DomainError("backup-none", { folder });
  try {
    return BSON.EJSON.parse(await readFile(fileOf(folder), "utf8")) as unknown as Manifest;
  } catch {
    throw new DomainError("backup-damaged", { folder, what: "backup.json" });
  }
}
