import type { Doc } from "../bson/doc.ts";
import { keyBytes } from "../bson/key.ts";
import { indexRows } from "../bson/path.ts";
import type { Index } from "./definition.ts";

/** A row of an index: its key, and the values it was made of. */
export interface IndexRow {
  key: Buffer;
  values: unknown[];
}

const none: IndexRow[] = [];

/** The rows of a document in an index, each key once. */
export function rowsOf(index: Index, doc: Doc): { rows: IndexRow[]; multikey: boolean[] | undefined } {
  if (index.takes && !index.takes(doc)) return { rows: none, multikey: undefined };
  const { rows: tuples, multikey, missing } = indexRows(doc, index.paths);
  if (missing && index.isSparse) return { rows: none, multikey: undefined };
  if (tuples.length === 1) return { rows: [row(index, tuples[0]!)], multikey };
  const rows = new Map<string, IndexRow>();
  for (const tuple of tuples) {
    const made = row(index, tuple);
    const name = made.key.toString("latin1");
    if (!rows.has(name)) rows.set(name, made);
  }
  return { rows: [...rows.values()], multikey };
}

function row(index: Index, values: unknown[]): IndexRow {
  const { descending, collation } = index;
  if (values.length === 1) return { key: keyBytes(values[0], descending[0], collation), values };
  return { key: Buffer.concat(values.map((value, i) => keyBytes(value, descending[i], collation))), values };
}
