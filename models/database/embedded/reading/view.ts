import type { Index } from "../index/definition.ts";
import type { Plan, Scan } from "../index/plan.ts";
import type { Collection } from "../store/collection.ts";
import { asServerError } from "../store/failure.ts";
import { countScan, estimateScan } from "../store/count.ts";
import type { Reader } from "../store/reader.ts";
import type { Row, Rows } from "../store/row.ts";
import { rowAt, scanRows } from "../store/scan.ts";

/** One state of the data to read from. */
export interface View {
  collection(namespace: string): Collection | undefined;
  /** The rows of a scan, of which so many will be read, where it is known. */
  rows(collection: Collection, scan: Scan, first?: number): Rows;
  /** The bytes of one document as they are now. */
  row(collection: Collection, row: number): Uint8Array | undefined;
  /** The number of rows of a scan, where it is known without reading them. */
  count(collection: Collection, scan: Scan, most?: number): number | undefined;
  /** About how many rows a scan reads, counted up to a limit. */
  estimate(collection: Collection, scan: Scan, most?: number): number;
  /** Whether an index has all its rows in this view. */
  mayUse(index: Index): boolean;
  /** What is left of a plan in this view, which may know documents that no index knows. */
  adjust(collection: Collection, plan: Plan): Plan;
}

/** What lies in the file, as a reader sees it. */
export class FileView implements View {
  protected readonly reader: Reader;
  private readonly find: (namespace: string) => Collection | undefined;

  constructor(reader: Reader, find: (namespace: string) => Collection | undefined) {
    this.reader = reader;
    this.find = find;
  }

  collection(namespace: string): Collection | undefined {
    return this.find(namespace);
  }

  *rows(collection: Collection, scan: Scan, first?: number): Generator<Row | undefined> {
    try {
      yield* scanRows(this.reader, collection, scan, first);
    } catch (error) {
      throw asServerError(error);
    }
  }

  row(collection: Collection, row: number): Uint8Array | undefined {
    return rowAt(this.reader, collection, row);
  }

  count(collection: Collection, scan: Scan, most?: number): number | undefined {
    return countScan(this.reader, collection, scan, most);
  }

  estimate(collection: Collection, scan: Scan, most?: number): number {
    return estimateScan(this.reader, collection, scan, most);
  }

  mayUse(): boolean {
    return true;
  }

  adjust(_collection: Collection, plan: Plan): Plan {
    return plan;
  }
}
