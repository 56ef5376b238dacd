import type { SQLInputValue } from "node:sqlite";
import { ServerError } from "../errors.ts";
import type { Connection } from "../store/connection.ts";
import type { Reader } from "../store/reader.ts";
import { transient } from "./conflict.ts";

const kept = 32;
const most = 500;
const cacheMegabytes = 2;

/** Reads one commit, whatever is committed after it; for all transactions that began at it. */
export class Snapshot implements Reader {
  readonly commit: number;
  users = 1;
  /** A connection that stands still at the commit; none as long as nothing was written since. */
  pinned: Connection | undefined;
  private readonly writer: Connection;

  constructor(commit: number, writer: Connection) {
    this.commit = commit;
    this.writer = writer;
  }

  get<T extends unknown[]>(sql: string, ...values: SQLInputValue[]): T | undefined {
    return (this.pinned ?? this.writer).get<T>(sql, ...values);
  }

  all<T extends unknown[]>(sql: string, ...values: SQLInputValue[]): T[] {
    return (this.pinned ?? this.writer).all<T>(sql, ...values);
  }
}

/**
 * The snapshots in use. As long as nobody writes, the writing connection sees what they see, and has it in memory. Right
 * before the first write of a commit, `pin` gives the latest snapshot a connection of its own.
 */
export class Snapshots {
  private readonly writer: Connection;
  private readonly open: (cacheMegabytes: number) => Connection;
  private readonly free: Connection[] = [];
  private latest: Snapshot | undefined;
  private used = 0;

  constructor(writer: Connection, open: (cacheMegabytes: number) => Connection) {
    this.writer = writer;
    this.open = open;
  }

  /** A snapshot of the last commit, which has this number, while no other is open. */
  take(commit: number): Snapshot {
    const { latest } = this;
    if (latest?.commit === commit && latest.users > 0) {
      latest.users++;
      return latest;
    }
    if (this.used >= most) {
      throw new ServerError(246, `More than ${most} transactions are open: try again later.`, { labels: [transient] });
    }
    return (this.latest = new Snapshot(commit, this.writer));
  }

  give(snapshot: Snapshot): void {
    if (--snapshot.users > 0 || !snapshot.pinned) return;
    const connection = snapshot.pinned;
    this.used--;
    connection.run("rollback");
    if (this.free.length < kept) this.free.push(connection);
    else connection.close();
  }

  /** A commit is about to begin. */
  pin(): void {
    const { latest } = this;
    if (!latest || latest.users === 0 || latest.pinned) return;
    const connection = this.free.pop() ?? this.open(cacheMegabytes);
    // A transaction of SQLite begins with its first reading.
    connection.run("begin");
    connection.get("select 1 from catalogue limit 1");
    latest.pinned = connection;
    this.used++;
  }

  close(): void {
    for (const connection of this.free.splice(0)) connection.close();
  }
}
