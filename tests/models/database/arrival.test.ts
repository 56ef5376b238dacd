import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MongoClient, type Db } from "mongodb";
import { expect, test } from "vitest";
import { inDatabase } from "#app/server/store.ts";
import { connectDatabase, disconnectDatabase } from "#models/database/connection.ts";
import { fromDatabase } from "#models/database/copy/from-database.ts";
import { copyInto } from "#models/database/copy/into-database.ts";
import { openEmbedded } from "#models/database/embedded/open.ts";

/** The names that hold something of a database, each with what it holds. */
async function held(db: Db): Promise<Record<string, unknown[]>> {
  const found = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = found.map(({ name }) => name).toSorted();
  const rows = await Promise.all(names.map((name) => db.collection(name).find().toArray()));
  return Object.fromEntries(names.map((name, at) => [name, rows[at]!]).filter(([, all]) => all!.length > 0));
}

test("a copy that is broken off while it takes its places is brought there at the next start, whole", async () => {
  await disconnectDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), "us-arrival-"));
  const store = await openEmbedded({ folder, hasFailPoints: true });
  const [from, to] = [inDatabase(store.uri, "from"), inDatabase(store.uri, "to")];
  const client = await MongoClient.connect(store.uri);
  try {
    const rows = Object.fromEntries(["a", "b", "c"].map((name) => [name, [{ _id: name, of: "new" }]]));
    for (const [name, [row]] of Object.entries(rows)) await client.db("from").collection<{ _id: string; of: string }>(name).insertOne(row!); // prettier-ignore
    for (const name of ["a", "d"]) await client.db("to").collection(name).insertOne({ of: "old" });
    const old = await held(client.db("to"));
    const source = await fromDatabase(from);
    const stop = async (at: object): Promise<void> => {
      await client.db("admin").command({
        configureFailPoint: "failCommand",
        mode: at,
        data: { failCommands: ["renameCollection", "insert"], errorCode: 8, appName: "stopped" },
      });
    };
    const copying = () => copyInto(`${to}&appName=stopped`, source, { replaces: true });

    // Before it is said that all arrived, what stood there counts: the fourth insert would say so.
    await stop({ skip: 3 });
    await expect(copying()).rejects.toMatchObject({ code: 8 });
    await connectDatabase(to);
    await disconnectDatabase();
    expect(await held(client.db("to"))).toMatchObject(old);

    // After it, the new counts: one of three took its place.
    await stop({ skip: 5 });
    await expect(copying()).rejects.toMatchObject({ code: 8 });
    expect(await held(client.db("to"))).toMatchObject({ a: rows["a"], d: old["d"] });
    await connectDatabase(to);
    await disconnectDatabase();
    expect(await held(client.db("to"))).toEqual(rows);
    await source.close();
  } finally {
    await client.close();
    await store.stop();
  }
});
