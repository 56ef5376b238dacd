import type { Mailbox } from "#models/shared/mailbox.ts";
import type { Post } from "./mail/transport.ts";

/** Where the worker writes what happened: pino's, or a test's. No personal text: ids and numbers. */
export interface JobLog {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

/** What a job is given. */
export interface JobContext {
  now: () => Date;
  post: Post;
  from: Mailbox;
  /** Origin that links in letters begin with. */
  baseUrl: string;
  log: JobLog;
  /** Aborted when the worker stops: finish what is begun, begin nothing. */
  signal: AbortSignal;
}

export interface Job {
  name: string;
  /** Seconds from the end of one run to the start of the next. */
  every: number;
  /** May ask for a longer rest after this run, in seconds. */
  run(context: JobContext): Promise<{ rest?: number } | void>;
}
