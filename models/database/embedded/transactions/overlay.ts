import type { Doc } from "../bson/doc.ts";
import { keyBytes } from "../bson/key.ts";
import type { Index } from "../index/definition.ts";
import { rowsOf } from "../index/rows.ts";
import type { Collection } from "../store/collection.ts";

/** What a transaction has made of one row. */
export interface Change {
  /** As the snapshot has it; undefined for a document that the transaction inserted. */
  before: Uint8Array | undefined;
  /** Undefined for a document that it deleted. */
  after: { doc: Doc; bytes: Uint8Array } | undefined;
}

/** The rows of one collection that a transaction has written, set aside until it commits. */
export class Overlay {
  readonly changes = new Map<number, Change>();
  private readonly collection: Collection;
  /** Of each unique index, and of `_id`, the keys that the changed documents have. */
  private readonly keys = new Map<Index | "_id", Map<string, number>>();

  constructor(collection: Collection) {
    this.collection = collection;
  }

  set(row: number, before: Uint8Array | undefined, after: Change["after"]): void {
    const earlier = this.changes.get(row);
    if (earlier?.after) this.eachKey(earlier.after.doc, (keys, key) => keys.delete(key));
    if (after) this.eachKey(after.doc, (keys, key) => keys.set(key, row));
    if (earlier ? earlier.before === undefined && !after : !before && !after) this.changes.delete(row);
    else this.changes.set(row, { before: earlier ? earlier.before : before, after });
  }

  /** The row among the changed ones that has a key of a unique index. */
  rowWith(index: Index | "_id", key: Buffer): number | undefined {
    return this.keys.get(index)?.get(key.toString("latin1"));
  }

  private eachKey(doc: Doc, visit: (keys: Map<string, number>, key: string) => void): void {
    visit(this.keysOf("_id"), keyBytes(doc["_id"], false, this.collection.collation).toString("latin1"));
    for (const index of this.collection.indexes) {
      if (!index.isUnique) continue;
      for (const { key } of rowsOf(index, doc).rows) visit(this.keysOf(index), key.toString("latin1"));
    }
  }

  private keysOf(index: Index | "_id"): Map<string, number> {
    let keys = this.keys.get(index);
    if (!keys) this.keys.set(index, (keys = new Map()));
    return keys;
  }
}
