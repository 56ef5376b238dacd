import type { Doc } from "../bson/doc.ts";
import { keyBytes } from "../bson/key.ts";
import { ServerError } from "../errors.ts";
import type { Index } from "../index/definition.ts";
import type { Plan, Scan } from "../index/plan.ts";
import { rowsOf } from "../index/rows.ts";
import type { Pace } from "../reading/pace.ts";
import type { Collection } from "../store/collection.ts";
import type { Connection } from "../store/connection.ts";
import { countScan } from "../store/count.ts";
import { duplicateKey, idTaken } from "../store/duplicate.ts";
import { nextRow } from "../store/next-row.ts";
import type { Row } from "../store/row.ts";
import { scanRows } from "../store/scan.ts";
import type { Store } from "../store/store.ts";
import type { Target } from "../writing/target.ts";
import { snapshotUnavailable, writeConflict } from "./conflict.ts";
import { Overlay, type Change } from "./overlay.ts";

const mostBytes = 16 * 1024 * 1024;
const mostWrites = 5_000;

/**
 * A transaction of several commands. It reads one commit and what it has written itself; what it writes is set aside in
 * memory and put into the file when it commits. So nobody waits for it, and it waits for nobody.
 */
export class Transaction implements Target {
  readonly number: bigint;
  readonly startedAt = Date.now();
  readonly overlays = new Map<Collection, Overlay>();
  /** Collections that it makes. */
  readonly drafts = new Map<string, Collection>();
  /** The last commit that it sees. */
  readonly since: number;
  readonly snapshot: Connection;
  state: "open" | "failed" | "committing" | "committed" | "aborted" = "open";
  bypassesValidation = false;
  private readonly store: Store;
  private bytes = 0;
  private writes = 0;

  constructor(store: Store, number: bigint) {
    this.store = store;
    this.number = number;
    this.since = store.commits.last;
    this.snapshot = store.transactions.snapshots.take();
  }

  /** It can only be aborted from now on. */
  fail(): void {
    if (this.state === "open") this.state = "failed";
  }

  get hasWritten(): boolean {
    return this.overlays.size > 0 || this.drafts.size > 0;
  }

  collection(namespace: string): Collection | undefined {
    return this.drafts.get(namespace) ?? this.store.catalogue.get(namespace);
  }

  *rows(collection: Collection, scan: Scan): Generator<Row | undefined> {
    const changes: ReadonlyMap<number, Change> = new Map(this.overlays.get(collection)?.changes);
    if (!this.drafts.has(collection.namespace)) {
      for (const row of this.inSnapshot(() => scanRows(this.snapshot, collection, scan))) {
        if (!row || !changes.has(row[0])) yield row;
      }
    }
    for (const [row, { after }] of changes) if (after) yield [row, after.bytes];
  }

  row(collection: Collection, row: number): Uint8Array | undefined {
    const change = this.overlays.get(collection)?.changes.get(row);
    if (change) return change.after?.bytes;
    const found = this.snapshot.get<[Uint8Array]>(`select d from ${collection.table} where id = ?`, row);
    return found?.[0];
  }

  count(collection: Collection, scan: Scan): number | undefined {
    if (this.overlays.has(collection) || this.drafts.has(collection.namespace)) return undefined;
    const [n] = this.inSnapshot(() => [countScan(this.snapshot, collection, scan)]);
    return n;
  }

  /** Documents that the transaction has written come behind the others and are in no index. */
  adjust(collection: Collection, plan: Plan): Plan {
    const isMixed = (this.overlays.get(collection)?.changes.size ?? 0) > 0;
    return isMixed ? { ...plan, isOrdered: false, isExact: false } : plan;
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

  replace(collection: Collection, [row, before]: Row, _before: Doc, doc: Doc, bytes: Uint8Array): void {
    if (!this.bypassesValidation) collection.check(doc);
    const overlay = this.overlay(collection);
    this.claim(collection, row);
    this.checkUnique(overlay, collection, row, doc);
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
    const isChanged = changes.since(collection.id, row, this.since);
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

  private checkUnique(overlay: Overlay, collection: Collection, row: number, doc: Doc): void {
    for (const index of collection.indexes) {
      if (!index.isUnique) continue;
      for (const { key, values } of rowsOf(index, doc).rows) {
        const holder = this.holder(overlay, collection, index, key);
        if (holder === row) continue;
        if (holder !== undefined) throw duplicateKey(collection, index, values);
        this.claimKey(index.table, key);
      }
    }
  }

  /** The row that has a key of a unique index, as the transaction sees it. */
  private holder(overlay: Overlay, collection: Collection, index: Index | "_id", key: Buffer): number | undefined {
    const own = overlay.rowWith(index, key);
    if (own !== undefined || this.drafts.has(collection.namespace)) return own;
    const sql =
      index === "_id" ? `select id from ${collection.table} where k = ?` : `select r from ${index.table} where v = ?`;
    const [found] = this.inSnapshot(() => this.snapshot.all<[number]>(sql, key));
    return found && !overlay.changes.has(found[0]) ? found[0] : undefined;
  }

  /** Tables that were made after the snapshot are not in it. */
  private *inSnapshot<T>(read: () => Iterable<T>): Generator<T> {
    try {
      yield* read();
    } catch (error) {
      if (error instanceof Error && /^no such (table|column)/.test(error.message)) throw snapshotUnavailable();
      throw error;
    }
  }
}
