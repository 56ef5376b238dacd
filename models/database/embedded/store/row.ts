import { crc32 } from "node:zlib";
import { ServerError } from "../errors.ts";
import type { Collection } from "./collection.ts";

/** A document as it lies in the file: the number of its row, and its bytes. */
export type Row = [row: number, bytes: Uint8Array];

/** Rows one after the other. Undefined comes between, where a long reading can give way to others. */
export type Rows = Iterable<Row | undefined>;

/** A row with the checksum that was written beside it. */
export type SummedRow = [row: number, bytes: Uint8Array, sum: number];

/** A document whose bytes are not those that were written is an error: as data it would be believed, and the next change
 *  would give it a checksum that fits. */
export function whole({ namespace }: Collection, row: number, bytes: Uint8Array, sum: number): Row {
  if (crc32(bytes) === sum) return [row, bytes];
  throw new ServerError(
    355,
    `A document of ${namespace} (row ${row}) is damaged. Please verify the file and restore a backup.`,
  );
}
