import type { Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { HangUp } from "../wire/connection.ts";
import type { Request } from "./command.ts";

// These end a command as a whole; others belong to one statement of it.
const fatal = new Set([1, 50, 96, 112, 175, 246, 251, 257, 290, 11601, 14031]);

/** The statements of a writing command: what each of them did, and the errors of those that failed. */
export class Statements<Result> {
  /** By the positions of the statements. */
  readonly results = new Map<number, Result>();
  readonly errors: Doc[] = [];
  private readonly request: Request;
  private readonly isOrdered: boolean;

  constructor(request: Request, isOrdered: boolean) {
    this.request = request;
    this.isOrdered = isOrdered;
  }

  /** Carries out a statement, unless an earlier try of the same command did; gives true when no more should follow. */
  async run(position: number, statement: () => Result | Promise<Result>): Promise<boolean> {
    if (this.recall(position)) return false;
    const { pace } = this.request;
    if (pace.isDue()) await pace.giveWay();
    try {
      this.keep(position, await statement());
      return false;
    } catch (error) {
      return this.failed(position, error);
    }
  }

  /** The same for a statement that does not wait for anything. */
  runNow(position: number, statement: () => Result): boolean {
    if (this.recall(position)) return false;
    try {
      this.keep(position, statement());
      return false;
    } catch (error) {
      return this.failed(position, error);
    }
  }

  /** The fields of a reply about statements that failed. */
  fields(): Doc {
    return this.errors.length > 0 ? { writeErrors: this.errors } : {};
  }

  private recall(position: number): boolean {
    const { done, server } = this.request;
    if (!done) return false;
    if (done.has(position)) {
      this.results.set(position, done.get(position) as Result);
      return true;
    }
    const failure = server.failPoints?.forWrite();
    if (failure?.error) throw failure.closesConnection ? new HangUp() : failure.error;
    if (failure?.closesConnection) this.request.hangsUp = true;
    return false;
  }

  private keep(position: number, result: Result): void {
    this.results.set(position, result);
    this.request.done?.set(position, result);
  }

  private failed(position: number, error: unknown): boolean {
    if (!(error instanceof ServerError) || fatal.has(error.code)) throw error;
    this.errors.push({ index: position, code: error.code, ...error.extra, errmsg: error.message });
    // A transaction ends with its first error.
    this.request.transaction?.fail();
    return this.isOrdered || this.request.transaction !== undefined;
  }
}
