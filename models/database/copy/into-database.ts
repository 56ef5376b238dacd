import { BSON, MongoClient, type Db } from "mongodb";
import { DomainError } from "#models/errors.ts";
import { arrive, arriving, isArriving, takePlaces } from "./arrival.ts";
import { differences, Digest, tallyOf, type Tally } from "./digest.ts";
import { collectionsOf, readOf } from "./from-database.ts";
import type { Source, SourceCollection } from "./source.ts";

export interface Copied {
  name: string;
  tally: Tally;
}

/**
 * Copies collections with their options and indexes into the database that a URI names. They are read back and compared
 * by count and checksum before they take their places, so what was there stays until the new is known to be whole. A
 * database that holds documents is refused unless `replaces`: then its collections make way, one at a
 * time; broken off there, the next start goes on with it.
 */
export async function copyInto(uri: string, source: Source, { replaces }: { replaces: boolean }): Promise<Copied[]> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000, writeConcern: { w: "majority", j: true } });
  try {
    const db = client.db();
    await takePlaces(db);
    const before = (await collectionsOf(db)).map(({ name }) => name);
    for (const name of before.filter(isArriving)) await db.dropCollection(name);
    const standing = before.filter((name) => !isArriving(name));
    if (!replaces) await refuseFull(db, standing);
    const copied: Copied[] = [];
    for (const collection of source.collections) copied.push(await receive(db, collection));
    const names = new Set(copied.map(({ name }) => name));
    await arrive(
      db,
      standing.filter((name) => !names.has(name)),
    );
    return copied;
  } finally {
    await client.close();
  }
}

async function refuseFull(db: Db, names: string[]): Promise<void> {
  for (const name of names)
    if (await db.collection(name).findOne({}, { projection: { _id: 1 } }))
      throw new DomainError("copy-not-empty", { database: db.databaseName, collection: name });
}

/** Brings one collection under its passing name, and reads it back. */
async function receive(db: Db, source: SourceCollection): Promise<Copied> {
  const { name, options, indexes } = source;
  const collection = await db.createCollection(arriving(name), options);
  if (indexes.length > 0) await db.command({ createIndexes: arriving(name), indexes });
  const digest = new Digest();
  for await (const documents of source.read()) {
    for (const document of documents) digest.add(document);
    await collection.insertMany(documents.map(typed), { ordered: true });
  }
  const tally = digest.tally();
  const found = await tallyOf({ ...source, read: () => readOf(db, arriving(name)) });
  if (differences({ [name]: tally }, { [name]: found }).length > 0) {
    await db.dropCollection(arriving(name));
    throw new DomainError("copy-differs", { collections: name });
  }
  return { name, tally };
}

/** Numbers keep their types, so that the document is written again byte by byte as it was. */
const typed = (bytes: Uint8Array): BSON.Document =>
  BSON.deserialize(bytes, { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true });
