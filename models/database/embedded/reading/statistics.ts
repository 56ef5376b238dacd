import { isFullScan, type Plan } from "../index/plan.ts";

/** Counts how queries were answered: `serverStatus` shows it. */
export class Statistics {
  queries = 0;
  /** Queries that read a whole collection for want of an index. */
  collectionScans = 0;

  note(plan: Plan): void {
    this.queries++;
    if (isFullScan(plan.scan)) this.collectionScans++;
  }
}
