import type { Index } from "../index/definition.ts";
import type { Plan, Scan } from "../index/plan.ts";
import type { View } from "../reading/view.ts";
import type { Collection } from "../store/collection.ts";
import { countScan, estimateScan } from "../store/count.ts";
import type { Row } from "../store/row.ts";
import { rowAt, scanRows } from "../store/scan.ts";
import { snapshotUnavailable } from "./conflict.ts";
import type { Change, Overlay } from "./overlay.ts";
import type { Snapshot } from "./snapshots.ts";

/** What a transaction sees: one commit, and over it what it has written itself. */
export class TransactionView implements View {
  /** The commit that it sees. */
  readonly snapshot: Snapshot;
  readonly overlays = new Map<Collection, Overlay>();
  /** Collections that the transaction makes. */
  readonly drafts = new Map<string, Collection>();
  private readonly find: (namespace: string) => Collection | undefined;

  constructor(snapshot: Snapshot, find: (namespace: string) => Collection | undefined) {
    this.snapshot = snapshot;
    this.find = find;
  }

  collection(namespace: string): Collection | undefined {
    return this.drafts.get(namespace) ?? this.find(namespace);
  }

  *rows(collection: Collection, scan: Scan, first?: number): Generator<Row | undefined> {
    const changes = this.changesIn(collection, scan);
    if (!this.drafts.has(collection.namespace)) {
      for (const row of this.inSnapshot(() => scanRows(this.snapshot, collection, scan, first))) {
        if (!row || !changes.has(row[0])) yield row;
      }
    }
    for (const [row, { after }] of changes) if (after) yield [row, after.bytes];
  }

  /** What the transaction has changed of what a scan may find, as it is when the scan begins. Documents asked for by `_id`
   *  are looked up: a thousand updates, each by `_id`, would else each look at all that were made before. */
  private changesIn(collection: Collection, scan: Scan): ReadonlyMap<number, Change> {
    const overlay = this.overlays.get(collection);
    return scan.kind === "ids" && overlay ? overlay.changesOf(scan.keys) : new Map(overlay?.changes);
  }

  row(collection: Collection, row: number): Uint8Array | undefined {
    const change = this.overlays.get(collection)?.changes.get(row);
    if (change) return change.after?.bytes;
    return rowAt(this.snapshot, collection, row);
  }

  count(collection: Collection, scan: Scan, most?: number): number | undefined {
    if (this.overlays.has(collection) || this.drafts.has(collection.namespace)) return undefined;
    const [n] = this.inSnapshot(() => [countScan(this.snapshot, collection, scan, most)]);
    return n;
  }

  estimate(collection: Collection, scan: Scan, most?: number): number {
    if (this.drafts.has(collection.namespace)) return 0;
    const [n] = this.inSnapshot(() => [estimateScan(this.snapshot, collection, scan, most)]);
    return n ?? 0;
  }

  /** An index that was completed after the snapshot lacks rows in it. */
  mayUse(index: Index): boolean {
    return index.readySince <= this.snapshot.commit;
  }

  /** Documents that the transaction has written come behind the others and are in no index. */
  adjust(collection: Collection, plan: Plan): Plan {
    const isMixed = (this.overlays.get(collection)?.changes.size ?? 0) > 0;
    return isMixed ? { ...plan, isOrdered: false, isExact: false } : plan;
  }

  /** The row that has a key of a unique index, as the transaction sees it. */
  protected holder(overlay: Overlay, collection: Collection, index: Index | "_id", key: Buffer): number | undefined {
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
