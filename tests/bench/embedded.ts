import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MongoClient, type ClientSession, type Collection, type Db } from "mongodb";
import { ms, quantile } from "./figures.ts";
import { timed } from "./loads.ts";

interface Row {
  _id: number;
  key: number;
  group: number;
  text: string;
}

/** What a figure is, as it is printed, and what it must be: true or false where it must be something. */
export type Figure = [what: string, value: string, wanted: string, met?: boolean];
const text = "x".repeat(300);
const row = (n: number): Row => ({ _id: n, key: n, group: n % 1_000, text });

/** The embedded store in a process of its own, filled up to so many documents, measured, killed and started again. */
export async function embeddedFigures(share: number): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "us-bench-store-"));
  const figures: Figure[] = [];
  const [some, all] = [Math.ceil(100_000 * share), Math.ceil(500_000 * share)];
  try {
    let { child, client, db } = await start(folder);
    const again = async (documents: number): Promise<void> => {
      const begun = await restart(folder, child, client, documents);
      ({ child, client, db } = begun);
      figures.push(...begun.figures);
    };
    await db.collection("small").createIndex({ key: 1 }, { unique: true });
    await db.collection("large").createIndex({ key: 1 }, { unique: true });
    await fill(db.collection<Row>("small"), 0, 1_000);
    await fill(db.collection<Row>("large"), 0, some);
    figures.push(...(await writes(db, client)), ...(await finds(db, some)), ...(await race(db)));
    await again(some);
    await fill(db.collection<Row>("large"), some, all);
    await again(all);
    figures.push(...(await scans(db, client, all)));
    figures.push([`file with ${all} documents`, `${Math.round((await stat(path.join(folder, "data.db"))).size / 1e6)} MB`, ""]); // prettier-ignore
    await client.close();
    child.kill("SIGKILL");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return figures;
}

async function fill(rows: Collection<Row>, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 2_000)
    await rows.insertMany(Array.from({ length: Math.min(2_000, to - at) }, (_, i) => row(at + i)));
}

async function start(folder: string) {
  const child = fork(new URL("embedded-process.ts", import.meta.url), [folder]);
  const [{ uri, opened }] = (await once(child, "message")) as [{ uri: string; opened: number }];
  const client = new MongoClient(uri, { maxPoolSize: 200, writeConcern: { w: "majority", journal: true } });
  const began = performance.now();
  await client.db("bench").collection<Row>("large").findOne({ key: 7 });
  return { child, client, db: client.db("bench"), answered: opened + performance.now() - began };
}

const memoryOf = async (child: ChildProcess): Promise<number> => {
  child.send("memory");
  const [{ memory }] = (await once(child, "message")) as [{ memory: number }];
  return memory;
};

/** Kills it while it writes, and looks how soon it answers again and what it takes beside Node itself. */
async function restart(folder: string, child: ChildProcess, client: MongoClient, documents: number) {
  const writing = client.db("bench").collection("small").updateMany({}, { $inc: { n: 1 } }).catch(() => undefined); // prettier-ignore
  child.kill("SIGKILL");
  await once(child, "exit");
  await client.close(true);
  await writing;
  const begun = await start(folder);
  const empty = fork(new URL("embedded-process.ts", import.meta.url), []);
  await once(empty, "message");
  const own = (await memoryOf(begun.child)) - (await memoryOf(empty));
  empty.kill("SIGKILL");
  const figures: Figure[] = [
    [`first answer after kill -9, ${documents} documents`, `${ms(begun.answered)} ms`, "500 ms", begun.answered <= 500],
    ["memory of its own then", `${ms(own)} MB`, "60 MB", own <= 60],
  ];
  return { ...begun, figures };
}

/** A write; a transaction of three, each a command; one of three that are one command. */
function works(db: Db, client: MongoClient) {
  const rows = ["a", "b", "c"].map((name) => db.collection<{ _id: never }>(name));
  let id = 0;
  const draft = (n: number) => ({ ...row(n), _id: n as never });
  const inTransaction = (write: (n: number, session: ClientSession) => Promise<unknown>) => () =>
    client.withSession((session) => session.withTransaction(() => write(++id, session)));
  return {
    single: () => rows[0]!.insertOne(draft(++id)),
    three: inTransaction(async (n, session) => {
      for (const collection of rows) await collection.insertOne(draft(n), { session });
    }),
    atOnce: inTransaction((n, session) => {
      const writes = rows.map(({ namespace }) => ({ name: "insertOne" as const, namespace, document: draft(n) }));
      return client.bulkWrite(writes, { session });
    }),
  };
}

/** How many of each a second by 32 clients, in turns, so that their ratios say something on any machine. */
async function inTurns(kinds: (() => Promise<unknown>)[]): Promise<number[]> {
  const rates = kinds.map(() => [] as number[]);
  // The first turn finds everything cold.
  for (let turn = 0; turn < 6; turn++)
    for (const [at, work] of kinds.entries()) {
      const rate = await timed(at === 0 ? 2_000 : 1_000, 32, work);
      if (turn > 0) rates[at]!.push(rate);
    }
  return rates.map((of) => quantile(of, 0.5));
}

/** The same with a server that does nothing: no store could bring the driver to a better ratio. */
async function driverAlone(): Promise<number> {
  const idle = fork(new URL("idle-server.ts", import.meta.url));
  const [{ uri }] = (await once(idle, "message")) as [{ uri: string }];
  const client = new MongoClient(uri, { maxPoolSize: 200, writeConcern: { w: "majority", journal: true } });
  const { single, three } = works(client.db("bench"), client);
  const [one, many] = (await inTurns([single, three])) as [number, number];
  await client.close();
  idle.kill("SIGKILL");
  return many / one;
}

async function writes(db: Db, client: MongoClient): Promise<Figure[]> {
  const { single, ...kinds } = works(db, client);
  const [one, three, atOnce] = (await inTurns([single, kinds.three, kinds.atOnce])) as [number, number, number];
  const hot = db.collection<{ _id: number; n: number }>("hot");
  await hot.insertOne({ _id: 1, n: 0 });
  const updates = await timed(3_000, 200, () => hot.updateOne({ _id: 1, n: { $gte: 0 } }, { $inc: { n: 1 } }));
  const alone = await timed(200, 1, async () => single());
  return [
    ["acknowledged inserts, one client", `${Math.round(alone)}/s`, ""],
    ["acknowledged inserts, 32 clients", `${Math.round(one)}/s`, ""],
    ["conditional updates of one document, 200 connections", `${Math.round(updates)}/s`, ""],
    ["transactions of three writes, 32 clients", `${Math.round(three)}/s`, "1000/s", three >= 1_000],
    ["transactions to single writes", (three / one).toFixed(2), "0.5", three / one >= 0.5],
    ["the same with a server that does nothing", (await driverAlone()).toFixed(2), ""],
    ["transactions whose writes are one command to single writes", (atOnce / one).toFixed(2), ""],
  ];
}

async function finds(db: Db, count: number): Promise<Figure[]> {
  const times = { small: [] as number[], large: [] as number[] };
  for (let n = 0; n < 3_000; n++)
    for (const [name, size] of [
      ["small", 1_000],
      ["large", count],
    ] as const) {
      const key = (n * 7_919) % size;
      const began = performance.now();
      await db.collection(name).findOne({ key });
      if (n > 500) times[name].push(performance.now() - began);
    }
  const [small, large] = [quantile(times.small, 0.5), quantile(times.large, 0.5)];
  const rate = await timed(4_000, 16, (n) => db.collection("large").findOne({ key: (n * 7_919) % count }));
  return [
    ["finds by a unique key, 16 clients", `${Math.round(rate)}/s`, ""],
    [`find in ${count} to find in 1000 documents`, (large / small).toFixed(2), "1.50", large / small <= 1.5],
  ];
}

async function race(db: Db): Promise<Figure[]> {
  const session = db.collection<{ _id: number; places: number }>("session");
  await session.insertOne({ _id: 1, places: 5 });
  const began = performance.now();
  const asked = Array.from({ length: 1_000 }, () => session.updateOne({ _id: 1, places: { $gt: 0 } }, { $inc: { places: -1 } })); // prettier-ignore
  const winners = (await Promise.all(asked)).filter(({ modifiedCount }) => modifiedCount === 1).length;
  const took = performance.now() - began;
  return [
    ["1,000 at once for 5 places", `${winners} in ${ms(took)} ms`, "5 in 3000 ms", winners === 5 && took <= 3_000],
  ];
}

/** Long work, and the longest that a small command of another client takes meanwhile, beside the longest without it. */
async function scans(db: Db, client: MongoClient, count: number): Promise<Figure[]> {
  const large = db.collection<Row>("large");
  const works: [string, () => Promise<unknown>][] = [
    ["scan", () => large.countDocuments({ text: "none" })],
    ["$group", () => large.aggregate([{ $group: { _id: "$group", n: { $sum: "$key" } } }]).toArray()],
  ];
  const figures: Figure[] = [];
  const longest = async (isOver: () => boolean): Promise<number> => {
    let most = 0;
    while (!isOver()) {
      const began = performance.now();
      await client.db("bench").collection<Row>("small").findOne({ key: 5 });
      most = Math.max(most, performance.now() - began);
    }
    return most;
  };
  for (const [name, work] of works) {
    const until = performance.now() + 1_500;
    const quiet = await longest(() => performance.now() > until);
    const began = performance.now();
    let isOver = false;
    const others = longest(() => isOver);
    await work();
    const took = performance.now() - began;
    isOver = true;
    const delay = (await others) - quiet;
    figures.push([`${name} of ${count} documents`, `${Math.round(took)} ms`, ""]);
    figures.push([`longest delay of another command by it`, `${ms(Math.max(0, delay))} ms`, "50 ms", delay <= 50]);
  }
  return figures;
}
