import { crc32 } from "node:zlib";
import type { Doc } from "../bson/doc.ts";
import { keyBytes } from "../bson/key.ts";
import type { Index } from "../index/definition.ts";
import { rowsOf, type IndexRow } from "../index/rows.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Collection } from "./collection.ts";
import type { Connection } from "./connection.ts";
import { duplicateKey, idTaken } from "./duplicate.ts";
import { isDuplicate } from "./failure.ts";

/** The rows of documents and of their indexes, written together. Keys are looked up before the first row is written. */
export class Documents {
  private readonly connection: Connection;
  private readonly catalogue: Catalogue;

  constructor(connection: Connection, catalogue: Catalogue) {
    this.connection = connection;
    this.catalogue = catalogue;
  }

  /** Adds a document. Throws error 11000 before anything is written. Gives whether the catalogue changed with it. */
  insert(collection: Collection, row: number, doc: Doc, bytes: Uint8Array): boolean {
    const entries = collection.indexes.map((index) => this.prepare(collection, index, row, doc));
    for (const [i, entry] of entries.entries()) {
      const taken = this.taken(collection.indexes[i]!, entry.rows, row);
      if (taken) throw this.hasId(collection, doc) ? idTaken(collection, doc) : taken(collection);
    }
    try {
      this.connection.run(
        `insert into ${collection.table} values (?, ?, ?, ?)`,
        row,
        keyBytes(doc["_id"], false, collection.collation),
        crc32(bytes),
        bytes,
      );
    } catch (error) {
      throw isDuplicate(error) ? idTaken(collection, doc) : error;
    }
    for (const [i, entry] of entries.entries()) this.add(collection.indexes[i]!, entry.rows, row);
    return this.note(collection, entries);
  }

  /** Puts a document in the place of another. Throws error 11000 before anything is written. */
  replace(collection: Collection, row: number, before: Doc, after: Doc, bytes: Uint8Array): boolean {
    const entries = collection.indexes.map((index) => {
      const entry = this.prepare(collection, index, row, after);
      const old = rowsOf(index, before).rows;
      return {
        ...entry,
        rows: entry.rows.filter(({ key }) => !old.some((other) => other.key.equals(key))),
        old: old.filter(({ key }) => !entry.rows.some((other) => other.key.equals(key))),
      };
    });
    for (const [i, entry] of entries.entries()) {
      const taken = this.taken(collection.indexes[i]!, entry.rows, row);
      if (taken) throw taken(collection);
    }
    this.connection.run(`update ${collection.table} set s = ?, d = ? where id = ?`, crc32(bytes), bytes, row);
    for (const [i, entry] of entries.entries()) {
      this.take(collection.indexes[i]!, entry.old, row);
      this.add(collection.indexes[i]!, entry.rows, row);
    }
    return this.note(collection, entries);
  }

  /** Takes a document away; of the document only the fields that indexes look at are needed. */
  remove(collection: Collection, row: number, doc: Doc): void {
    this.connection.run(`delete from ${collection.table} where id = ?`, row);
    for (const index of collection.indexes) this.take(index, rowsOf(index, doc).rows, row);
  }

  /** Adds the rows of an older document to an index that is being built; those already there are left. */
  complete(collection: Collection, index: Index, row: number, doc: Doc): boolean {
    const entry = this.prepare(collection, index, row, doc);
    const taken = this.taken(index, entry.rows, row);
    if (taken) throw taken(collection);
    for (const { key } of entry.rows) {
      this.connection.run(`insert or ignore into ${index.table} values (?, ?)`, key, row);
    }
    return this.note(collection, [entry]);
  }

  private prepare(collection: Collection, index: Index, row: number, doc: Doc) {
    const { rows, multikey } = rowsOf(index, doc);
    return { index, rows, multikey };
  }

  /** The error to throw when another document has one of these keys in a unique index. */
  private taken(index: Index, rows: IndexRow[], row: number) {
    if (!index.isUnique) return undefined;
    for (const { key, values } of rows) {
      const found = this.connection.get<[number]>(`select r from ${index.table} where v = ?`, key);
      if (found && found[0] !== row) return (collection: Collection) => duplicateKey(collection, index, values);
    }
    return undefined;
  }

  private hasId(collection: Collection, doc: Doc): boolean {
    const key = keyBytes(doc["_id"], false, collection.collation);
    return this.connection.get(`select id from ${collection.table} where k = ?`, key) !== undefined;
  }

  private add(index: Index, rows: IndexRow[], row: number): void {
    for (const { key } of rows) this.connection.run(`insert into ${index.table} values (?, ?)`, key, row);
  }

  private take(index: Index, rows: IndexRow[], row: number): void {
    for (const { key } of rows) this.connection.run(`delete from ${index.table} where v = ? and r = ?`, key, row);
  }

  /** Keeps in the catalogue at which paths arrays were met: the planner must know. */
  private note(collection: Collection, entries: { index: Index; multikey: boolean[] | undefined }[]): boolean {
    let isNew = false;
    for (const { index, multikey } of entries) {
      multikey?.forEach((isArray, i) => {
        if (!isArray || index.multikey[i]) return;
        index.multikey[i] = true;
        isNew = true;
      });
    }
    if (isNew) this.catalogue.save(this.connection, collection);
    return isNew;
  }
}
