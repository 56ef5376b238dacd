import { Binary } from "./bson/values.ts";
import type { Doc } from "./bson/doc.ts";
import type { Transaction } from "./transactions/transaction.ts";
import type { Transactions } from "./transactions/transactions.ts";
import type { Reply } from "./wire/reply.ts";

const idle = 30 * 60_000;

/** A write that its client may send again. */
export interface RetryableWrite {
  number: bigint;
  /** The command. */
  name: string;
  /** What its statements did, by their positions. */
  done: Map<number, unknown>;
  reply?: Promise<Reply>;
}

/** What is kept of a client's session. */
export interface Session {
  lastUse: number;
  /** The highest number that one of its transactions or retryable writes had. */
  lastNumber: bigint;
  transaction?: Transaction;
  /** The last retryable write, and what it was answered. */
  write?: RetryableWrite;
}

/** The sessions of clients. They are kept in memory only: clients that could ask again end with the server. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();
  private readonly transactions: Transactions;

  constructor(transactions: Transactions) {
    this.transactions = transactions;
  }

  get(id: string): Session {
    let session = this.sessions.get(id);
    if (!session) this.sessions.set(id, (session = { lastUse: 0, lastNumber: -1n }));
    session.lastUse = Date.now();
    return session;
  }

  has(id: string): boolean {
    return this.sessions.has(id);
  }

  /** The sessions as `$listLocalSessions` shows them. */
  *list(): Generator<Doc> {
    for (const [id, { lastUse }] of this.sessions) {
      yield { _id: { id: Binary.createFromHexString(id, Binary.SUBTYPE_UUID) }, lastUse: new Date(lastUse) };
    }
  }

  end(id: string): void {
    const transaction = this.sessions.get(id)?.transaction;
    if (transaction) this.transactions.abort(transaction);
    this.sessions.delete(id);
  }

  endAll(): void {
    for (const id of this.sessions.keys()) this.end(id);
  }

  /** Forgets sessions that nobody has used for half an hour, as clients are told. */
  sweep(): void {
    const limit = Date.now() - idle;
    for (const [id, session] of this.sessions) if (session.lastUse < limit) this.end(id);
  }
}
