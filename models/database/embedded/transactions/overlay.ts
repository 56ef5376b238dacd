import type { Doc } from "../bson/doc.ts";
import { pick } from "../bson/decode.ts";
import { keyBytes } from "../bson/key.ts";
import type { Index } from "../index/definition.ts";
import { rowsOf } from "../index/rows.ts";
import type { Collection } from "../store/collection.ts";

const ID: ReadonlySet<string> = new Set(["_id"]);

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
  /** Of each unique index, the keys that the changed documents have. */
  private readonly keys = new Map<Index, Map<string, number>>();
  /** The rows that were changed, by `_id`: two where a document was deleted and another inserted in its place. */
  private readonly rows = new Map<string, Set<number>>();

  constructor(collection: Collection) {
    this.collection = collection;
  }

  set(row: number, before: Uint8Array | undefined, after: Change["after"]): void {
    const earlier = this.changes.get(row);
    if (!earlier) this.remember(row, after ? after.doc["_id"] : before && pick(before, ID)["_id"]);
    if (earlier?.after) this.eachKey(earlier.after.doc, (keys, key) => keys.delete(key));
    if (after) this.eachKey(after.doc, (keys, key) => keys.set(key, row));
    if (earlier ? earlier.before === undefined && !after : !before && !after) this.changes.delete(row);
    else this.changes.set(row, { before: earlier ? earlier.before : before, after });
  }

  /** The row among the changed ones that has a key of a unique index. */
  rowWith(index: Index | "_id", key: Buffer): number | undefined {
    const text = key.toString("latin1");
    if (index !== "_id") return this.keys.get(index)?.get(text);
    return [...(this.rows.get(text) ?? [])].find((row) => this.changes.get(row)?.after);
  }

  /** What became of the documents with these keys of `_id`, as it is now. */
  changesOf(ids: readonly Buffer[]): Map<number, Change> {
    const found = new Map<number, Change>();
    for (const id of ids)
      for (const row of this.rows.get(id.toString("latin1")) ?? []) {
        const change = this.changes.get(row);
        if (change) found.set(row, change);
      }
    return found;
  }

  private remember(row: number, id: unknown): void {
    const key = keyBytes(id, false, this.collection.collation).toString("latin1");
    const known = this.rows.get(key);
    if (known) known.add(row);
    else this.rows.set(key, new Set([row]));
  }

  private eachKey(doc: Doc, visit: (keys: Map<string, number>, key: string) => void): void {
    for (const index of this.collection.indexes) {
      if (!index.isUnique) continue;
      for (const { key } of rowsOf(index, doc).rows) visit(this.keysOf(index), key.toString("latin1"));
    }
  }

  private keysOf(index: Index): Map<string, number> {
    let keys = this.keys.get(index);
    if (!keys) this.keys.set(index, (keys = new Map()));
    return keys;
  }
}
