import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, expect, test } from "vitest";

const folder = await mkdtemp(path.join(tmpdir(), "kill-"));
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** A process of its own that runs the store. */
async function start(): Promise<{ child: ChildProcess; uri: string }> {
  const child = fork(new URL("store-process.ts", import.meta.url), [folder], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  children.add(child);
  const [uri] = (await once(child, "message")) as [string];
  return { child, uri };
}

test(
  "nothing that was acknowledged is lost when the store is killed, and nothing is half",
  { timeout: 60_000 },
  async () => {
    let inserted = 0;
    let increments = 0;
    const acknowledged = { inserts: new Set<number>(), increments: 0, pairs: new Set<number>() };
    for (let round = 0; round < 4; round++) {
      const { child, uri } = await start();
      const client = new MongoClient(uri, { serverSelectionTimeoutMS: 500, retryWrites: false });
      const db = client.db("test");
      const [things, counters, left, right] = ["things", "counters", "left", "right"].map((name) =>
        db.collection<{ _id: number; i?: number }>(name),
      );

      // What an earlier round acknowledged is there; every document is in every index.
      const found = await things!.find().hint({ $natural: 1 }).toArray();
      const known = new Set(found.map(({ _id }) => _id));
      expect([...acknowledged.inserts].filter((id) => !known.has(id))).toEqual([]);
      const byIndex = await things!
        .find({ i: { $gte: 0 } })
        .hint(round === 0 ? { $natural: 1 } : { i: 1 })
        .toArray();
      expect(byIndex).toHaveLength(found.length);
      const counter = await counters!.findOne({ _id: 1 });
      expect(counter?.i ?? 0).toBeGreaterThanOrEqual(acknowledged.increments);
      expect(counter?.i ?? 0).toBeLessThanOrEqual(increments);
      const pairs = (await left!.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
      expect((await right!.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual(pairs);
      expect([...acknowledged.pairs].filter((id) => !pairs.includes(id))).toEqual([]);
      if (round === 0) await things!.createIndex({ i: 1 }, { unique: true });

      let isDead = false;
      const until = async (work: () => Promise<void>) => {
        while (!isDead) await work().catch(() => {});
      };
      const work = [
        ...Array.from({ length: 4 }, () =>
          until(async () => {
            const id = ++inserted;
            await things!.insertOne({ _id: id, i: id });
            acknowledged.inserts.add(id);
          }),
        ),
        until(async () => {
          increments++;
          await counters!.updateOne({ _id: 1 }, { $inc: { i: 1 } }, { upsert: true });
          acknowledged.increments++;
        }),
        until(async () => {
          const id = ++inserted;
          await client.withSession(async (session) => {
            session.startTransaction();
            await left!.insertOne({ _id: id }, { session });
            await right!.insertOne({ _id: id }, { session });
            await session.commitTransaction();
          });
          acknowledged.pairs.add(id);
        }),
      ];
      const before = { inserts: acknowledged.inserts.size, pairs: acknowledged.pairs.size };
      while (acknowledged.inserts.size < before.inserts + 15 || acknowledged.pairs.size < before.pairs + 2) {
        await new Promise((resolve) => setTimeout(resolve, 10 + round * 7));
      }
      child.kill("SIGKILL");
      await once(child, "exit");
      isDead = true;
      await client.close(true);
      await Promise.all(work);
    }
  },
);
