import type { Collection } from "../store/collection.ts";
import type { Scan } from "./plan.ts";

/** How often queries have used an index since it is known to this process: `$indexStats` shows it. */
export class Uses {
  count = 0;
  readonly since = new Date();
}

/** Counts a scan for each index that it reads. */
export function noteUses(collection: Collection, scan: Scan): void {
  if (scan.kind === "ids" || scan.kind === "id") collection.uses.count++;
  else if (scan.kind === "union") for (const part of scan.scans) noteUses(collection, part);
  else if (scan.kind === "index") for (const { index } of [scan, ...(scan.within ?? [])]) index.uses.count++;
}
