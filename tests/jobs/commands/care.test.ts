import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Decimal128, Double, Long, MongoClient, MongoServerError, type Db } from "mongodb";
import { describe, expect, test } from "vitest";
import { inDatabase } from "#app/server/store.ts";
import { answering, readArgs } from "#jobs/commands/care-call.ts";
import { backUp } from "#models/database/embedded/store/backup.ts";
import { openBundled } from "../../embedded.ts";
import { call as callHere } from "./called.ts";
import { address, call, newFolder, start } from "./spawned.ts";

/** Works in the database behind an address. */
async function within<T>(uri: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = new MongoClient(inDatabase(uri, "understudy"), { serverSelectionTimeoutMS: 5_000 });
  try {
    return await work(client.db());
  } finally {
    await client.close();
  }
}

/** Serves the store of a data folder as long as the work takes, as the server does. */
async function serving<T>(folder: string, work: (uri: string) => Promise<T>): Promise<T> {
  const store = await openBundled({ folder, port: 0 });
  try {
    return await work(store.uri);
  } finally {
    await store.stop();
  }
}

const things = Array.from({ length: 1_500 }, (_, i) => ({
  _id: i as unknown as import("mongodb").ObjectId,
  ...{ name: `thing ${i}`, whole: new Double(i), long: Long.fromNumber(i), exact: Decimal128.fromString(`${i}.10`) },
}));

async function fill(data: string): Promise<void> {
  await serving(data, (uri) =>
    within(uri, async (db) => {
      await db.createCollection("things", { validator: { name: { $type: "string" } } });
      await db.collection("things").createIndex({ name: 1 }, { unique: true, name: "by_name" });
      await db.collection("things").insertMany(things);
      await db.collection("others").insertOne({ __proto__: null, "a.b": 1, list: [/x/i, new Date(0)] });
    }),
  );
}

/** What can be seen of it, to be compared. */
const seen = (db: Db) =>
  Promise.all([
    db.collection("things").find({}, { promoteValues: false }).sort({ _id: 1 }).toArray(),
    db.collection("others").find().toArray(),
    db.collection("things").indexes(),
    db.listCollections({ name: "things" }, { nameOnly: false }).toArray().then(([one]) => one!.options), // prettier-ignore
  ]);

/** A data folder of the product with a store in it: commands find it under `database`. */
async function filledData(): Promise<{ DATA_DIR: string }> {
  const DATA_DIR = newFolder("data");
  await fill(path.join(DATA_DIR, "database"));
  return { DATA_DIR };
}
const storeOf = ({ DATA_DIR }: { DATA_DIR: string }): string => path.join(DATA_DIR, "database");

describe("npm run database", () => {
  test("prints its address on one line, refuses a second process, and stops cleanly", async () => {
    const data = newFolder("data");
    const store = start(["database"], { DATA_DIR: data });
    const uri = await address(store);
    expect(store.said()).toBe(uri);
    const second = await call(["database", "--", "--data", data]);
    expect([second.code, second.said]).toEqual([1, ""]);
    expect(second.complained).toMatch(
      /^The database cannot be opened: The data folder \S+ is in use by another process: /,
    );
    await within(uri, (db) => db.collection("things").insertOne({ a: 1 }));
    store.child.kill("SIGTERM");
    expect(await store.ended).toBe(0);
    expect(readdirSync(path.join(data, "database")).toSorted()).toEqual(["commits", "data.db", "lock.db"]);
    // The same folder, named as every other command is told it.
    expect((await call(["verify"], { DATA_DIR: data })).said).toContain("understudy.things: 1 document");
    expect(() => readArgs(["--data"], 0, { data: { type: "string" } })).toThrow("--data needs a value after it.");
    const nowhere = await call(["database", "--", "--data", "/proc/nope"]);
    expect([nowhere.code, nowhere.complained]).toEqual([1, expect.stringMatching(/^The database cannot be opened: ENOENT.*\/proc\/nope/)]); // prettier-ignore
    const wrong = await call(["database", "--", "--data", data, "--port", "many"]);
    expect([wrong.code, wrong.complained.split("\n")[0]]).toEqual([
      2,
      "--port must be a port from 0 to 65535; it is many.",
    ]);
  });

  test("listens on this machine alone", async () => {
    const { networkInterfaces } = await import("node:os");
    const { connect } = await import("node:net");
    const store = start(["database", "--", "--data", newFolder("data"), "--port", "0"]);
    const { hostname, port } = new URL(await address(store));
    expect(hostname).toBe("127.0.0.1");
    const others = Object.values(networkInterfaces()).flatMap((all) => all!.filter(({ internal }) => !internal));
    for (const { address: host } of others.filter(({ family }) => family === "IPv4")) {
      const error = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), host, () => resolve("connected"));
        socket.once("error", ({ message }) => resolve(message));
      });
      expect(error).toMatch(/ECONNREFUSED/);
    }
  });
});

test("a full disk, a folder that cannot be made, or a database that refuses, is said in a sentence", async () => {
  const said: string[] = [];
  const terminal = {
    live: false,
    say: () => {},
    draw: () => {},
    ask: () => Promise.resolve(""),
    complain: (text: string) => void said.push(text),
  };
  const folder = newFolder("data");
  mkdirSync(folder, { recursive: true });
  new DatabaseSync(path.join(folder, "data.db")).exec("create table t(a)");
  const failing: (() => Promise<number>)[] = [
    async () => writeFileSync("/dev/full", "x") as never,
    async () => (await backUp(folder, path.join(folder, "data.db", "below"))) as never,
    async () => {
      const small = new DatabaseSync(":memory:");
      return small.exec("pragma max_page_count = 2; create table a(b); create table c(d)") as never;
    },
  ];
  for (const work of failing) expect(await answering(terminal, "", work)).toBe(1);
  expect(said).toEqual(
    [
      "ENOSPC: no space left on device, write",
      expect.stringMatching(/^It could not be finished: E(NOTDIR|EXIST)[^\n]* Please /),
      "database or disk is full",
    ].map((why) =>
      typeof why === "string"
        ? `It could not be finished: ${why}. Please see to the disk, its space and its rights, and call it again.`
        : why,
    ),
  );
  const denied = () => Promise.reject(new MongoServerError({ message: "Authentication failed.", code: 18 }));
  expect([await answering(terminal, "", denied), said.at(-1)]).toEqual([
    1,
    "The database refuses it: Authentication failed.",
  ]);
  await expect(answering(terminal, "", () => Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
});

describe("npm run verify", () => {
  test("says what is whole, running or stopped, and names what is broken", async () => {
    const env = await filledData();
    const stopped = await call(["verify"], env);
    expect([stopped.code, stopped.complained]).toEqual([0, ""]);
    expect(stopped.said).toContain("whole   understudy.things: 1500 documents, 3000 index entries");
    // The note of it cannot be written, and nothing else is: a database is looked at as it is.
    const { running, made } = await serving(storeOf(env), (uri) =>
      within(uri, async (db) => {
        await db.dropCollection("upkeeps");
        await db.createCollection("upkeeps", { validator: { never: true } });
        const running = await call(["verify"], env);
        const made = await db.listCollections({}, { nameOnly: true }).toArray();
        return { running, made: made.map(({ name }) => name).toSorted() };
      }),
    );
    expect(made).toEqual(["others", "things", "upkeeps"]);
    expect([running.code, running.said.split("\n").at(-1)]).toEqual([
      0,
      expect.stringMatching(/^Everything is whole: /),
    ]);
    expect(running.complained).toMatch(
      /^That this was done could not be noted in the database: Document failed validation$/,
    );

    const file = path.join(storeOf(env), "data.db");
    const bytes = readFileSync(file);
    // Pages keep what was moved elsewhere: of the places where it stands, one is the document.
    const text = Buffer.from("name\0\x0b\0\0\0thing 1234\0", "latin1");
    for (let at = bytes.indexOf(text); at > 0; at = bytes.indexOf(text, at + 1)) bytes[at + 12]! ^= 1;
    writeFileSync(file, bytes);
    const broken = await callHere(["verify"], env);
    expect(broken.code).toBe(2);
    expect(broken.complained).toMatch(/BROKEN {2}understudy\.things: the document of row 1235 is damaged/);
    expect(broken.complained).toMatch(/1 of \d+ collections is broken/);
  });

  test("says that there is nothing, and makes nothing", async () => {
    const DATA_DIR = newFolder("data");
    const none = await callHere(["verify"], { DATA_DIR });
    expect([none.code, none.complained]).toEqual([
      1,
      `There is no database in ${path.join(DATA_DIR, "database")} yet.`,
    ]);
  });
});

describe("npm run backup and restore", () => {
  test("a copy of the file, taken and put back while the store runs and while it is stopped", async () => {
    const env = await filledData();
    const [stopped, running] = [newFolder("stopped"), newFolder("running")];
    await serving(storeOf(env), async (uri) => {
      const client = new MongoClient(uri);
      await client.db("aside").collection("notes").insertOne({ text: "an operator's own" });
      await client.close();
    });
    const first = await call(["backup", "--", stopped], env);
    expect([first.code, first.complained]).toEqual([0, ""]);
    expect(first.said).toMatch(
      /things: 1500 documents, checksum [0-9a-f]{16}[^]*Backed up and read again: \d+ documents/,
    );
    expect(readdirSync(stopped).toSorted()).toEqual(["backup.json", "data.db"]);
    const before = await serving(storeOf(env), async (uri) => {
      const state = await within(uri, seen);
      expect((await call(["backup", "--", running], env)).code).toBe(0);
      await within(uri, (db) => db.collection("things").deleteMany({ _id: { $gte: things[700]!._id } }));
      const refused = await callHere(["restore", "--", running], env);
      expect([refused.code, refused.complained]).toEqual([1, "The database understudy holds documents already (in others). With --replace they make way."]); // prettier-ignore
      const back = await call(["restore", "--", running, "--replace"], env);
      expect([back.code, back.complained]).toEqual([0, ""]);
      expect(await within(uri, seen)).toEqual(state);
      await within(uri, (db) => db.collection("things").deleteMany({}));
      return state;
    });
    const refused = await callHere(["restore", "--", stopped], env);
    expect([refused.code, refused.complained]).toEqual([1, `There is a database in ${storeOf(env)} already. With --replace the backup takes its place, and what was there is kept beside it.`]); // prettier-ignore
    const back = await callHere(["restore", "--", stopped, "--replace"], env);
    expect([back.code, back.complained]).toEqual([0, ""]);
    expect(back.said).toMatch(/Restored and compared by counts and checksums/);
    const [, kept] = /kept in (\S+);/.exec(back.said)!;
    expect(readdirSync(kept!)).toContain("data.db");
    expect(await serving(storeOf(env), (uri) => within(uri, seen))).toEqual(before);
    // Damage in another database of the file is damage, too.
    const file = path.join(running, "data.db");
    const bytes = readFileSync(file);
    bytes[bytes.indexOf("an operator's own")]! ^= 1;
    writeFileSync(file, bytes);
    const nowhere = await callHere(["backup", "--", "/proc/nope/copy"], env);
    expect([nowhere.code, nowhere.complained]).toEqual([1, expect.stringMatching(/^\/proc\/nope\/copy cannot be made \(ENOENT.*please name another folder\.$/)]); // prettier-ignore
    const damaged = await callHere(["restore", "--", running, "--replace"], env);
    expect([damaged.code, damaged.complained]).toEqual([1, expect.stringMatching(/^The backup in \S+ is damaged \(aside\.notes: .*Nothing was changed\.$/)]); // prettier-ignore
    expect((await callHere(["backup", "--", stopped], env)).complained).toBe(`${stopped} is not empty: please name a folder that is, or a new one.`); // prettier-ignore
  });

  test("a dump of a MongoDB, brought back into it and into the store of a data folder", async () => {
    const other = newFolder("other");
    await fill(other);
    const dump = newFolder("dump");
    await serving(other, async (uri) => {
      const env = { DATA_DIR: newFolder("data"), MONGODB_URI: inDatabase(uri, "understudy") };
      const state = await within(uri, seen);
      const taken = await callHere(["backup", "--", dump], env);
      expect([taken.code, taken.complained]).toEqual([0, ""]);
      expect(readdirSync(dump)).toEqual(expect.arrayContaining(["backup.json", "others.bson", "things.bson"]));
      await within(uri, (db) => db.collection("things").deleteMany({}));
      const refused = await callHere(["restore", "--", dump], env);
      expect([refused.code, refused.complained]).toEqual([1, expect.stringContaining("holds documents already")]);
      expect((await callHere(["restore", "--", dump, "--replace"], env)).code).toBe(0);
      expect(await within(uri, seen)).toEqual(state);
      expect((await callHere(["verify"], env)).code).toBe(0);

      const here = { DATA_DIR: newFolder("data") };
      expect((await callHere(["restore", "--", dump], here)).code).toBe(0);
      expect(await serving(storeOf(here), (own) => within(own, seen))).toEqual(state);
    });
    const file = path.join(dump, "things.bson");
    const bytes = readFileSync(file);
    bytes[bytes.length - 20]! ^= 1;
    writeFileSync(file, bytes);
    const DATA_DIR = newFolder("data");
    const damaged = await callHere(["restore", "--", dump], { DATA_DIR });
    expect([damaged.code, damaged.complained]).toEqual([1, `The backup in ${dump} is damaged (things): please take another one. Nothing was changed.`]); // prettier-ignore
    expect((await callHere(["restore", "--", newFolder("none")], { DATA_DIR })).complained).toMatch(
      /^There is no backup in /,
    );
  });
});

test("npm run move-to-mongodb and move-from-mongodb bring everything over, and back", async () => {
  const env = await filledData();
  const other = newFolder("other");
  await serving(other, async (uri) => {
    const meanwhile = await serving(storeOf(env), () => callHere(["move-to-mongodb", "--", uri], env));
    expect([meanwhile.code, meanwhile.complained]).toEqual([1, "The server is running on this database. Please stop it first, so that nothing is written meanwhile."]); // prettier-ignore
    const moved = await call(["move-to-mongodb", "--", uri], env);
    expect([moved.code, moved.complained]).toEqual([0, ""]);
    expect(moved.said).toMatch(/Moved and compared by counts and checksums: 1501 documents/);
    const again = await callHere(["move-to-mongodb", "--", uri], env);
    expect([again.code, again.complained]).toEqual([1, expect.stringContaining("holds documents already")]);
    const state = await within(uri, seen);
    expect(await serving(storeOf(env), (own) => within(own, seen))).toEqual(state);

    const back = { DATA_DIR: newFolder("data") };
    const returned = await callHere(["move-from-mongodb", "--", uri], back);
    expect([returned.code, returned.complained]).toEqual([0, ""]);
    expect(await serving(storeOf(back), (own) => within(own, seen))).toEqual(state);
    expect((await callHere(["verify"], back)).code).toBe(0);
  });
  const away = await callHere(["move-to-mongodb", "--", "http://nowhere"], env);
  expect([away.code, away.complained.split("\n")[0]]).toEqual([2, "npm run move-to-mongodb -- URI [--replace]"]);
});
