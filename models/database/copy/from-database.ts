import { MongoClient, type BSON, type ClientSession, type Db } from "mongodb";
import type { Source, SourceCollection } from "./source.ts";

const batch = 1_000;

/**
 * The database that a URI names, read as of one moment, in one transaction: MongoDB and the embedded store end it after a
 * minute, which is enough for some gigabytes.
 */
export async function fromDatabase(uri: string): Promise<Source> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    const db = client.db();
    const found = await collectionsOf(db);
    const session = client.startSession();
    session.startTransaction({ readConcern: { level: "snapshot" } });
    return {
      collections: await Promise.all(found.map((one) => describe(db, one, session))),
      async close() {
        await session.abortTransaction().catch(() => undefined);
        await session.endSession();
        await client.close();
      },
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** The ordinary collections of a database, by name. */
export async function collectionsOf(db: Db): Promise<{ name: string; options: BSON.Document }[]> {
  const found = await db.listCollections({ type: "collection" }, { nameOnly: false }).toArray();
  return found
    .filter(({ name }) => !name.startsWith("system."))
    .map(({ name, options }) => ({ name, options: (options ?? {}) as BSON.Document }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

async function describe(
  db: Db,
  { name, options }: { name: string; options: BSON.Document },
  session: ClientSession,
): Promise<SourceCollection> {
  const all = await db.collection(name).listIndexes().toArray();
  const indexes = all.filter(({ name: index }) => index !== "_id_").map(({ v: _v, ns: _ns, ...index }) => index);
  return { name, options, indexes, read: () => readOf(db, name, session) };
}

/** The documents of a collection as bytes. */
export async function* readOf(db: Db, name: string, session?: ClientSession): AsyncGenerator<Uint8Array[]> {
  const cursor = db.collection(name).find({}, { raw: true, batchSize: batch, ...(session && { session }) });
  let waiting: Uint8Array[] = [];
  for await (const document of cursor) {
    waiting.push(document as unknown as Uint8Array);
    if (waiting.length < batch) continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}
