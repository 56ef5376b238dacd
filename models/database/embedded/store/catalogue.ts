import { randomUUID } from "node:crypto";
import { crc32 } from "node:zlib";
import { Binary, UUID } from "../bson/values.ts";
import { decode } from "../bson/decode.ts";
import { own, type Doc } from "../bson/doc.ts";
import { encode } from "../bson/encode.ts";
import { ServerError } from "../errors.ts";
import { Index } from "../index/definition.ts";
import { Collection, databaseOf } from "./collection.ts";
import type { Connection } from "./connection.ts";
import { checkName } from "./name.ts";

/**
 * The collections and their indexes. Changes go to the file through the connection given, inside its transaction; after
 * a transaction that was rolled back, `load` brings this back to what the file says.
 */
export class Catalogue {
  private collections = new Map<string, Collection>();
  private lastId = 0;

  /** Reads everything from the file, as of a commit. Collections that are known keep their identity. */
  load(connection: Connection, commit = 0): void {
    const before = new Map([...this.collections.values()].map((collection) => [collection.id, collection]));
    this.collections = new Map();
    // A damaged page may hold nothing where an entry was.
    type Stored = [id: number, namespace: string, entry: Uint8Array | null, sum: number];
    for (const [id, namespace, bytes, sum] of connection.all<Stored>("select id, namespace, entry, s from catalogue")) {
      if (!bytes || crc32(bytes) !== sum)
        throw new ServerError(96, `The entry of ${namespace} in the catalogue is damaged: restore a backup.`);
      const entry = decode(bytes);
      const indexes = (own(entry, "indexes") as Doc[]).map((index) => readIndex(index, commit));
      const options = own(entry, "options") as Doc;
      const collection = before.get(id) ?? new Collection(id, namespace, options, own(entry, "uuid"), indexes);
      collection.namespace = namespace;
      collection.options = options;
      collection.indexes = indexes;
      this.collections.set(namespace, collection);
      this.lastId = Math.max(this.lastId, id, ...indexes.map((index) => index.id));
    }
  }

  get(namespace: string): Collection | undefined {
    return this.collections.get(namespace);
  }

  all(): Collection[] {
    return [...this.collections.values()];
  }

  in(database: string): Collection[] {
    return this.all()
      .filter((collection) => databaseOf(collection.namespace) === database)
      .toSorted((a, b) => (a.namespace < b.namespace ? -1 : 1));
  }

  /** A number for a new collection or index. */
  nextId(): number {
    return ++this.lastId;
  }

  /** A collection that is not in the catalogue yet. */
  draft(namespace: string, options: Doc): Collection {
    checkName(namespace, this.collections.values());
    return new Collection(this.nextId(), namespace, options, new Binary(new UUID(randomUUID()).id, 4), []);
  }

  add(connection: Connection, collection: Collection): void {
    connection.exec(
      `create table ${collection.table} (id integer primary key, k blob not null unique, s integer not null, d blob not null)`,
    );
    collection.lastRow ??= 0;
    this.collections.set(collection.namespace, collection);
    const entry = encode(entryOf(collection));
    connection.run(
      "insert into catalogue values (?, ?, ?, ?)",
      collection.id,
      collection.namespace,
      entry,
      crc32(entry),
    );
    for (const index of collection.indexes) createTable(connection, index);
  }

  drop(connection: Connection, collection: Collection): void {
    for (const index of collection.indexes) connection.exec(`drop table ${index.table}`);
    connection.exec(`drop table ${collection.table}`);
    connection.run("delete from catalogue where id = ?", collection.id);
    this.collections.delete(collection.namespace);
  }

  rename(connection: Connection, collection: Collection, namespace: string): void {
    checkName(namespace, this.collections.values());
    connection.run("update catalogue set namespace = ? where id = ?", namespace, collection.id);
    this.collections.delete(collection.namespace);
    collection.namespace = namespace;
    this.collections.set(namespace, collection);
  }

  addIndex(connection: Connection, collection: Collection, index: Index): void {
    createTable(connection, index);
    collection.indexes = [...collection.indexes, index];
    this.save(connection, collection);
  }

  dropIndex(connection: Connection, collection: Collection, index: Index): void {
    connection.exec(`drop table ${index.table}`);
    collection.indexes = collection.indexes.filter((other) => other !== index);
    this.save(connection, collection);
  }

  /** Writes what has changed in a collection's entry. */
  save(connection: Connection, collection: Collection): void {
    const entry = encode(entryOf(collection));
    connection.run("update catalogue set entry = ?, s = ? where id = ?", entry, crc32(entry), collection.id);
  }
}

function createTable(connection: Connection, { table, isUnique }: Index): void {
  const columns = isUnique
    ? "v blob not null primary key, r integer not null"
    : "v blob, r integer, primary key (v, r)";
  connection.exec(`create table ${table} (${columns}) without rowid`);
}

function entryOf({ options, uuid, indexes }: Collection): Doc {
  return {
    options,
    uuid,
    indexes: indexes.map((index) => {
      const { id, spec, multikey, isBuilding } = index.entry();
      return { id, spec, multikey, isBuilding };
    }),
  };
}

function readIndex(entry: Doc, commit: number): Index {
  const index = new Index({
    id: Number(own(entry, "id")),
    spec: own(entry, "spec") as Doc,
    multikey: own(entry, "multikey") as boolean[],
    isBuilding: own(entry, "isBuilding") as boolean,
  });
  index.readySince = commit;
  return index;
}
