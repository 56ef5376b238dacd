import { decode } from "../bson/decode.ts";
import type { Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { documentsAt, missing } from "./arguments.ts";
import type { Request } from "./command.ts";

/** The documents of a command, from the sequence beside it or from its body. */
export function sentDocuments(request: Request, field: string): Doc[] {
  const sent = request.sequences.get(field);
  const documents = sent ? sent.map((bytes) => decode(bytes)) : documentsAt(request.body, field);
  if (!documents) throw missing(request.name, field);
  checkBatch(documents);
  return documents;
}

/** A command has a statement at least, and no more than drivers are told. */
export function checkBatch({ length }: readonly unknown[]): void {
  if (length === 0 || length > 100_000) {
    throw new ServerError(16, `Write batch sizes must be between 1 and 100000. Got ${length} operations.`);
  }
}
