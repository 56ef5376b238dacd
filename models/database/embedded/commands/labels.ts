import { own } from "../bson/doc.ts";
import { transient } from "../transactions/conflict.ts";
import type { Command, Request } from "./command.ts";

// The server is going away or another one takes its place: a write may be sent again.
const retryableWrites = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
// A transaction may be begun again.
const retryableTransactions = new Set([...retryableWrites, 24, 112, 246, 251]);

/** The labels that tell a client what it may do about an error; those that the error has of its own come first. */
export function labelsFor(request: Request, command: Command | undefined, code: number): string[] {
  const { body } = request;
  const isInTransaction = own(body, "autocommit") !== undefined;
  const labels: string[] = [];
  if (isInTransaction && !command?.endsTransaction && retryableTransactions.has(code)) labels.push(transient);
  const isRetryable = own(body, "txnNumber") !== undefined && (!isInTransaction || command?.endsTransaction === true);
  if (isRetryable && retryableWrites.has(code)) labels.push("RetryableWriteError");
  return labels;
}
