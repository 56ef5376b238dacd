import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MongoClient, type Db, type MongoClientOptions } from "mongodb";
import { afterAll } from "vitest";
import { openBundled } from "../../../embedded.ts";

/** A store for one test file, with a client; both are gone after its tests. */
export async function testStore(
  options: { expiryMilliseconds?: number; hasFailPoints?: boolean; client?: MongoClientOptions } = {},
): Promise<{ uri: string; client: MongoClient; db: Db; folder: string }> {
  const { client: clientOptions, ...others } = options;
  const folder = await mkdtemp(path.join(tmpdir(), "store-"));
  const store = await openBundled({ folder, ...others });
  const client = new MongoClient(store.uri, clientOptions);
  afterAll(async () => {
    await client.close();
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return { uri: store.uri, client, db: client.db("test"), folder };
}

/** How often the server has read a whole collection for want of an index. */
export async function collectionScans(db: Db): Promise<number> {
  const status = await db.command({ serverStatus: 1 });
  return Number(status.metrics.queryExecutor.collectionScans.total);
}
