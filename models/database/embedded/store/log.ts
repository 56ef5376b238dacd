import { closeSync, fdatasync, openSync } from "node:fs";
import { dataFile } from "./file-name.ts";

/** Brings what was written to an open file to the disk: `fdatasync`, or what a test puts in its place. */
export type Sync = (file: number, done: (error: Error | null) => void) => void;

/**
 * Brings the write-ahead log to the disk, beside the work of the thread: while the disk is at it, other commands are
 * answered, and what they write goes to the disk together the next time. SQLite keeps no locks on the log, so that it
 * may be opened here, unlike the data file.
 */
export class Log {
  private readonly file: number;
  private readonly bring: Sync;
  private readonly done: (upTo: number, error: Error | null) => void;
  /** The last commit that is in the log, and the last one that is being brought to the disk. */
  private wanted = 0;
  private under = 0;
  private isClosed = false;

  /** `done` hears of each commit up to which everything is on the disk, or that the disk has failed. */
  constructor(folder: string, bring: Sync | undefined, done: (upTo: number, error: Error | null) => void) {
    this.file = openSync(`${dataFile(folder)}-wal`, "r");
    this.bring = bring ?? fdatasync;
    this.done = done;
  }

  /** Whether something is on its way to the disk. */
  get isBusy(): boolean {
    return this.under !== 0;
  }

  /** Asks for everything up to this commit, which is in the log, to be brought to the disk. */
  sync(commit: number): void {
    this.wanted = commit;
    if (this.under === 0) this.next();
  }

  close(): void {
    this.isClosed = true;
    if (this.under === 0) closeSync(this.file);
  }

  private next(): void {
    this.under = this.wanted;
    this.bring(this.file, (error) => {
      const upTo = this.under;
      this.under = 0;
      if (this.isClosed) return closeSync(this.file);
      this.done(upTo, error);
      if (this.wanted > upTo && this.under === 0 && !error) this.next();
    });
  }
}
