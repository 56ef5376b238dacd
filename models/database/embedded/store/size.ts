import { DatabaseSync } from "node:sqlite";
import type { Collection } from "./collection.ts";
import { dataFile } from "./file-name.ts";

/** Bytes. */
export interface CollectionSize {
  /** Of the documents themselves. */
  documents: number;
  /** Of the pages that hold them. */
  storage: number;
  /** Of the pages of each index, by its name. */
  indexes: Record<string, number>;
}

/** How much a collection takes in the file, counted page by page; it pauses, so that others get their turn. */
export function* sizeOf(folder: string, collection: Collection): Generator<undefined, CollectionSize> {
  return yield* reading(folder, function* (connection) {
    const { table } = collection;
    const documents = yield* sum(connection, `select length(d) as n from ${table}`);
    const [storage = 0, ...others] = yield* pagesOf(connection, collection);
    const names = ["_id_", ...collection.indexes.map(({ name }) => name)];
    return { documents, storage, indexes: Object.fromEntries(names.map((name, i) => [name, others[i]!])) };
  });
}

/** What collections take in the file with their indexes: bytes. */
export function* bytesOnDisk(folder: string, collections: readonly Collection[]): Generator<undefined, number> {
  return yield* reading(folder, function* (connection) {
    let bytes = 0;
    for (const collection of collections) for (const size of yield* pagesOf(connection, collection)) bytes += size;
    return bytes;
  });
}

/** Reads by a connection of its own, which stands still at one commit. */
function* reading<T>(
  folder: string,
  work: (connection: DatabaseSync) => Generator<undefined, T>,
): Generator<undefined, T> {
  const connection = new DatabaseSync(dataFile(folder), { readOnly: true, timeout: 0 });
  try {
    connection.exec("begin");
    return yield* work(connection);
  } finally {
    connection.close();
  }
}

/** Of the pages of its documents, of their _ids, and of each index. */
function* pagesOf(connection: DatabaseSync, { table, indexes }: Collection): Generator<undefined, number[]> {
  const sizes: number[] = [];
  for (const name of [table, `sqlite_autoindex_${table}_1`, ...indexes.map(({ table: entries }) => entries)])
    sizes.push(yield* sum(connection, "select pgsize as n from dbstat where name = ?", name));
  return sizes;
}

const together = 64;

function* sum(connection: DatabaseSync, sql: string, ...values: string[]): Generator<undefined, number> {
  let [bytes, rows] = [0, 0];
  for (const row of connection.prepare(sql).iterate(...values)) {
    bytes += Number(row["n"]);
    if (++rows % together === 0) yield;
  }
  return bytes;
}
