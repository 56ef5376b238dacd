import type { Doc } from "../bson/doc.ts";
import { keyBytes } from "../bson/key.ts";
import { ServerError } from "../errors.ts";
import type { Index } from "../index/definition.ts";
import { rowsOf } from "../index/rows.ts";
import type { Pace } from "../reading/pace.ts";
import type { Collection } from "../store/collection.ts";
import { duplicateKey, idTaken } from "../store/duplicate.ts";
import { nextRow } from "../store/next-row.ts";
import type { Row } from "../store/row.ts";
import type { Store } from "../store/store.ts";
import type { Target } from "../writing/target.ts";
import { writeConflict } from "./conflict.ts";
import { Overlay, type Change } from "./overlay.ts";
import { TransactionView } from "./transaction-view.ts";

const mostBytes = 16 * 1024 * 1024;
const mostWrites = 5_000;

/**
 * A transaction of several commands. It reads one commit and what it has written itself; what it writes is set aside in
 * memory and put into the file when it commits. So nobody waits for it, and it waits for nobody.
 */
export class Transaction extends TransactionView implements Target {
  readonly number: bigint;
  readonly startedAt = Date.now();
  /** When its last command came, by the clock of the process. */
  lastUse = performance.now();
  state: "open" | "failed" | "committing" | "committed" | "aborted" = "open";
  bypassesValidation = false;
  /** The rows and keys that no other transaction may change until this one has ended. */
  readonly claims: string[] = [];
  private readonly store: Store;
  private bytes = 0;
  private writes = 0;

  constructor(store: Store, number: bigint) {
    super(store.transactions.snapshots.take(store.commits.last), (namespace) => store.catalogue.get(namespace));
    this.store = store;
    this.number = number;
  }

  /** It can only be aborted from now on. */
  fail(): void {
    if (this.state === "open") this.state = "failed";
  }

  get hasWritten(): boolean {
    return this.overlays.size > 0 || this.drafts.size > 0;
  }

  ensure(namespace: string, options: Doc = {}): Collection {
    const existing = this.collection(namespace);
    if (existing) return existing;
    const draft = this.store.catalogue.draft(namespace, options);
    draft.lastRow = 0;
    this.drafts.set(namespace, draft);
    return draft;
  }

  async createIndexes(collection: Collection, indexes: Index[], _pace: Pace): Promise<void> {
    if (indexes.length === 0) return;
    if (!this.drafts.has(collection.namespace)) {
      throw new ServerError(263, "In a transaction, indexes can be made for collections only that it makes itself");
    }
    if (this.overlays.has(collection)) {
      throw new ServerError(263, "In a transaction, indexes have to be made before the first document is inserted");
    }
    collection.indexes = [...collection.indexes, ...indexes];
  }

  insert(collection: Collection, doc: Doc, bytes: Uint8Array): void {
    if (!this.bypassesValidation) collection.check(doc);
    const row = nextRow(this.store.writer, collection);
    const overlay = this.overlay(collection);
    const id = keyBytes(doc["_id"], false, collection.collation);
    if (this.holder(overlay, collection, "_id", id) !== undefined) throw idTaken(collection, doc);
    this.claimKey(collection.table, id);
    this.checkUnique(overlay, collection, row, doc);
    // The bytes may be part of a whole message, which should not be kept for them.
    this.keep(overlay, row, undefined, { doc, bytes: Uint8Array.prototype.slice.call(bytes) });
  }

  replace(collection: Collection, [row, before]: Row, old: Doc, doc: Doc, bytes: Uint8Array): void {
    if (!this.bypassesValidation) collection.check(doc);
    const overlay = this.overlay(collection);
    this.claim(collection, row);
    this.checkUnique(overlay, collection, row, doc, old);
    this.keep(overlay, row, before, { doc, bytes });
  }

  remove(collection: Collection, [row, before]: Row): void {
    this.claim(collection, row);
    this.keep(this.overlay(collection), row, before, undefined);
  }

  private overlay(collection: Collection): Overlay {
    let overlay = this.overlays.get(collection);
    if (!overlay) this.overlays.set(collection, (overlay = new Overlay(collection)));
    return overlay;
  }

  /** The first to change a row may; others have to begin anew. */
  private claim(collection: Collection, row: number): void {
    const { changes, transactions } = this.store;
    const isChanged = changes.since(collection.id, row, this.snapshot.commit);
    if (isChanged || !transactions.claim(`${collection.id} ${row}`, this)) throw writeConflict();
  }

  /** Of two transactions that make the same key the second one would fail at its end: better at once. */
  private claimKey(table: string, key: Buffer): void {
    if (!this.store.transactions.claim(`${table} ${key.toString("latin1")}`, this)) throw writeConflict();
  }

  private keep(overlay: Overlay, row: number, before: Uint8Array | undefined, after: Change["after"]): void {
    this.writes++;
    this.bytes += after?.bytes.length ?? 0;
    if (this.writes > mostWrites || this.bytes > mostBytes) {
      throw new ServerError(
        257,
        `A transaction can make ${mostWrites} changes and write ${mostBytes} bytes at most: divide it into smaller ones.`,
      );
    }
    overlay.set(row, before, after);
  }

  /** Keys that the document had before need no look. */
  private checkUnique(overlay: Overlay, collection: Collection, row: number, doc: Doc, old?: Doc): void {
    for (const index of collection.indexes) {
      if (!index.isUnique) continue;
      const had = old ? rowsOf(index, old).rows : [];
      for (const { key, values } of rowsOf(index, doc).rows) {
        if (had.some((other) => other.key.equals(key))) continue;
        const holder = this.holder(overlay, collection, index, key);
        if (holder === row) continue;
        if (holder !== undefined) throw duplicateKey(collection, index, values);
        this.claimKey(index.table, key);
      }
    }
  }
}
