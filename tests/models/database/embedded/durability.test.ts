import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BSON, type Collection, type Db, MongoClient } from "mongodb";
import { afterAll, describe, expect, test } from "vitest";
import { joinEmbedded } from "#models/database/embedded/open.ts";
import { Pace } from "#models/database/embedded/reading/pace.ts";
import { restore } from "#models/database/embedded/store/backup.ts";
import { Store } from "#models/database/embedded/store/store.ts";
import { runUpdate } from "#models/database/embedded/writing/update.ts";
import { openBundled } from "../../../embedded.ts";

const base = await mkdtemp(path.join(tmpdir(), "durable-"));
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(base, { recursive: true, force: true });
});

interface Thing {
  _id: number;
  text?: string;
  i?: number;
}

/** Runs a store in this process as long as the work takes. */
async function withStore<T>(
  folder: string,
  work: (things: Collection<Thing>, db: Db, client: MongoClient) => Promise<T>,
): Promise<T> {
  const store = await openBundled({ folder });
  const client = new MongoClient(store.uri);
  try {
    const db = client.db("test");
    return await work(db.collection<Thing>("things"), db, client);
  } finally {
    await client.close();
    await store.stop();
  }
}

/** Runs a store in another process and kills it after the work. */
async function withKilledStore(folder: string, work: (things: Collection<Thing>) => Promise<unknown>): Promise<void> {
  const child = fork(new URL("../../../crash/store.ts", import.meta.url), [folder], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  children.add(child);
  const [uri] = (await once(child, "message")) as [string];
  const client = new MongoClient(uri);
  await work(client.db("test").collection<Thing>("things"));
  // Before its server dies: the driver sometimes waits without end for one that is gone.
  await client.close(true);
  child.kill("SIGKILL");
  await once(child, "exit");
}

test("a log that is gone is noticed at start, and the operator decides", async () => {
  const folder = path.join(base, "no-log");
  await withStore(folder, (things) => things.insertOne({ _id: 1 }));
  await withKilledStore(folder, async (things) => {
    await things.insertOne({ _id: 2 });
    await things.insertOne({ _id: 3 });
  });
  const log = await readFile(path.join(folder, "data.db-wal"));
  await rm(path.join(folder, "data.db-wal"));
  await expect(openBundled({ folder })).rejects.toThrow(/The last 2 commits of .* are missing: its write-ahead log/);
  await writeFile(path.join(folder, "data.db-wal"), log.subarray(0, log.length - 4_200));
  await expect(openBundled({ folder })).rejects.toThrow(/The last commit of .* is missing/);
  const commits = path.join(folder, "commits");
  const number = await readFile(commits);
  for (const garbled of [Buffer.alloc(0), number.subarray(0, 9), Buffer.alloc(16, 7)]) {
    await writeFile(commits, garbled);
    await expect(openBundled({ folder })).rejects.toThrow(/commits is damaged, so that it cannot be said whether/);
  }
  await rm(commits);
  await withStore(folder, async (things) => {
    expect((await things.find().toArray()).map(({ _id }) => _id)).toContain(1);
    await things.insertOne({ _id: 9 });
  });
});

test("a log that is gone is noticed where all there ever was is in it", async () => {
  const folder = path.join(base, "all-in-log");
  await withKilledStore(folder, (things) => things.insertOne({ _id: 1 }));
  const file = path.join(folder, "data.db-wal");
  const log = await readFile(file);
  for (const left of [undefined, log.subarray(0, 0), log.subarray(0, 5_000)]) {
    await (left ? writeFile(file, left) : rm(file));
    await expect(openBundled({ folder })).rejects.toThrow(/The last commit of .* is missing: its write-ahead log/);
  }
  await writeFile(file, log);
  await withStore(folder, async (things) => expect(await things.countDocuments()).toBe(1));
});

test("a start that is refused leaves the log and the file as they were", async () => {
  const folder = path.join(base, "refused");
  await withStore(folder, (things) => things.insertOne({ _id: 0 }));
  const [data, log] = [path.join(folder, "data.db"), path.join(folder, "data.db-wal")];
  await withKilledStore(folder, async (things) => {
    for (let _id = 1; _id < 20; _id++) await things.insertOne({ _id });
  });
  const [whole, written] = [await readFile(data), await readFile(log)];
  const flipped = Buffer.from(written);
  flipped[Math.floor(flipped.length / 2)]! ^= 1;
  await writeFile(log, flipped);
  await expect(openBundled({ folder })).rejects.toThrow(/The last \d+ commits of .* are missing/);
  expect([(await readFile(data)).equals(whole), (await readFile(log)).equals(flipped)]).toEqual([true, true]);
  await writeFile(log, written);
  await rename(data, `${data}.away`);
  await expect(openBundled({ folder })).rejects.toThrow(/data\.db is missing, and what belongs to it is still there/);
  // An empty file is no file of a new store, where commits are known of.
  await writeFile(data, "");
  await expect(openBundled({ folder })).rejects.toThrow(/data\.db is empty, and what belongs to it is still there/);
  await rm(log);
  await expect(openBundled({ folder })).rejects.toThrow(/data\.db is empty/);
  // What is damaged so that its log does not fit is said in a sentence, too.
  for (const damaged of [Buffer.from("something else"), whole.subarray(0, 9_000)]) {
    await writeFile(log, written);
    await writeFile(data, damaged);
    await expect(openBundled({ folder })).rejects.toThrow(/data\.db is damaged .*Restore a backup|restore a backup/s);
  }
  await writeFile(log, written);
  await rm(`${data}-shm`, { force: true });
  await rename(`${data}.away`, data);
  expect((await readFile(log)).equals(written)).toBe(true);
  await withStore(folder, async (things) => expect(await things.countDocuments()).toBe(20));
});

test("a document whose bytes were changed is not given out as data, and not changed on", async () => {
  const folder = path.join(base, "changed");
  await withStore(folder, (things) => things.insertMany([{ _id: 1 }, { _id: 2, text: "later" }] as never[]));
  const file = path.join(folder, "data.db");
  const bytes = await readFile(file);
  bytes.write("Aater", bytes.indexOf("later"));
  await writeFile(file, bytes);
  await withStore(folder, async (things) => {
    expect(await things.findOne({ _id: 1 })).toEqual({ _id: 1 });
    const damaged = expect.objectContaining({ code: 355 });
    await expect(things.findOne({ _id: 2 })).rejects.toEqual(damaged);
    await expect(things.find().toArray()).rejects.toEqual(damaged);
    await expect(things.updateOne({ _id: 2 }, { $set: { n: 1 } })).rejects.toEqual(damaged);
    await expect(things.deleteOne({ _id: 2 })).rejects.toEqual(damaged);
  });
});

test("a file that is cut or is something else is named at start", async () => {
  const folder = path.join(base, "cut");
  await withStore(folder, (things) =>
    things.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id, text: "x".repeat(100) }))),
  );
  const file = path.join(folder, "data.db");
  const whole = await readFile(file);
  await truncate(file, whole.length - 4_096);
  await expect(openBundled({ folder })).rejects.toThrow(/data\.db is damaged .*Restore a backup/);
  await writeFile(file, Buffer.from("This is no database. ".repeat(1_000)));
  await expect(openBundled({ folder })).rejects.toThrow(/data\.db is damaged .*Restore a backup/);
  await writeFile(file, whole);
  await withStore(folder, async (things) => expect(await things.countDocuments()).toBe(500));
});

/** Writes rubbish over the second half of the last page, as a power failure in the middle of writing it does. */
async function tear(folder: string): Promise<void> {
  const file = path.join(folder, "data.db");
  const bytes = await readFile(file);
  await writeFile(file, bytes.fill(0xa5, bytes.length - 2_048));
}
const fiveHundred = Array.from({ length: 500 }, (_, _id) => ({ _id, text: "x".repeat(100) }));

test("a last page that was torn while it was copied out of the log is mended from the log", async () => {
  const folder = path.join(base, "torn");
  await withStore(folder, (things) => things.insertMany(fiveHundred));
  await withKilledStore(folder, (things) => things.updateMany({}, { $inc: { i: 1 } }));
  await tear(folder);
  await withStore(folder, async (things, db) => {
    expect(await things.countDocuments({ i: 1 })).toBe(500);
    expect(await db.command({ validate: "things" })).toMatchObject({ valid: true, nrecords: 500 });
  });
});

test("a last page that is torn and in no log is named by a verification, and the rest can be read", async () => {
  const folder = path.join(base, "torn-late");
  await withStore(folder, (things) => things.insertMany(fiveHundred));
  await tear(folder);
  await withStore(folder, async (things, db) => {
    const said = await db.command({ validate: "things" }).then(
      ({ valid, errors }) => ({ valid, why: String(errors[0]) }),
      (error: Error) => ({ valid: false, why: error.message }),
    );
    expect(said).toEqual({ valid: false, why: expect.stringMatching(/damaged/) });
    expect(await things.findOne({ _id: 1 })).toMatchObject({ _id: 1 });
  });
});

test("what a killed process leaves, its lock and its socket too, is in nobody's way", async () => {
  const folder = path.join(base, "stale");
  await withStore(folder, (_things, db) => db.collection("tmp.agg_out.3.7").insertOne({ half: "of an $out" }));
  await withKilledStore(folder, (things) => things.insertOne({ _id: 1 }));
  expect(["lock.db", "data.sock", "address"].filter((name) => !existsSync(path.join(folder, name)))).toEqual([]);
  expect(joinEmbedded(folder)).toBeNull();
  await withStore(folder, async (things, db) => {
    expect(await things.countDocuments()).toBe(1);
    expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(["things"]);
  });
});

describe("the format of the file", () => {
  test("an older one is brought forward, a newer one is refused", async () => {
    const folder = path.join(base, "format");
    await withStore(folder, async (things) => {
      await things.createIndex({ i: 1 }, { unique: true });
      await things.insertMany([{ _id: 1, i: 1 }, { _id: 2, i: 2 }]); // prettier-ignore
    });
    const change = (sql: string) => {
      const file = new DatabaseSync(path.join(folder, "data.db"));
      file.exec(sql);
      const [format] = Object.values(file.prepare("pragma user_version").get()!);
      file.close();
      return format;
    };
    expect(change("")).toBe(2);
    change("alter table catalogue drop column s; pragma user_version = 1");
    await withStore(folder, async (things, db) => {
      expect(await things.find({ i: 2 }).toArray()).toEqual([{ _id: 2, i: 2 }]);
      expect(await db.command({ validate: "things" })).toMatchObject({
        valid: true,
        keysPerIndex: { _id_: 2, i_1: 2 },
      });
    });
    expect(change("pragma user_version = 3")).toBe(3);
    await expect(openBundled({ folder })).rejects.toThrow(/was written by a newer version of this database: start that version/); // prettier-ignore
  });

  test("an entry of the catalogue that was changed is named at start", async () => {
    const folder = path.join(base, "catalogue");
    await withStore(folder, (things) => things.createIndex({ i: 1 }, { unique: true }));
    const file = new DatabaseSync(path.join(folder, "data.db"));
    file.exec("update catalogue set entry = cast(replace(entry, 'unique', 'uniqae') as blob)");
    file.close();
    await expect(openBundled({ folder })).rejects.toThrow(/The entry of test\.things in the catalogue is damaged/);
  });
});

test("bytes changed inside a document are found", async () => {
  const folder = path.join(base, "flipped");
  await withStore(folder, async (things, db) => {
    await things.createIndex({ text: 1 });
    await things.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, text: `text number ${_id}` })));
    const clean = await db.command({ validate: "things" });
    expect(clean).toMatchObject({ valid: true, nrecords: 50, keysPerIndex: { _id_: 50, text_1: 50 } });
  });
  const file = path.join(folder, "data.db");
  const bytes = await readFile(file);
  // Of the two places where the text is, document and index, the one in the document is behind the field's name.
  const at = bytes.indexOf(Buffer.from(BSON.serialize({ text: "text number 7" })).subarray(4, 20));
  bytes[at + 12] = bytes[at + 12]! ^ 1;
  await writeFile(file, bytes);
  await withStore(folder, async (_things, db) => {
    const found = await db.command({ validate: "things" });
    expect(found).toMatchObject({ valid: false, nInvalidDocuments: 1 });
    expect(found.errors[0]).toMatch(/is damaged/);
  });
});

describe("a full disk", () => {
  test("refuses writes, goes on reading, and writes again once there is space", async () => {
    const folder = path.join(base, "full");
    await withStore(folder, (things) => things.insertOne({ _id: 1 }));
    const store = new Store(folder);
    const limit = (pages: number) => store.writer.exec(`pragma max_page_count = ${pages}`);
    const write = async (id: number) => {
      const target = store.target();
      const update = {
        namespace: "test.things",
        query: { filter: { _id: id } },
        change: { $set: { text: "x".repeat(20_000) } },
        options: { now: new Date() },
        isMulti: false,
        isUpsert: true,
      };
      await runUpdate(target, update, new Pace(), store.statistics);
      await target.settle();
    };
    limit(1);
    await expect(write(2)).rejects.toMatchObject({ code: 14031 });
    const count = () =>
      store.read().count(store.catalogue.get("test.things")!, { kind: "collection", isBackward: false });
    expect(count()).toBe(1);
    await expect(write(3)).rejects.toMatchObject({ code: 14031 });
    limit(1_000_000);
    await write(4);
    expect(count()).toBe(2);
    store.close();
    await withStore(folder, async (things, db) => {
      expect((await things.find().toArray()).map(({ _id }) => _id)).toEqual([1, 4]);
      expect(await db.command({ validate: "things" })).toMatchObject({ valid: true });
    });
  });
});

test("a backup made while others write can be restored", async () => {
  const folder = path.join(base, "source");
  const copy = path.join(base, "copy");
  const restored = path.join(base, "restored");
  await withStore(folder, async (things, _db, client) => {
    await things.createIndex({ i: 1 }, { unique: true });
    let isOver = false;
    let n = 0;
    const writing = (async () => {
      while (!isOver) await things.insertOne({ _id: ++n, i: n, text: "x".repeat(500) });
    })();
    await expect.poll(() => n, { timeout: 30_000 }).toBeGreaterThan(20);
    const before = n - 1;
    await client.db("admin").command({ backup: copy });
    const after = n;
    isOver = true;
    await writing;
    await expect(client.db("admin").command({ backup: copy })).rejects.toThrow(/is a data file in .* already/);
    expect(() => restore(folder, copy)).toThrow(/in use by another process/);
    restore(restored, copy);
    await withStore(restored, async (again, copied) => {
      const count = await again.countDocuments();
      expect(count).toBeGreaterThanOrEqual(before);
      expect(count).toBeLessThanOrEqual(after);
      expect(await copied.command({ validate: "things" })).toMatchObject({ valid: true, nrecords: count });
    });
  });
  // Over what is there, with the count of its commits, when it is said; the old is kept.
  expect(() => restore(folder, copy)).toThrow(/There is a data file in .* already/);
  const kept = restore(folder, copy, { replaces: true })!;
  expect(existsSync(path.join(kept, "data.db"))).toBe(true);
  await withStore(folder, (things) => things.insertOne({ _id: -1 }));
  expect(existsSync(path.join(folder, "data.db-wal"))).toBe(false);
});

test("the log of what is replaced does not come into what was restored", async () => {
  const [folder, copy] = [path.join(base, "killed"), path.join(base, "earlier")];
  await withStore(folder, async (things, _db, client) => {
    await things.insertOne({ _id: 1 });
    await client.db("admin").command({ backup: copy });
  });
  await withKilledStore(folder, async (things) => {
    await things.insertMany([{ _id: 2 }, { _id: 3 }]);
  });
  const log = await readFile(path.join(folder, "data.db-wal"));
  const kept = restore(folder, copy, { replaces: true })!;
  expect(await readFile(path.join(kept, "data.db-wal"))).toEqual(log);
  await withStore(folder, async (things, db) => {
    expect((await things.find().toArray()).map(({ _id }) => _id)).toEqual([1]);
    expect(await db.command({ validate: "things" })).toMatchObject({ valid: true });
  });
  // What is kept is whole.
  await withStore(kept, async (things) => expect(await things.countDocuments()).toBe(3));
});

test("free space is given back", async () => {
  const folder = path.join(base, "compact");
  await withStore(folder, async (things, db) => {
    await things.insertMany(Array.from({ length: 2_000 }, (_, _id) => ({ _id, text: "x".repeat(1_000) })));
    await things.deleteMany({ _id: { $gte: 100 } });
    expect(Number((await db.command({ compact: "things" })).bytesFreed)).toBeGreaterThan(1_500_000);
    expect(await db.command({ validate: "things" })).toMatchObject({ valid: true, nrecords: 100 });
  });
});
