import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, describe, expect, test } from "vitest";
import { openBundled } from "../../../embedded.ts";

/** A disk of its own, in memory, where this process may mount one; elsewhere what needs it is left out by name. */
const base = mkdtempSync(path.join(tmpdir(), "disk-"));
const disk = path.join(base, "disk");
mkdirSync(disk);
const mount = (...args: string[]): boolean => spawnSync("mount", args).status === 0;
const hasDisk = mount("-t", "tmpfs", "-o", "size=4m", "tmpfs", disk);
afterAll(() => {
  if (hasDisk) spawnSync("umount", [disk]);
  rmSync(base, { recursive: true, force: true });
});

async function withStore<T>(folder: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const store = await openBundled({ folder });
  const client = new MongoClient(store.uri, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
    await store.stop();
  }
}

interface Thing {
  _id: number;
  text?: string;
}

describe.skipIf(!hasDisk)("a real disk of 4 MB", () => {
  const folder = path.join(disk, "data");
  const acknowledged: number[] = [];

  test("when it is full, writes are refused and undone, reading goes on, and writing when there is space again", async () => {
    await withStore(folder, async (client) => {
      const things = client.db("test").collection<Thing>("things");
      await things.createIndex({ text: 1 });
      const write = (id: number) => things.insertOne({ _id: id, text: `${id} ${"x".repeat(20_000)}` });
      let refused: unknown;
      for (let id = 1; id < 500 && !refused; id++)
        await write(id).then(
          () => acknowledged.push(id),
          (error: unknown) => (refused = error),
        );
      expect(refused).toMatchObject({ code: 14031, message: "The disk is full: the write was undone. Free some space and write again." }); // prettier-ignore
      expect(await things.distinct("_id")).toEqual(acknowledged);
      expect(mount("-o", "remount,size=16m", disk)).toBe(true);
      await write(1_000);
      acknowledged.push(1_000);
      expect(await client.db("test").command({ validate: "things" })).toMatchObject({ valid: true, nrecords: acknowledged.length }); // prettier-ignore
    });
    expect(acknowledged.length).toBeGreaterThan(10);
  });

  test("when it can only be read, the store says so in a sentence; what it acknowledged is there afterwards", async () => {
    expect(mount("-o", "remount,ro", disk)).toBe(true);
    await expect(openBundled({ folder })).rejects.toThrow(
      /^\S+ cannot be opened for writing \(.+\): see to the rights of the folder and its disk\.$/,
    );
    expect(mount("-o", "remount,rw", disk)).toBe(true);
    await withStore(folder, async (client) => {
      const found = await client.db("test").collection<Thing>("things").distinct("_id");
      expect(found).toEqual(acknowledged);
    });
  });
});

test.skipIf(process.getuid?.() === 0)("a folder that may only be read is refused in a sentence", async () => {
  const folder = path.join(base, "locked");
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  await expect(openBundled({ folder })).rejects.toThrow(/cannot be opened for writing .*see to the rights/);
  chmodSync(folder, 0o700);
});
