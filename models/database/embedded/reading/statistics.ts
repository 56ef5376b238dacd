import { isFullScan, type Plan } from "../index/plan.ts";
import { noteUses } from "../index/uses.ts";
import type { Collection } from "../store/collection.ts";

/** Counts how queries were answered: `serverStatus` shows it. */
export class Statistics {
  queries = 0;
  /** Queries that read a whole collection for want of an index. */
  collectionScans = 0;

  note(collection: Collection, { scan }: Plan): void {
    this.queries++;
    if (isFullScan(scan)) this.collectionScans++;
    noteUses(collection, scan);
  }
}
