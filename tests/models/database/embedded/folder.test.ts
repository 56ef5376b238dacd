import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, expect, test } from "vitest";
import { joinEmbedded } from "#models/database/embedded/open.ts";
import { openBundled } from "../../../embedded.ts";

const base = await mkdtemp(path.join(tmpdir(), "folders-"));
afterAll(() => rm(base, { recursive: true, force: true }));

async function withClient<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

test("what was written is there after a stop; nothing is left but the file", async () => {
  const folder = path.join(base, "again");
  for (let i = 0; i < 3; i++) {
    const store = await openBundled({ folder });
    expect(joinEmbedded(folder)).toBe(store.uri);
    await withClient(store.uri, async (client) => {
      const things = client.db("a").collection("things");
      if (i === 0) await things.createIndex({ i: 1 }, { unique: true });
      await things.insertOne({ i });
      expect(await things.countDocuments()).toBe(i + 1);
      expect((await things.indexes()).length).toBe(2);
    });
    await store.stop();
    expect(joinEmbedded(folder)).toBeNull();
    await expect(stat(path.join(folder, "data.db-wal"))).rejects.toThrow();
  }
});

test("a second store on a folder is refused, in this process and in another", async () => {
  const folder = path.join(base, "twice");
  const store = await openBundled({ folder });
  await expect(openBundled({ folder })).rejects.toThrow(/in use by another process/);
  const child = fork(new URL("other-process.ts", import.meta.url), [folder], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [said] = await once(child, "message");
  expect(said).toMatchObject({ joined: store.uri, error: expect.stringMatching(/in use by another process/) });
  await withClient(store.uri, async (client) => {
    expect(await client.db("a").collection("from-child").countDocuments()).toBe(1);
  });
  await store.stop();
});

test("a lock that is damaged is named: it holds nothing that a backup would bring back", async () => {
  const folder = path.join(base, "lock");
  await mkdir(folder);
  await writeFile(path.join(folder, "lock.db"), "no database, ".repeat(400));
  await expect(openBundled({ folder })).rejects.toThrow(/lock\.db is damaged\. It holds no data: delete it and start/);
  await rm(path.join(folder, "lock.db"));
  await (await openBundled({ folder })).stop();
});

test("only the owner can reach the socket", async () => {
  const folder = path.join(base, "mode");
  const store = await openBundled({ folder });
  const socket = decodeURIComponent(new URL(store.uri).host);
  expect((await stat(socket)).mode & 0o777).toBe(0o600);
  await store.stop();
  await expect(stat(socket)).rejects.toThrow();
});

test("a folder whose path is too long for a socket", async () => {
  const folder = path.join(base, "long".repeat(30));
  await mkdir(folder, { recursive: true });
  const store = await openBundled({ folder });
  const socket = decodeURIComponent(new URL(store.uri).host);
  expect(Buffer.byteLength(socket)).toBeLessThan(100);
  expect((await stat(path.dirname(socket))).mode & 0o777).toBe(0o700);
  await withClient(store.uri, (client) => client.db("a").command({ ping: 1 }));
  await store.stop();
  await expect(stat(path.dirname(socket))).rejects.toThrow();
});

test("a port of this machine", async () => {
  const store = await openBundled({ folder: path.join(base, "port"), port: 0 });
  expect(store.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:[1-9]\d*\/\?directConnection=true$/);
  await withClient(store.uri, (client) => client.db("a").command({ ping: 1 }));
  // Anybody on the machine may reach it: files are written for those alone who reach the socket.
  const copy = path.join(base, "copy");
  const asked = withClient(store.uri, (client) => client.db("admin").command({ backup: copy }));
  await expect(asked).rejects.toMatchObject({ code: 13 });
  await expect(stat(copy)).rejects.toThrow();
  const port = Number(new URL(store.uri).port);
  await expect(openBundled({ folder: path.join(base, "taken"), port })).rejects.toThrow(`port ${port}`);
  await store.stop();
});

test("a file of something else is left alone", async () => {
  const { DatabaseSync } = await import("node:sqlite");
  const folder = path.join(base, "foreign");
  await mkdir(folder);
  const foreign = new DatabaseSync(path.join(folder, "data.db"));
  foreign.exec("create table t (a)");
  foreign.close();
  await expect(openBundled({ folder })).rejects.toThrow(/was not written by this database/);
});
