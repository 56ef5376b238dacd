import { ServerError } from "../errors.ts";
import { Connection } from "../store/connection.ts";
import { transient } from "./conflict.ts";

const kept = 32;
const most = 500;
const cacheMegabytes = 2;

/** Connections that stand still at a commit, one for each open transaction. */
export class Snapshots {
  private readonly open: (cacheMegabytes: number) => Connection;
  private readonly free: Connection[] = [];
  private used = 0;

  constructor(open: (cacheMegabytes: number) => Connection) {
    this.open = open;
  }

  /** A connection that goes on seeing what is committed now. */
  take(): Connection {
    if (this.used >= most) {
      throw new ServerError(246, `More than ${most} transactions are open: try again later.`, { labels: [transient] });
    }
    const connection = this.free.pop() ?? this.open(cacheMegabytes);
    this.used++;
    // A transaction of SQLite begins with its first reading.
    connection.run("begin");
    connection.get("select 1 from catalogue limit 1");
    return connection;
  }

  give(connection: Connection): void {
    this.used--;
    connection.run("rollback");
    if (this.free.length < kept) this.free.push(connection);
    else connection.close();
  }

  close(): void {
    for (const connection of this.free.splice(0)) connection.close();
  }
}
