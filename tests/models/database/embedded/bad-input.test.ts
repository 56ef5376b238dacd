import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, Timestamp, UUID } from "mongodb";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { Store } from "#models/database/embedded/store/store.ts";
import { testStore } from "./store.ts";

/** What comes from a client that is wrong, unusual or silent: an error of the right code, and nothing else is touched. */
const { db, client } = await testStore();
const witness = { _id: "witness" as never, list: [1, { a: "b" }] };
beforeAll(() => db.collection("witnesses").insertOne(witness));
afterEach(async () => {
  expect(await db.collection("witnesses").find().toArray()).toEqual([witness]);
});
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "done",
    ({ code }: { code?: number }) => code,
  );

test("unknown commands, fields and operators, and commands without what they need", async () => {
  const things = db.collection("things");
  await things.insertOne({ a: 1 });
  const asked: [Promise<unknown>, number][] = [
    [db.command({ launchMissiles: 1 }), 59],
    [db.command({ $where: 1 }), 59],
    [db.command({ __proto__: null, constructor: 1 }), 59],
    [db.command({ find: "things", colour: "red" }), 40415],
    [db.command({ find: 7 }), 73],
    [db.command({ find: "a\0b" }), 73],
    [db.command({ insert: "things" }), 40414],
    [db.command({ listDatabases: 1 }), 13],
    [things.find({ $nonsense: 1 }).toArray(), 2],
    [things.find({ a: { $nonsense: 1 } }).toArray(), 2],
    [things.updateOne({}, { $nonsense: { a: 1 } } as never), 9],
    [things.aggregate([{ $nonsense: 1 }]).toArray(), 40324],
    [db.command({ find: "things", filter: { $where: "true" } }), 2],
  ];
  const found = await Promise.all(asked.map(async ([work, code]) => [await codeOf(work), code]));
  expect(found.map(([code]) => code)).toEqual(found.map(([, code]) => code));
  expect(await things.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ a: 1 }]);
});

test("a regular expression that would try for ever ends with an error, and others are answered", async () => {
  const texts = db.collection<{ _id: number; text: string }>("texts");
  const endless = `${"a".repeat(40)}!`;
  await texts.insertMany([
    { _id: 1, text: endless },
    { _id: 2, text: "aaa" },
    { _id: 3, text: `${"b".repeat(100)}c` },
  ]);
  const asked = ["^(a+)+$", "^(a|aa)+$", "^(?:a*)*$", `^${"a*".repeat(10)}$`].map((pattern) =>
    codeOf(texts.find({ text: { $regex: pattern } }).toArray()),
  );
  const input = "$text";
  for (const operator of ["$regexMatch", "$regexFind", "$regexFindAll"])
    asked.push(
      codeOf(texts.aggregate([{ $project: { found: { [operator]: { input, regex: "^(a+)+$" } } } }]).toArray()),
    );
  expect(await Promise.all(asked)).toEqual(asked.map(() => 51156));
  expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  const good = ["^(b+)+c$", "b.*b.*c$", "^a+$", "(a|b)+c"].map((pattern) =>
    texts.distinct("_id", { text: { $regex: pattern }, _id: { $gt: 1 } }),
  );
  expect(await Promise.all(good)).toEqual([[3], [3], [2], [3]]);
});

describe("documents of more than 16 MiB", () => {
  test("are refused, inserted or grown, and what was there stays", async () => {
    const things = db.collection<{ _id: number; text: string; more?: string }>("large");
    const half = "x".repeat(9 * 1024 * 1024);
    const whole = { insert: "large", documents: [{ _id: 1, text: "x".repeat(16 * 1024 * 1024) }] };
    expect(await db.command(whole)).toMatchObject({ n: 0, writeErrors: [{ index: 0, code: 10334 }] });
    await things.insertOne({ _id: 2, text: half });
    expect(await codeOf(things.updateOne({ _id: 2 }, { $set: { more: half } }))).toBe(17419);
    expect(
      await codeOf(
        things.updateOne({ _id: 3 }, [{ $set: { text: half } }, { $set: { more: "$text" } }], { upsert: true }),
      ),
    ).toBe(17420);
    const found = await things.find({}, { projection: { size: { $bsonSize: "$$ROOT" } } }).toArray();
    expect(found).toEqual([{ _id: 2, size: half.length + 25 }]);
  });
});

describe("types unusual in JavaScript", () => {
  const values = {
    decimal: Decimal128.fromString("12.3400"),
    long: Long.fromString("9007199254740993"),
    double: new Double(3),
    int: new Int32(3),
    binary: new Binary(Buffer.from([0, 255, 0]), 5),
    uuid: new UUID("b5d1a0e4-6d2a-4f0d-9a0c-3c1a3a0f7c11"),
    time: new Timestamp({ t: 7, i: 3 }),
    pattern: new BSONRegExp("^a.b", "im"),
    least: new MinKey(),
    most: new MaxKey(),
  };

  test.each(Object.entries(values))(
    "%s: kept, found by its value with and without an index, unique",
    async (name, value) => {
      const things = db.collection(`type-${name}`);
      await things.insertOne({ value });
      const find = () => things.find({ value: { $eq: value } }, { promoteValues: false, bsonRegExp: true, projection: { _id: 0 } }).toArray(); // prettier-ignore
      const plain = await find();
      expect(plain).toHaveLength(1);
      expect(plain[0]!.value).toEqual(name === "uuid" ? expect.anything() : value);
      await things.createIndex({ value: 1 }, { unique: true });
      expect(await find()).toEqual(plain);
      expect(await codeOf(things.insertOne({ value }))).toBe(11000);
      expect(await things.countDocuments()).toBe(1);
    },
  );

  test("arithmetic keeps their types, and an overflow is an error", async () => {
    const things = db.collection("sums");
    await things.insertOne({ ...values, most: Long.MAX_VALUE });
    await things.updateOne({}, { $inc: { decimal: 1, long: 1, double: 1, int: 1 } });
    const [one] = await things.find({}, { promoteValues: false }).toArray();
    expect(String(one!.decimal)).toBe("13.3400");
    expect(String(one!.long)).toBe("9007199254740994");
    expect([one!.double, one!.int]).toEqual([new Double(4), new Int32(4)]);
    expect(await codeOf(things.updateOne({}, { $inc: { most: 1 } }))).toBe(2);
    expect(await codeOf(things.updateOne({}, { $inc: { uuid: 1 } }))).toBe(14);
  });
});

describe("names of fields", () => {
  test("with dots and dollars are kept as they are", async () => {
    const things = db.collection("names");
    const doc = { _id: 1 as never, "a.b": 1, $c: { "$d.e": 2 }, "": 3, f: { "": 4 } };
    await things.insertOne(doc);
    expect(await things.findOne()).toEqual(doc);
    expect(await things.countDocuments({ "a.b": 1 })).toBe(0);
    const read = [{ $project: { _id: 0, value: { $getField: "a.b" }, other: { $getField: { $literal: "$c" } } } }];
    expect(await things.aggregate(read).toArray()).toEqual([{ value: 1, other: { "$d.e": 2 } }]);
    expect(await codeOf(things.updateOne({}, { $set: { "f..g": 1 } }))).toBe(56);
    expect(await codeOf(things.updateOne({}, { $set: { $c: 1 } }))).toBe(52);
    expect(await codeOf(things.insertOne({ _id: { $id: 1 } as never }))).toBe(52);
    expect(await things.findOne()).toEqual(doc);
  });

  test("such as __proto__ are fields like others and pollute nothing", async () => {
    const things = db.collection("protos");
    const bad = JSON.parse('{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } } }');
    await things.insertOne({ _id: 1 as never, ...Object.fromEntries(Object.entries(bad as object)) });
    await things.updateOne({}, { $set: { "__proto__.polluted": 2, "constructor.prototype.polluted": 2 } });
    await things.updateOne({}, [{ $set: { "a.__proto__.polluted": 3 } }]);
    await things.aggregate([{ $group: { _id: "$__proto__.polluted", toString: { $sum: 1 } } }]).toArray();
    await codeOf(db.command({ find: "protos", filter: bad }));
    const [text] = (await things.find({}, { raw: true }).toArray()) as unknown as [Buffer];
    expect(text.includes("__proto__")).toBe(true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const { polluted } = await db.command({ hello: 1 });
    expect(polluted).toBeUndefined();
    expect(await things.countDocuments({ "__proto__.polluted": 2 })).toBe(1);
  });
});

describe("a client that opens a transaction and goes silent", () => {
  test("holds up no plain write", async () => {
    const things = db.collection<{ _id: number; n: number }>("held");
    await things.insertOne({ _id: 1, n: 0 });
    const silent = client.startSession();
    silent.startTransaction();
    await things.updateOne({ _id: 1 }, { $inc: { n: 100 } }, { session: silent });
    const began = performance.now();
    for (let i = 0; i < 20; i++) await things.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await codeOf(silent.commitTransaction())).toBe(112);
    await silent.endSession();
    expect(await things.findOne()).toEqual({ _id: 1, n: 20 });
  });

  test("is given up after a minute, and what it held is free", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "silent-"));
    const store = new Store(folder);
    const [silent, other] = [await store.transactions.begin(1n), await store.transactions.begin(2n)];
    const claim = (by: typeof silent) => store.transactions.claim("a row", by);
    expect([claim(silent), claim(other)]).toEqual([true, false]);
    store.transactions.sweep(Date.now() + 59_000);
    expect([silent.state, claim(other)]).toEqual(["open", false]);
    store.transactions.sweep(Date.now() + 61_000);
    expect([silent.state, store.transactions.count]).toEqual(["aborted", 0]);
    expect(claim(await store.transactions.begin(3n))).toBe(true);
    store.close();
    await rm(folder, { recursive: true, force: true });
  });
});
