import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { Connection } from "./connection.ts";
import { dataFile } from "./file-name.ts";

/**
 * The number of commits, kept in the data file and once more beside it. SQLite opens a file whose write-ahead log was
 * deleted or cut without a word, with what was in the file before: then the number beside it is ahead, and the writes
 * that are gone were acknowledged.
 */
export class CommitCount {
  private readonly connection: Connection;
  private readonly file: number;

  constructor(folder: string, connection: Connection) {
    this.connection = connection;
    if (!existsSync(noteOf(folder))) begin(folder);
    this.file = openSync(noteOf(folder), "r+");
  }

  /** Counts a commit, as a part of it; gives how many there are with it. */
  next(): number {
    const counting =
      "insert into progress values (1, 1) on conflict do update set commits = commits + 1 returning commits";
    return this.connection.get<[number]>(counting)![0];
  }

  /** So many commits are on disk. The number beside them need not be: it may be behind, but never ahead. */
  kept(count: number): void {
    writeSync(this.file, bytesOf(count), 0, 16, 0);
  }

  close(): void {
    fsyncSync(this.file);
    closeSync(this.file);
  }
}

const noteOf = (folder: string): string => join(folder, "commits");

/** Nothing is known of yet. Its name comes after its bytes: an empty file is one that somebody has emptied. */
function begin(folder: string): void {
  const fresh = `${noteOf(folder)}-new`;
  writeFileSync(fresh, bytesOf(0), { mode: 0o600, flush: true });
  renameSync(fresh, noteOf(folder));
}

function bytesOf(count: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(BigInt(count), 0);
  bytes.writeBigUInt64LE(~BigInt(count) & allBits, 8);
  return bytes;
}

const commitsIn = (connection: Connection): number =>
  connection.get<[number]>("select commits from progress")?.[0] ?? 0;

/** The number beside the file: 0 where there is none yet, undefined where it is not one. */
function noted(folder: string): number | undefined {
  if (!existsSync(noteOf(folder))) return 0;
  const bytes = readFileSync(noteOf(folder));
  if (bytes.length < 16) return undefined;
  const count = bytes.readBigUInt64LE(0);
  return bytes.readBigUInt64LE(8) === (~count & allBits) ? Number(count) : undefined;
}

/** What the file and its log hold, looked at without changing either; undefined where that cannot be said. */
function held(folder: string): number | undefined {
  let connection: Connection | undefined;
  try {
    connection = new Connection(dataFile(folder), { readOnly: true, cacheMegabytes: 1 });
    // Without its log, a file that nothing was ever copied into looks like a new one.
    const isEmpty = connection.get<[number]>("select count(*) from sqlite_schema")![0] === 0;
    return isEmpty ? 0 : commitsIn(connection);
  } catch {
    return undefined; // not a file of ours, or damaged: whoever opens it to write says so
  } finally {
    connection?.close();
  }
}

/**
 * Throws when commits are missing that were acknowledged. It looks before anything is opened to be written, since SQLite
 * deletes a log that it has read, or that belongs to another file: what could still be saved has to stay.
 */
export function refuseLoss(folder: string): void {
  const file = dataFile(folder);
  const known = noted(folder);
  const goOn = `to go on without what is missing, delete the file ${noteOf(folder)}`;
  const isThere = existsSync(file);
  if (!isThere || statSync(file).size === 0) {
    const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (known === 0 && log === 0) return;
    throw new Error(
      `${file} is ${isThere ? "empty" : "missing"}, and what belongs to it is still there. Put the file back or restore a backup; to begin anew, give an empty folder.`,
    );
  }
  const count = held(folder);
  if (count === undefined) return;
  if (known === undefined)
    throw new Error(
      `${noteOf(folder)} is damaged, so that it cannot be said whether the last writes are in ${file}. ` +
        `Restore a backup, or, to go on with what is there, delete the file ${noteOf(folder)}.`,
    );
  if (known <= count) return;
  const n = known - count;
  throw new Error(
    `${n === 1 ? "The last commit" : `The last ${n} commits`} of ${file} ${n === 1 ? "is" : "are"} missing: its write-ahead log (data.db-wal) was deleted or damaged. ` +
      `Put the log back or restore a backup; ${goOn}.`,
  );
}

const allBits = 0xffff_ffff_ffff_ffffn;
