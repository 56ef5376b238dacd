import { ServerError } from "../errors.ts";
import type { Connection } from "../store/connection.ts";
import { asServerError } from "../store/failure.ts";
import { Log, type Sync } from "../store/log.ts";
import { Commit, type CommitHooks } from "./commit.ts";

/** Milliseconds after which a commit takes no more writes: a long command makes several, so that others see what it did. */
const longest = 100;

/**
 * Gathers writes: the first one opens a transaction of SQLite, and it is committed when somebody waits for it and all that
 * had arrived has been worked off. Others see it then; who wrote is answered when it is on disk. So clients that write at
 * the same time share the wait for the disk, nobody else waits for it, and a command that pauses between its writes does
 * not bring the same pages to the disk at each pause.
 */
export class Commits {
  private readonly connection: Connection;
  private readonly hooks: CommitHooks;
  private readonly log: Log;
  private open: Commit | undefined;
  /** Those that are on their way to the disk. */
  private written: Commit[] = [];
  /** The number of the last commit that others see. */
  last = 0;
  private next = 1;
  /** Set when the disk has failed to keep what it was given. */
  private failure: unknown;

  constructor(folder: string, connection: Connection, hooks: CommitHooks, sync?: Sync) {
    this.connection = connection;
    this.hooks = hooks;
    this.log = new Log(folder, sync, (upTo, error) => this.kept(upTo, error));
  }

  get current(): Commit | undefined {
    return this.open;
  }

  /** The commit for what is written now. */
  begin(): Commit {
    if (this.open && performance.now() - this.open.begun > longest) this.flush();
    if (this.open) return this.open;
    if (this.failure) throw this.failure;
    try {
      this.hooks.beginning();
      this.connection.run("begin immediate");
    } catch (error) {
      throw asServerError(error);
    }
    const commit = new Commit(this.next++);
    this.open = commit;
    return commit;
  }

  /** Commits what is open behind everything that has arrived already. */
  flushSoon(): void {
    const commit = this.open;
    setImmediate(() => {
      if (commit && this.open === commit) this.flush();
    });
  }

  /** Commits now what is open. */
  flush(): void {
    const commit = this.open;
    if (!commit) return;
    try {
      commit.count = this.hooks.committing();
      this.connection.run("commit");
    } catch (error) {
      this.undo(asServerError(error));
      return;
    }
    this.open = undefined;
    this.last = commit.number;
    this.hooks.committed(commit);
    commit.settle.end();
    this.written.push(commit);
    this.log.sync(commit.number);
  }

  /** Waits until everything that was written by now is on disk. */
  async settled(): Promise<void> {
    // The disk takes more at a time when it is still at the last one.
    if (this.open && !this.log.isBusy) this.flushSoon();
    await (this.open ?? this.written.at(-1))?.done;
  }

  /** The file has been closed in order: everything is on disk. */
  close(): void {
    this.log.close();
    this.kept(this.last, null);
  }

  /** The disk has taken everything up to a commit, or has failed to. */
  private kept(upTo: number, error: Error | null): void {
    if (error) this.fail(error);
    const kept = this.written.filter(({ number }) => number <= upTo);
    if (kept.length === 0) return;
    this.written = this.written.slice(kept.length);
    this.hooks.kept(kept.at(-1)!);
    for (const commit of kept) commit.settle.resolve();
    if (this.open) this.flush();
  }

  /** Nobody knows what the disk holds of it: the next start will see. Nothing more is written until then. */
  private fail({ message }: Error): void {
    this.failure = new ServerError(
      96,
      `The disk could not keep what was written (${message}): see to the disk and start again.`,
    );
    for (const commit of this.written.splice(0)) commit.settle.reject(this.failure);
    this.undo(this.failure);
  }

  /** Undoes what is open; everyone who waits for it gets the error. */
  undo(error: unknown): void {
    const commit = this.open;
    if (!commit) return;
    this.open = undefined;
    // SQLite has ended the transaction itself when the disk is full.
    if (this.connection.database.isTransaction) this.connection.run("rollback");
    this.hooks.undone(commit);
    commit.settle.end();
    commit.settle.reject(error);
  }

  /** Runs a change of the file. An error of SQLite undoes the whole commit: nobody knows what it left behind. */
  run<T>(change: (commit: Commit) => T): T {
    const commit = this.begin();
    try {
      return change(commit);
    } catch (error) {
      const answer = asServerError(error);
      if (answer !== error) this.undo(answer);
      throw answer;
    }
  }
}
