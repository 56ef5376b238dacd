import { closeSync, constants, fsyncSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "./connection.ts";

/**
 * The number of commits, kept in the data file and once more beside it. SQLite opens a file whose write-ahead log was
 * deleted or cut without a word, with what was in the file before: then the number beside it is ahead, and the writes
 * that are gone were acknowledged.
 */
export class CommitCount {
  private count: number;
  private readonly connection: Connection;
  private readonly file: number;
  private readonly bytes = Buffer.alloc(16);

  /** Throws when commits are missing that were acknowledged. */
  constructor(folder: string, connection: Connection) {
    this.connection = connection;
    this.count = connection.get<[number]>("select commits from progress")?.[0] ?? 0;
    const path = join(folder, "commits");
    this.file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    const known = this.read();
    if (known > this.count) {
      closeSync(this.file);
      const n = known - this.count;
      throw new Error(
        `${n === 1 ? "The last commit" : `The last ${n} commits`} of ${join(folder, "data.db")} ${n === 1 ? "is" : "are"} missing: its write-ahead log (data.db-wal) was deleted or damaged. ` +
          `Put the log back or restore a backup; to go on without what is missing, delete the file ${path}.`,
      );
    }
  }

  /** Counts a commit, as a part of it; gives how many there are with it. */
  next(): number {
    this.count++;
    this.connection.run(
      "insert into progress values (1, ?) on conflict do update set commits = excluded.commits",
      this.count,
    );
    return this.count;
  }

  /** So many commits are on disk. The number beside them need not be: it may be behind, but never ahead. */
  kept(count: number): void {
    this.bytes.writeBigUInt64LE(BigInt(count), 0);
    this.bytes.writeBigUInt64LE(~BigInt(count) & allBits, 8);
    writeSync(this.file, this.bytes, 0, 16, 0);
  }

  /** The commit was undone. */
  undone(): void {
    this.count = this.connection.get<[number]>("select commits from progress")?.[0] ?? 0;
  }

  close(): void {
    fsyncSync(this.file);
    closeSync(this.file);
  }

  /** A number that was written half counts for nothing. */
  private read(): number {
    if (readSync(this.file, this.bytes, 0, 16, 0) < 16) return 0;
    const count = this.bytes.readBigUInt64LE(0);
    return this.bytes.readBigUInt64LE(8) === (~count & allBits) ? Number(count) : 0;
  }
}

const allBits = 0xffff_ffff_ffff_ffffn;
