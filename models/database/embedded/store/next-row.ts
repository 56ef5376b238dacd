import type { Collection } from "./collection.ts";
import type { Connection } from "./connection.ts";

/** The number for a new row. Numbers grow and are not given twice, not even when the write is undone. */
export function nextRow(connection: Connection, collection: Collection): number {
  collection.lastRow ??= connection.get<[number | null]>(`select max(id) from ${collection.table}`)![0] ?? 0;
  return ++collection.lastRow;
}
