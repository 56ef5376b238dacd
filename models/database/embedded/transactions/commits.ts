import type { Connection } from "../store/connection.ts";
import { asServerError } from "../store/failure.ts";

/** The writes of one turn of the event loop, which reach the disk together. */
export class Commit {
  readonly number: number;
  /** Fulfilled when everything is on disk; rejected when all of it was undone. */
  readonly done: Promise<void>;
  changesCatalogue = false;
  readonly settle: { resolve: () => void; reject: (error: unknown) => void };

  constructor(number: number) {
    this.number = number;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.done = promise;
    this.settle = { resolve, reject };
    // Who waits for it hears of an error; nobody may be waiting.
    promise.catch(() => {});
  }
}

/** What else has to happen with a commit. */
export interface CommitHooks {
  /** Right before it is begun. */
  beginning(): void;
  /** So many milliseconds others may take that are about to commit, too. */
  patience(): number;
  /** Right before it is committed; may write. */
  committing(): void;
  committed(commit: Commit): void;
  undone(commit: Commit): void;
}

/**
 * Gathers writes: the first one of a turn opens a transaction of SQLite, and it is committed when all that had arrived
 * has been worked off. So clients that write at the same time share the wait for the disk.
 */
export class Commits {
  private readonly connection: Connection;
  private readonly hooks: CommitHooks;
  private open: Commit | undefined;
  /** The number of the last commit that is on disk. */
  last = 0;
  private next = 1;
  private timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, hooks: CommitHooks) {
    this.connection = connection;
    this.hooks = hooks;
  }

  get current(): Commit | undefined {
    return this.open;
  }

  /** The commit for what is written now. */
  begin(): Commit {
    if (this.open) return this.open;
    try {
      this.hooks.beginning();
      this.connection.run("begin immediate");
    } catch (error) {
      throw asServerError(error);
    }
    const commit = new Commit(this.next++);
    this.open = commit;
    const wait = this.hooks.patience();
    if (wait > 0) this.timer = setTimeout(() => this.flush(), wait);
    else this.flushSoon();
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
      this.hooks.committing();
      this.connection.run("commit");
    } catch (error) {
      this.undo(asServerError(error));
      return;
    }
    this.end();
    this.last = commit.number;
    this.hooks.committed(commit);
    commit.settle.resolve();
  }

  /** Undoes what is open; everyone who waits for it gets the error. */
  undo(error: unknown): void {
    const commit = this.open;
    if (!commit) return;
    this.end();
    // SQLite has ended the transaction itself when the disk is full.
    if (this.connection.database.isTransaction) this.connection.run("rollback");
    this.hooks.undone(commit);
    commit.settle.reject(error);
  }

  private end(): void {
    this.open = undefined;
    clearTimeout(this.timer);
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
