import { Long } from "../bson/values.ts";
import type { Doc } from "../bson/doc.ts";
import { Cursor } from "../reading/cursor.ts";
import type { Reply } from "../wire/reply.ts";
import type { Request } from "./command.ts";

export const usualBatch = 101;

/** The first documents of an answer, and a cursor for the others. */
export async function answerWithCursor(
  request: Request,
  namespace: string,
  documents: Iterable<Uint8Array | undefined>,
  options: { batchSize?: number | undefined; isSingle?: boolean; isLasting?: boolean } = {},
): Promise<Reply> {
  const cursor = new Cursor(namespace, documents, request.session, request.transaction);
  cursor.isLasting = options.isLasting ?? false;
  const first = await cursor.next(options.batchSize ?? usualBatch, request.pace);
  if (options.isSingle) cursor.close();
  const id = cursor.isOpen ? request.store.cursors.add(cursor) : 0n;
  return {
    fields: { cursor: { id: Long.fromBigInt(id), ns: namespace } },
    batch: { name: "firstBatch", documents: first },
  };
}

/** An answer of fields only. */
export const fields = (fields: Doc): Reply => ({ fields });

export function* skipAndLimit<T>(rows: Iterable<T | undefined>, skip: number, limit: number): Generator<T | undefined> {
  let at = 0;
  const end = limit > 0 ? skip + limit : Infinity;
  for (const row of rows) {
    if (row === undefined) yield undefined;
    else if (at++ >= skip) yield row;
    if (at >= end) return;
  }
}
