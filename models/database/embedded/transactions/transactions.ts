import { ServerError } from "../errors.ts";
import type { Store } from "../store/store.ts";
import { applyTransaction } from "./apply.ts";
import { transient } from "./conflict.ts";
import { Snapshots } from "./snapshots.ts";
import { Transaction } from "./transaction.ts";

const lifetime = 60_000;
/** The transactions that are open, and the rows that they have changed. */
export class Transactions {
  readonly snapshots: Snapshots;
  private readonly store: Store;
  private readonly open = new Set<Transaction>();
  private readonly claims = new Map<string, Transaction>();

  constructor(store: Store, snapshots: Snapshots) {
    this.store = store;
    this.snapshots = snapshots;
  }

  get count(): number {
    return this.open.size;
  }

  /** Begins a transaction at the last commit. */
  async begin(number: bigint): Promise<Transaction> {
    // What is being written at this moment would not be seen, and changing it again would be a conflict.
    const { commits } = this.store;
    while (commits.current) {
      // The commit may be waiting for the disk to take another one.
      commits.flushSoon();
      await commits.current.over;
    }
    const transaction = new Transaction(this.store, number);
    this.open.add(transaction);
    return transaction;
  }

  /** Gives a thing, a row or a key, to the first transaction that asks for it. */
  claim(name: string, transaction: Transaction): boolean {
    const holder = this.claims.get(name);
    if (holder) return holder === transaction;
    this.claims.set(name, transaction);
    transaction.claims.push(name);
    return true;
  }

  /** Puts into the file what a transaction has written; done when it is on disk. */
  async commit(transaction: Transaction): Promise<void> {
    if (transaction.state !== "open") {
      throw new ServerError(251, `Transaction ${transaction.number} has been aborted.`, { labels: [transient] });
    }
    transaction.state = "committing";
    try {
      if (transaction.hasWritten) applyTransaction(this.store, transaction);
      await this.store.commits.settled();
      transaction.state = "committed";
    } catch (error) {
      transaction.state = "aborted";
      throw error;
    } finally {
      this.end(transaction);
    }
  }

  abort(transaction: Transaction): void {
    if (!this.open.has(transaction) || transaction.state === "committing") return;
    transaction.state = "aborted";
    this.end(transaction);
  }

  /** Aborts transactions that are open for too long: a client that went silent would keep its rows. */
  sweep(now = Date.now()): void {
    const limit = now - lifetime;
    for (const transaction of this.open) if (transaction.startedAt < limit) this.abort(transaction);
  }

  close(): void {
    for (const transaction of this.open) this.abort(transaction);
    this.snapshots.close();
  }

  private end(transaction: Transaction): void {
    if (!this.open.delete(transaction)) return;
    this.store.cursors.closeWhere((cursor) => cursor.transaction === transaction);
    for (const name of transaction.claims) this.claims.delete(name);
    this.snapshots.give(transaction.snapshot);
  }
}
