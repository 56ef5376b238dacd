import type { SQLInputValue } from "node:sqlite";
import type { Connection } from "./connection.ts";

/** What can be read from. */
export type Reader = Pick<Connection, "get" | "all">;

/**
 * Reads the last commit. While nobody is writing, that is what the writing connection sees, too, and of the two only it
 * has its pages in memory still: SQLite makes others forget theirs at each commit.
 */
export class LastCommit implements Reader {
  private readonly reader: Connection;
  private readonly writer: Connection;
  private readonly isWriting: () => boolean;

  constructor(reader: Connection, writer: Connection, isWriting: () => boolean) {
    this.reader = reader;
    this.writer = writer;
    this.isWriting = isWriting;
  }

  get<T extends unknown[]>(sql: string, ...values: SQLInputValue[]): T | undefined {
    return this.pick().get<T>(sql, ...values);
  }

  all<T extends unknown[]>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.pick().all<T>(sql, ...values);
  }

  private pick(): Connection {
    return this.isWriting() ? this.reader : this.writer;
  }
}
