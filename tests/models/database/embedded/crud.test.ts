import { type ClientSession, type Document, Double, Long, type MongoServerError, ObjectId } from "mongodb";
import { describe, expect, test } from "vitest";
import { encode } from "#models/database/embedded/bson/encode.ts";
import { sortRows } from "#models/database/embedded/reading/sort.ts";
import type { Row } from "#models/database/embedded/store/row.ts";
import { testStore } from "./store.ts";

const { client, db } = await testStore();

let n = 0;
// oxlint-disable-next-line typescript/no-explicit-any -- documents of every shape
const fresh = () => db.collection<any>(`things${++n}`);

describe("looking up", () => {
  test("by equality and a pipeline gives what reading all that is equal gives, indexed or not, in a transaction, too", async () => {
    const [teams, people] = [fresh(), fresh()];
    await teams.insertMany([1, 2, null, [1, 3]].map((key, _id) => ({ _id, key })));
    const some = Array.from({ length: 60 }, (_, at) => ({
      ...{ _id: at, team: [1, 2, 3, [2, 3], null][at % 5], age: at % 7, tags: [at % 2, at % 3] },
      ...(at % 4 > 0 && { left: at % 4 === 1 ? null : at }),
    }));
    await people.insertMany(some);
    const order = { $sort: { _id: 1 } };
    const pipelines: Document[][] = [
      ...[[], [{ $match: { left: null } }], [{ $match: { age: { $gt: 2 }, tags: 1 } }, { $project: { age: 1 } }]],
      ...[
        [{ $match: { left: null } }, order, { $skip: 1 }, { $limit: 2 }],
        [order, { $limit: 3 }],
      ],
      ...[[{ $match: { $or: [{ age: 1 }, { left: null }] } }], [{ $match: { $expr: { $lt: ["$age", 3] } } }]],
      [{ $match: { tags: 1 } }, { $group: { _id: null, n: { $sum: 1 }, most: { $max: "$age" } } }],
      [{ $match: { left: null } }, { $match: { age: 1 } }, { $set: { was: "$team" } }, { $unset: "tags" }],
    ];
    const look = (pipeline: Document[], session?: ClientSession) =>
      teams
        .aggregate(
          [
            order,
            {
              $lookup: {
                ...{ from: people.collectionName, localField: "key", foreignField: "team", as: "found", pipeline },
              },
            },
          ],
          { session },
        )
        .toArray();
    const read = (all: Document[]): Document[] =>
      all.map((team) => ({ ...team, found: (team.found as Document[]).toSorted((a, b) => a._id - b._id) }));
    // Nothing is asked beside the equality where an expression comes first.
    const wanted: Document[][] = [];
    for (const pipeline of pipelines) wanted.push(read(await look([{ $match: { $expr: true } }, ...pipeline])));
    expect(wanted.flat().filter(({ found }) => found.length > 1).length).toBeGreaterThan(15);
    const compare = async (session?: ClientSession): Promise<void> => {
      for (const [at, pipeline] of pipelines.entries()) expect(read(await look(pipeline, session))).toEqual(wanted[at]);
    };
    await compare();
    await people.createIndex({ left: 1, team: 1 });
    await people.createIndex({ team: 1, age: 1 });
    await compare();
    await client.withSession(async (session) => {
      session.startTransaction();
      await people.updateOne({ _id: 1 }, { $set: { age: 1 } }, { session });
      await compare(session);
      await session.abortTransaction();
    });
  });
});

describe("inserting", () => {
  test("gives documents back as they were, in the order in which they came", async () => {
    const things = fresh();
    const id = new ObjectId();
    await things.insertOne({ _id: id, name: "Ana", nested: { list: [1, "a", null] }, at: new Date(0) });
    await things.insertOne({ name: "Ben" });
    const found = await things.find().toArray();
    expect(found.map(({ name }) => name)).toEqual(["Ana", "Ben"]);
    expect(found[0]).toEqual({ _id: id, name: "Ana", nested: { list: [1, "a", null] }, at: new Date(0) });
    expect(Object.keys(found[1]!)[0]).toBe("_id");
  });

  test("keeps the types of numbers", async () => {
    const things = fresh();
    await things.insertOne({ double: new Double(3), long: Long.fromString("9007199254740993"), int: 3 });
    const raw = await things.findOne({}, { promoteValues: false });
    expect(raw).toMatchObject({
      double: { _bsontype: "Double" },
      long: { _bsontype: "Long" },
      int: { _bsontype: "Int32" },
    });
    await things.updateOne({}, { $set: { other: 1 } });
    const after = await things.findOne({}, { promoteValues: false });
    expect(String(after!.long)).toBe("9007199254740993");
    expect(after!.double).toBeInstanceOf(Double);
  });

  test("stops at the first error when ordered, and does the others when not", async () => {
    const things = fresh();
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
    const ordered = (await things.insertMany(documents).catch((error: unknown) => error)) as { insertedCount: number };
    expect(ordered.insertedCount).toBe(1);
    await things.deleteMany({});
    const error = await things.insertMany(documents, { ordered: false }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 11000, insertedCount: 2 });
    expect(await things.countDocuments()).toBe(2);
  });

  test("refuses a document of more than 16 MB and goes on", async () => {
    const things = fresh();
    const large = { text: "x".repeat(16 * 1024 * 1024) };
    const error = await db
      .command({ insert: things.collectionName, documents: [large] })
      .catch((thrown: unknown) => thrown);
    expect(error ?? {}).toBeDefined();
    expect(await things.countDocuments()).toBe(0);
  });
});

describe("reading", () => {
  test("goes through all documents in batches", async () => {
    const things = fresh();
    await things.insertMany(Array.from({ length: 2_500 }, (_, i) => ({ i })));
    const all = await things.find({}, { batchSize: 100 }).toArray();
    expect(all.map(({ i }) => i)).toEqual(Array.from({ length: 2_500 }, (_, i) => i));
    const some = await things
      .find({ i: { $gte: 10 } })
      .sort({ i: -1 })
      .skip(3)
      .limit(4)
      .project({ _id: 0, i: 1 })
      .toArray();
    expect(some).toEqual([{ i: 2496 }, { i: 2495 }, { i: 2494 }, { i: 2493 }]);
  });

  test("finds those with some ids, however many, once each and in the order asked for", async () => {
    const things = fresh();
    await things.insertMany(Array.from({ length: 300 }, (_, i) => ({ _id: (i * 7) % 300, even: i % 2 === 0 })));
    for (const many of [0, 1, 2, 4, 5, 63, 64, 65, 128, 200]) {
      // Two in three are there.
      const ids = Array.from({ length: many }, (_, i) => (i * 113) % 450);
      const wanted = { _id: { $in: [...ids, ...ids] } };
      const there = ids.filter((id) => id < 300).toSorted((a, b) => a - b);
      const found = async (direction: 1 | -1) => (await things.find(wanted).sort({ _id: direction }).toArray()).map(({ _id }) => _id); // prettier-ignore
      expect(await found(1)).toEqual(there);
      expect(await found(-1)).toEqual(there.toReversed());
      expect(await things.countDocuments({ ...wanted, even: true })).toBe(there.filter((id) => id % 2 === 0).length);
    }
  });

  test("counts and lists different values", async () => {
    const things = fresh();
    await things.insertMany([{ a: 1, t: ["x", "y"] }, { a: 2, t: ["y"] }, { a: 2 }]);
    expect(await things.countDocuments({ a: 2 })).toBe(2);
    expect(await things.countDocuments({}, { skip: 1 })).toBe(2);
    expect(await things.estimatedDocumentCount()).toBe(3);
    expect(await things.distinct("t")).toEqual(["x", "y"]);
  });

  test("refuses to sort more than 100 MB in memory, but for the first few", () => {
    const rows = Array.from({ length: 104 }, (_, i): Row => [i, encode({ i, text: Buffer.alloc(1024 * 1024) })]);
    expect(() => [...sortRows(rows, { i: 1 }, {})]).toThrow(expect.objectContaining({ code: 292 }));
    const first = [...sortRows(rows, { i: -1 }, { first: 2 })].filter((row) => row !== undefined);
    expect(first.map(([row]) => row)).toEqual([103, 102]);
  });

  test("ends a search that takes too long", async () => {
    const things = fresh();
    await things.insertMany(Array.from({ length: 30_000 }, (_, i) => ({ i })));
    const error = await things
      .find({ $expr: { $eq: ["$i", -1] } }, { maxTimeMS: 5 })
      .toArray()
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 50 });
  });
});

describe("changing", () => {
  test("updates one, all, or what it inserts", async () => {
    const things = fresh();
    await things.insertMany([{ a: 1 }, { a: 1 }, { a: 2 }]);
    expect(await things.updateOne({ a: 1 }, { $inc: { n: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await things.updateMany({ a: 1 }, { $set: { b: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    expect(await things.updateMany({ a: 1 }, { $set: { b: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 0 });
    const upserted = await things.updateOne({ a: 9 }, { $set: { b: 2 } }, { upsert: true });
    expect(upserted).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(await things.findOne({ _id: upserted.upsertedId })).toMatchObject({ a: 9, b: 2 });
  });

  test("finds and changes, before and after, in the order asked for", async () => {
    const things = fresh();
    await things.insertMany([{ i: 1 }, { i: 3 }, { i: 2 }]);
    expect(await things.findOneAndUpdate({}, { $set: { x: 1 } }, { sort: { i: -1 } })).toMatchObject({ i: 3 });
    expect(await things.findOneAndUpdate({ x: 1 }, { $inc: { x: 1 } }, { returnDocument: "after" })).toMatchObject({
      x: 2,
    });
    expect(await things.findOneAndReplace({ i: 1 }, { i: 7 }, { returnDocument: "after" })).toMatchObject({ i: 7 });
    expect(await things.findOneAndDelete({ i: 7 }, { projection: { _id: 0 } })).toEqual({ i: 7 });
    expect(await things.findOneAndUpdate({ i: 77 }, { $set: { x: 1 } })).toBeNull();
  });

  test("what a pipeline gives is merged in the way that is asked for, or takes the place of a collection", async () => {
    const [from, into] = [fresh(), fresh()];
    const merged = async (merge: object, ...given: Document[]): Promise<Document[]> => {
      await from.deleteMany({});
      await from.insertMany(given as never[]);
      await into.deleteMany({});
      await into.insertMany([{ _id: 1, a: 1, n: 5 }] as never[]);
      await from.aggregate([{ $sort: { _id: 1 } }, { $merge: { into: into.collectionName, ...merge } }]).toArray();
      return into.find().sort({ _id: 1 }).toArray() as Promise<Document[]>;
    };
    const given = [{ _id: 1, n: 2 }, { _id: 2, n: 3 }]; // prettier-ignore
    expect(await merged({}, ...given)).toEqual([{ _id: 1, a: 1, n: 2 }, given[1]]);
    expect(await merged({ whenMatched: "replace", whenNotMatched: "discard" }, ...given)).toEqual([given[0]]);
    expect(await merged({ whenMatched: "keepExisting" }, ...given)).toEqual([{ _id: 1, a: 1, n: 5 }, given[1]]);
    const sum = (more: unknown) => [{ $set: { n: { $add: ["$n", more] } } }];
    expect(await merged({ whenMatched: sum("$$new.n") }, ...given)).toEqual([{ _id: 1, a: 1, n: 7 }, given[1]]);
    // The variables are of the document that comes, not of the one that is there.
    const variables = { more: "$n", all: "$$ROOT" };
    expect(await merged({ let: variables, whenMatched: sum({ $multiply: ["$$more", "$$all.n"] }) }, ...given)).toEqual([
      { _id: 1, a: 1, n: 9 },
      given[1],
    ]);
    await expect(merged({ whenMatched: "fail" }, ...given)).rejects.toMatchObject({ code: 11000 });
    await expect(merged({ whenNotMatched: "fail" }, ...given)).rejects.toMatchObject({ code: 13113 });
    await expect(merged({ on: "n" }, ...given)).rejects.toMatchObject({ code: 51183 });
    await from.aggregate([{ $match: { _id: 2 } }, { $out: into.collectionName }]).toArray();
    expect(await into.find().toArray()).toEqual([given[1]]);
  });

  test("a search does not meet its own changes", async () => {
    const things = fresh();
    await things.createIndex({ i: 1 });
    await things.insertMany(Array.from({ length: 1_500 }, (_, i) => ({ i })));
    const { modifiedCount } = await things.updateMany({ i: { $gte: 0 } }, { $inc: { i: 10_000 } });
    expect(modifiedCount).toBe(1_500);
    expect(await things.countDocuments({ i: { $gte: 20_000 } })).toBe(0);
  });

  test("writes of every kind in one bulk", async () => {
    const things = fresh();
    const result = await things.bulkWrite([
      { insertOne: { document: { _id: 1, a: 1 } } },
      { updateOne: { filter: { a: 1 }, update: { $set: { b: 1 } } } },
      { replaceOne: { filter: { a: 2 }, replacement: { a: 2 }, upsert: true } },
      { deleteMany: { filter: { b: 1 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
  });

  test("fields named like parts of JavaScript are fields like others", async () => {
    const things = fresh();
    await things.insertOne(JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'));
    await things.updateOne({}, { $set: { "__proto__.other": 1, "constructor.prototype": 2 } }).catch(() => {});
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(await things.countDocuments({ "__proto__.polluted": true })).toBe(1);
  });
});

describe("what is not supported", () => {
  test.each([
    [{ mapReduce: "a" }, 115],
    [{ find: "a", filter: {}, fancy: 1 }, 40415],
    [{ find: "a", filter: {}, tailable: true }, 2],
    [{ create: "a", capped: true, size: 100 }, 303],
    [{ createIndexes: "a", indexes: [{ key: { a: "text" }, name: "t" }] }, 67],
    [{ createIndexes: "a", indexes: [{ key: { "a.$**": 1 }, name: "w" }] }, 67],
    [{ aggregate: "a", pipeline: [{ $changeStream: {} }], cursor: {} }, 40573],
    [{ find: "a", filter: { $where: "1" } }, 2],
    [{ find: "a$b" }, 73],
  ])("%j answers with an error", async (command, code) => {
    const error = (await db.command(command as never).catch((thrown: unknown) => thrown)) as MongoServerError;
    expect(error.message).toMatch(/./);
    expect([error.code, Number.isInteger(error.code)]).toEqual([code, true]);
  });
});
