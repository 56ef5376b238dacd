import type { Index } from "./definition.ts";
import type { Range } from "./range.ts";

/** The whole collection, in the order in which documents were inserted. */
export interface CollectionScan {
  kind: "collection";
  isBackward: boolean;
}

/** Documents by their `_id`. */
export interface IdLookup {
  kind: "ids";
  keys: Buffer[];
}

/** The whole collection in the order of `_id`, or a part of it. */
export interface IdScan {
  kind: "id";
  ranges: Range[];
  isBackward: boolean;
}

/** Cuts of an index. */
export interface IndexScan {
  kind: "index";
  index: Index;
  ranges: Range[];
  isBackward: boolean;
  /** How many fields of the index the ranges bind. */
  boundFields: number;
  /** Only documents that stand in the index with each of these keys, too, in the place of the first one, which has so many
   *  bytes: other elements of one array. */
  also?: { in: number; keys: Buffer[] };
  /** Only documents that each of these finds, too. */
  within?: IndexScan[];
  /** Where many documents were read and more are needed, only those that these find. */
  later?: IndexScan[];
}

/** What several scans find, each document once. */
export interface Union {
  kind: "union";
  scans: Scan[];
}

export type Scan = CollectionScan | IdLookup | IdScan | IndexScan | Union;

/** How a query is answered. */
export interface Plan {
  scan: Scan;
  /** Whether the scan gives the order that the query asks for. */
  isOrdered: boolean;
  /** Whether every document of the scan matches the filter. */
  isExact: boolean;
}

/** Whether a scan reads every document of its collection for want of an index. */
export function isFullScan(scan: Scan): boolean {
  return scan.kind === "collection" || (scan.kind === "union" && scan.scans.some(isFullScan));
}
