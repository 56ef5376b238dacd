import type { ClientSession, Types } from "mongoose";
import { inTransaction } from "#models/database/transaction.ts";

const SIZE = 500;

/** Reads the next so many, beyond an id, in the order of ids. */
type Page<T> = (beyond: { _id?: { $gt: Types.ObjectId } }, limit: number, tx: ClientSession) => Promise<T[]>;

/**
 * Reads a collection in the order of its ids, a batch at a time, and what belongs to the batch (`more`) in the same
 * snapshot: people may go on working meanwhile, and no batch sees half of a change.
 */
export async function* batches<T extends { _id: Types.ObjectId }, M>(
  page: Page<T>,
  more: (batch: T[], tx: ClientSession) => Promise<M>,
  size: number = SIZE,
): AsyncGenerator<{ batch: T[]; more: M }> {
  let last: Types.ObjectId | null = null;
  for (;;) {
    const beyond: { _id?: { $gt: Types.ObjectId } } = last ? { _id: { $gt: last } } : {};
    const read = await inTransaction(async (tx) => {
      const batch = await page(beyond, size, tx);
      return batch.length > 0 ? { batch, more: await more(batch, tx) } : null;
    });
    if (!read) return;
    yield read;
    if (read.batch.length < size) return;
    last = read.batch.at(-1)!._id;
  }
}

/** Groups by a key, in the order of the list. */
export function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
