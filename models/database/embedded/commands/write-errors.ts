import type { Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import type { Request } from "./command.ts";

// These end a command as a whole; others belong to one statement of it.
const fatal = new Set([1, 50, 96, 112, 246, 251, 257, 290, 14031]);

/** The errors of a command's statements, by their positions. */
export class WriteErrors {
  readonly list: Doc[] = [];
  private readonly request: Request;
  private readonly isOrdered: boolean;
  private position = 0;

  constructor(request: Request, isOrdered: boolean) {
    this.request = request;
    this.isOrdered = isOrdered;
  }

  /** Carries out the next statement; gives true when no more should follow. */
  attempt(statement: () => void): boolean {
    try {
      statement();
      this.position++;
      return false;
    } catch (error) {
      return this.keep(error);
    }
  }

  async attemptLater(statement: (position: number) => Promise<void>): Promise<boolean> {
    try {
      await statement(this.position);
      this.position++;
      return false;
    } catch (error) {
      return this.keep(error);
    }
  }

  fields(): Doc {
    return this.list.length > 0 ? { writeErrors: this.list } : {};
  }

  private keep(error: unknown): boolean {
    if (!(error instanceof ServerError) || fatal.has(error.code)) throw error;
    this.list.push({ index: this.position++, code: error.code, ...error.extra, errmsg: error.message });
    // A transaction ends with its first error.
    this.request.transaction?.fail();
    return this.isOrdered || this.request.transaction !== undefined;
  }
}
