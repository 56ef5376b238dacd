import { own } from "../bson/doc.ts";
import { transient } from "../transactions/conflict.ts";
import type { Command, Request } from "./command.ts";

// The server is going away or another one takes its place: a write may be sent again.
const retryableWrites = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
// The transaction came to nothing for a passing reason: it may be begun again.
const passing = new Set([24, 112, 246, 251, 267]);

/** The labels that tell a client what it may do about an error. */
export function labelsFor(request: Request, command: Command, code: number): string[] {
  const isInTransaction = own(request.body, "autocommit") !== undefined;
  const isTransient = isInTransaction && (passing.has(code) || (!command.endsTransaction && retryableWrites.has(code)));
  return [...(isTransient ? [transient] : []), ...writeLabelsFor(request, command, code)];
}

/** Those that say that the command may be sent again as it is. */
export function writeLabelsFor({ body }: Request, command: Command, code: number): string[] {
  const isInTransaction = own(body, "autocommit") !== undefined;
  const isRetryable = own(body, "txnNumber") !== undefined && (!isInTransaction || command.endsTransaction === true);
  return isRetryable && retryableWrites.has(code) ? ["RetryableWriteError"] : [];
}
