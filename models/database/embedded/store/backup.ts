import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { backup } from "node:sqlite";
import { Connection } from "./connection.ts";
import { dataFile } from "./file-name.ts";
import { openReader } from "./file.ts";
import { checkFormat } from "./format.ts";
import { lockFolder } from "./lock.ts";

/** Writes a copy of the file, as it is at this moment, into another folder, while others go on reading and writing. */
export async function backUp(folder: string, into: string): Promise<void> {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  const target = dataFile(into);
  if (existsSync(target)) throw new Error(`There is a data file in ${into} already: give another folder.`);
  const connection = openReader(folder, 2);
  try {
    // All pages in one step: in several, the copy would begin anew at each commit.
    await backup(connection.database, target, { rate: 0x7fff_ffff });
  } catch (error) {
    for (const name of [target, `${target}-journal`]) rmSync(name, { force: true });
    throw error;
  } finally {
    connection.close();
  }
  sync(target);
  sync(into);
}

/**
 * Puts a copy that `backUp` has made in the place of the file of a folder, whose store must not be running. Where there is
 * a file already it throws, unless `replaces`: then that one is kept beside it; gives the folder it is kept in.
 */
export function restore(folder: string, from: string, { replaces = false } = {}): string | undefined {
  check(from);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  try {
    const isThere = existsSync(dataFile(folder));
    if (isThere && !replaces) throw new Error(`There is a data file in ${folder} already: say that it is replaced.`);
    const fresh = join(folder, "data.db-restored");
    copyFileSync(dataFile(from), fresh);
    sync(fresh);
    const kept = isThere ? mkdtempSync(join(folder, "replaced-")) : undefined;
    if (kept) linkSync(dataFile(folder), dataFile(kept));
    // The log belongs to the old file. Should the process die here, the count of commits tells that something is missing.
    setAside(folder, "data.db-wal", kept);
    rmSync(join(folder, "data.db-shm"), { force: true });
    renameSync(fresh, dataFile(folder));
    sync(folder);
    setAside(folder, "commits", kept);
    sync(folder);
    return kept;
  } finally {
    lock.release();
  }
}

function setAside(folder: string, name: string, kept: string | undefined): void {
  const file = join(folder, name);
  if (!existsSync(file)) return;
  if (kept) renameSync(file, join(kept, name));
  else rmSync(file);
}

/** Throws when the copy cannot be what it should be. */
function check(from: string): void {
  if (!existsSync(dataFile(from))) throw new Error(`There is no data file in ${from}.`);
  const connection = new Connection(dataFile(from), { readOnly: true });
  try {
    checkFormat(connection, from);
    const [found] = connection.get<[string]>("pragma quick_check(1)")!;
    if (found !== "ok") throw new Error(`The data file in ${from} is damaged (${found}).`);
  } finally {
    connection.close();
  }
}

function sync(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}
