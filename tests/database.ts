import { randomUUID } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import mongoose, { ConnectionStates } from "mongoose";
import { afterAll, beforeEach } from "vitest";
import { inDatabase } from "#app/server/store.ts";
import { connectDatabase, disconnectDatabase } from "#models/database/connection.ts";
import { openEmbedded, type EmbeddedDatabase } from "#models/database/embedded/open.ts";
import { emptyDatabase } from "#models/database/empty.ts";
import { expectSound } from "./audited.ts";

/** Databases delete what has expired by the machine's clock, and the clock of tests stands still at a noon that is long
 *  over: what they write would be gone at whichever moment a database looks. So it does not look while tests run. */
const NEVER = 2 ** 31 - 1;

/** The store of all files that a worker of vitest runs, one after another; it ends with the worker. */
let embedded: Promise<EmbeddedDatabase> | undefined;
const open = async (): Promise<EmbeddedDatabase> =>
  openEmbedded({ folder: await mkdtemp(path.join(tmpdir(), "us-store-")), expiryMilliseconds: NEVER });

interface Fresh {
  /** Whether it is emptied once, and not before each test. */
  keep?: boolean;
  /** Why what the last test leaves is not sound; everything else is audited when the file is through. */
  unsound?: string;
}

/**
 * A database for one test file: an embedded store's, or a database of its own in the MongoDB of MONGODB_URI. Connects
 * mongoose, empties it before each test (with `keep`: once), audits what the last one made, and leaves nothing behind but
 * the connection to the embedded one, for the next file. Call it once at the top of the file: `await freshDatabase();`
 */
export async function freshDatabase({ keep = false, unsound }: Fresh = {}): Promise<{ uri: string }> {
  const given = process.env.MONGODB_URI;
  const uri = given ? inDatabase(given, `test-${randomUUID()}`) : inDatabase((await (embedded ??= open())).uri, "test");
  if (mongoose.connection.readyState !== ConnectionStates.connected) await connectDatabase(uri);
  if (given) await keepExpired();
  const empty = given ? emptyDatabase : emptyAtOnce;
  await empty();
  if (!keep) beforeEach(empty);
  afterAll(async () => {
    if (!unsound) await expectSound();
    if (!given) return dropOthers();
    await mongoose.connection.dropDatabase();
    await disconnectDatabase();
  });
  return { uri };
}

/** Another MongoDB than the embedded one looks when it likes: there, everything expires decades later. */
async function keepExpired(): Promise<void> {
  for (const name of mongoose.modelNames()) {
    const { collection, schema } = mongoose.model(name);
    for (const [keyPattern, { expireAfterSeconds }] of schema.indexes()) {
      if (expireAfterSeconds === undefined) continue;
      const index = { keyPattern, expireAfterSeconds: NEVER };
      await mongoose.connection.db!.command({ collMod: collection.name, index });
    }
  }
}

/** The product's own. */
const collections = (): string[] => mongoose.modelNames().map((name) => mongoose.model(name).collection.name);

/** What `emptyDatabase` does, in one command: it is half of what a small test does otherwise. */
async function emptyAtOnce(): Promise<void> {
  const { db } = mongoose.connection;
  const emptied = collections().map((of) => {
    return { name: "deleteMany" as const, namespace: `${db!.databaseName}.${of}`, filter: {} };
  });
  await mongoose.connection.getClient().bulkWrite(emptied);
}

/** Collections that only this file had: the next one finds those of the product, with their indexes. */
async function dropOthers(): Promise<void> {
  const ours = new Set(collections());
  for (const { name } of await mongoose.connection.db!.listCollections({}, { nameOnly: true }).toArray())
    if (!ours.has(name)) await mongoose.connection.db!.dropCollection(name);
}
