import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { testStore } from "./store.ts";

/** What an operator tries from a shell: an answer as MongoDB gives it, or its code for what there is not. */
const { db, client } = await testStore();
const admin = client.db("admin");
const things = db.collection<{ _id: number; a: number }>("things");
beforeAll(async () => {
  await things.insertMany([1, 2, 3].map((n) => ({ _id: n, a: n })));
  await things.createIndex({ a: 1 });
});
afterEach(async () => expect(await things.countDocuments()).toBe(3));

describe("a shell's questions are answered", () => {
  const asked: [string, Record<string, unknown>, object][] = [
    ["admin", { ping: 1 }, { ok: 1 }],
    ["admin", { hello: 1 }, { isWritablePrimary: true, setName: "embedded" }],
    ["admin", { buildInfo: 1 }, { storageEngines: ["sqlite"], bits: 64 }],
    ["admin", { connectionStatus: 1 }, { authInfo: { authenticatedUsers: [] } }],
    ["admin", { hostInfo: 1 }, { system: { hostname: expect.any(String), numCores: expect.any(Number) } }],
    ["admin", { listDatabases: 1, nameOnly: true }, { databases: [{ name: "test" }] }],
    [
      "admin",
      { listDatabases: 1 },
      { databases: [{ name: "test", sizeOnDisk: 12288, empty: false }], totalSize: 12288 },
    ],
    ["admin", { serverStatus: 1 }, { process: "embedded", connections: { current: expect.any(Number) } }],
    ["admin", { getParameter: "*" }, { featureCompatibilityVersion: { version: "8.0" } }],
    ["admin", { getCmdLineOpts: 1 }, { parsed: {} }],
    ["admin", { getLog: "startupWarnings" }, { log: [] }],
    ["admin", { getParameter: { allParameters: true } }, { transactionLifetimeLimitSeconds: 60 }],
    ["admin", { getLog: "*" }, { names: ["global", "startupWarnings"] }],
    ["admin", { replSetGetStatus: 1 }, { set: "embedded", myState: 1, members: [{ stateStr: "PRIMARY", self: true }] }],
    ["admin", { getDefaultRWConcern: 1 }, { defaultWriteConcern: { w: "majority" } }],
    ["admin", { listCommands: 1 }, { commands: { find: { adminOnly: false }, killOp: { adminOnly: true } } }],
    ["admin", { killOp: 1, op: 1234567 }, { info: "attempting to kill op", ok: 1 }],
    ["admin", { whatsmyuri: 1 }, { you: "anonymous unix socket:27017" }],
    ["admin", { currentOp: 1 }, { inprog: [{ command: { currentOp: 1 }, ns: "admin.$cmd", active: true }] }],
    ["test", { dbStats: 1 }, { db: "test", collections: 1, objects: 3, indexes: 2, scaleFactor: 1 }],
    ["test", { collStats: "things" }, { ns: "test.things", count: 3, nindexes: 2, scaleFactor: 1, storageSize: 4096, totalIndexSize: 8192, totalSize: 12288, indexSizes: { _id_: 4096, a_1: 4096 } }], // prettier-ignore
    ["test", { aggregate: "things", pipeline: [{ $collStats: { count: {}, storageStats: { scale: 1024 } } }, { $project: { count: 1, "storageStats.storageSize": 1 } }], cursor: {} }, { cursor: { firstBatch: [{ count: 3, storageStats: { storageSize: 4 } }] } }], // prettier-ignore
    ["admin", { aggregate: 1, pipeline: [{ $currentOp: {} }, { $project: { ns: 1 } }], cursor: {} }, { cursor: { firstBatch: [{ ns: "admin.$cmd" }] } }], // prettier-ignore
    ["test", { collStats: "none" }, { count: 0 }],
    ["test", { listIndexes: "things" }, { cursor: { firstBatch: [{ name: "_id_" }, { name: "a_1" }] } }],
    ["test", { validate: "things" }, { valid: true, nrecords: 3 }],
    ["test", { drop: "none" }, { ok: 1 }],
    ["test", { explain: { aggregate: "things", pipeline: [{ $match: { a: 1 } }, { $limit: 2 }], cursor: {} }, verbosity: "queryPlanner" }, { queryPlanner: { winningPlan: { stage: "LIMIT" } } }], // prettier-ignore
    ["test", { explain: { aggregate: "things", pipeline: [{ $match: { a: 1 } }, { $group: { _id: "$a" } }, { $out: "other" }], cursor: {} } }, { stages: [{ $cursor: { queryPlanner: { winningPlan: { inputStage: { indexName: "a_1" } } }, executionStats: { nReturned: 1 } } }, { $group: { _id: "$a" } }, { $out: "other" }] }], // prettier-ignore
    ["test", { explain: { aggregate: "things", pipeline: [{ $indexStats: {} }, { $limit: 1 }], cursor: {} } }, { stages: [{ $indexStats: {} }, { $limit: 1 }] }], // prettier-ignore
    ["test", { explain: { find: "things", filter: { a: 1 } }, verbosity: "queryPlanner" }, { queryPlanner: { winningPlan: { inputStage: { indexName: "a_1" } } } }], // prettier-ignore
  ];
  test.each(asked)("%s %j", async (database, command, answer) => {
    expect(await client.db(database).command(command)).toMatchObject(answer);
  });

  test("sizes in the unit that was asked for", async () => {
    const documents = await things.find({}, { raw: true }).toArray();
    const bytes = documents.reduce((sum, raw) => sum + (raw as unknown as Uint8Array).length, 0);
    expect(await db.command({ collStats: "things" })).toMatchObject({ size: bytes, avgObjSize: Math.floor(bytes / 3) });
    const [small, large] = [await db.command({ dbStats: 1 }), await db.command({ dbStats: 1, scale: 1024 })];
    expect(large).toMatchObject({ scaleFactor: 1024, totalSize: Math.floor(small.totalSize / 1024) });
  });

  test("an index that is only put beside another is used, too", async () => {
    const crowd = db.collection("beside");
    await crowd.insertMany(Array.from({ length: 2_000 }, (_, i) => ({ a: i % 2, b: i % 3, c: i % 5 })));
    await crowd.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }]);
    const both = { a: 1, b: 2 };
    expect(JSON.stringify(await crowd.find(both).limit(900).explain())).toContain("AND_HASH");
    const ops = async () => (await crowd.aggregate([{ $indexStats: {} }]).toArray()).map((one) => one.accesses.ops);
    const before = await ops();
    expect(await crowd.find(both).limit(900).toArray()).toHaveLength(333);
    expect((await ops()).map((count, i) => count - before[i])).toEqual([0, 1, 1, 0]);
    await crowd.drop();
  });

  test("how often queries have used an index, and since when", async () => {
    const used = db.collection<{ _id: number; a: number; b: number[] }>("used");
    await used.insertMany([1, 2, 3].map((n) => ({ _id: n, a: n, b: [n, 7] })));
    await used.createIndexes([{ key: { a: 1 }, unique: true }, { key: { b: 1 } }]);
    const ops = async () => (await used.aggregate([{ $indexStats: {} }]).toArray()).map((one) => [one.name, one.accesses.ops]); // prettier-ignore
    expect(await ops()).toEqual([["_id_", 0], ["a_1", 0], ["b_1", 0]]); // prettier-ignore
    await used.findOne({ a: 2 });
    await used.updateOne({ a: 2 }, { $set: { b: [] } });
    await used.deleteOne({ _id: 3 });
    await used.find({ $or: [{ a: 1 }, { b: 2 }] }).toArray();
    await used.countDocuments();
    expect(await ops()).toEqual([["_id_", 1], ["a_1", 3], ["b_1", 1]]); // prettier-ignore
    const [, one] = await used.aggregate([{ $indexStats: {} }]).toArray();
    const { key, host, accesses, spec } = one!;
    expect([key, typeof host, accesses.since]).toEqual([{ a: 1 }, "string", expect.any(Date)]);
    expect(spec).toEqual({ v: 2, key: { a: 1 }, name: "a_1", unique: true });
    await used.drop();
    expect(await ops()).toEqual([]);
  });

  test("of parameters those that were asked for", async () => {
    const answer = await admin.command({ getParameter: 1, transactionLifetimeLimitSeconds: 1, none: 1 });
    expect([answer.transactionLifetimeLimitSeconds, answer.featureCompatibilityVersion]).toEqual([60, undefined]);
  });

  test("how often clients asked for what", async () => {
    const counters = async () => (await admin.command({ serverStatus: 1 })).opcounters;
    const before = await counters();
    const others = db.collection("counted");
    await others.insertMany([{}, {}, {}]);
    await others.find({}, { batchSize: 2 }).toArray();
    await others.updateOne({}, { $set: { a: 1 } });
    await others.deleteMany({});
    const after = await counters();
    const more = Object.entries(before).map(([name, n]) => [name, Number(after[name]) - Number(n)]);
    expect(Object.fromEntries(more)).toEqual({ insert: 3, query: 1, update: 1, delete: 1, getmore: 1, command: 1 });
    await others.drop();
  });

  test("an operation that takes long is ended by its number, and the rest goes on", async () => {
    const long = "0123456789".repeat(40);
    const many = db.collection<{ _id: number; long: string }>("many");
    await many.insertMany(Array.from({ length: 3_000 }, (_, _id) => ({ _id, long })));
    const letters = { $map: { input: { $range: [0, 2_000] }, as: "n", in: { $indexOfCP: ["$long", "x"] } } };
    const ended = many
      .aggregate([{ $project: { letters } }, { $match: { letters: 1 } }])
      .toArray()
      .catch((error: unknown) => error);
    const running = async () => {
      const { inprog } = await admin.command({ currentOp: 1 });
      return inprog.find(({ command }: { command: object }) => "aggregate" in command)?.opid as number | undefined;
    };
    await expect.poll(running, { interval: 5, timeout: 30_000 }).toEqual(expect.any(Number));
    await admin.command({ killOp: 1, op: await running() });
    expect(await ended).toMatchObject({ code: 11601, codeName: "Interrupted" });
    expect(await running()).toBe(undefined);
    await many.drop();
  });

  test("a collection is renamed and back", async () => {
    await admin.command({ renameCollection: "test.things", to: "test.others" });
    expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(["others"]);
    await admin.command({ renameCollection: "test.others", to: "test.things" });
  });
});

describe("what is wrong or not to be had is an error, not another answer", () => {
  const find = (more: object) => ({ find: "things", ...more });
  const aggregate = (...pipeline: object[]) => ({ aggregate: "things", pipeline, cursor: {} });
  const asked: [Record<string, unknown>, number][] = [
    [find({ sort: { a: 2 } }), 15975],
    [find({ sort: { a: "up" } }), 15974],
    [find({ sort: { "a.": 1 } }), 15998],
    [find({ readConcern: { level: "certain" } }), 2],
    [find({ readConcern: { level: "snapshot" } }), 303],
    [find({ collation: { locale: "xx" } }), 2],
    [find({ collation: { strength: 2 } }), 40414],
    [find({ collation: { locale: "en", strength: 9 } }), 2],
    [find({ hint: "none" }), 2],
    [find({ min: { a: 1 } }), 303],
    [find({ returnKey: true }), 303],
    [find({ tailable: true }), 2],
    [find({ awaitData: true }), 9],
    [find({ filter: { $text: { $search: "x" } } }), 27],
    [find({ filter: { a: { $near: [1, 2] } } }), 291],
    [find({ filter: { $jsonSchema: {} } }), 238],
    [find({ filter: { $expr: { $function: { body: "f", args: [], lang: "js" } } } }), 168],
    [aggregate({ $collStats: { latencyStats: {} } }), 238],
    [aggregate({ $currentOp: {} }), 73],
    [aggregate({ $indexStats: { a: 1 } }), 28803],
    [aggregate({ $match: {} }, { $indexStats: {} }), 40602],
    [aggregate({ $bucketAuto: { groupBy: "$a", buckets: 2 } }), 238],
    [{ explain: aggregate({ $match: {} }, { $indexStats: {} }) }, 40602],
    [{ explain: aggregate({ $out: "a" }, { $match: {} }) }, 40601],
    [aggregate({ $changeStream: {} }), 40573],
    [aggregate({ $setWindowFields: {} }), 238],
    [{ explain: find({}), verbosity: "much" }, 2],
    [{ dbStats: 1, scale: 0 }, 2],
    [{ insert: "things", documents: [] }, 16],
    [{ update: "things", updates: [] }, 16],
    [{ delete: "things", deletes: [] }, 16],
    [{ create: "checked", validationLevel: "moderate" }, 303],
    [{ create: "checked", validationLevel: "certain" }, 2],
    [{ create: "checked", validationAction: "certain" }, 2],
    [{ create: "capped", capped: true, size: 100 }, 303],
    [{ create: "view", viewOn: "things", pipeline: [] }, 303],
    [{ createIndexes: "things", indexes: [{ key: { b: "text" }, name: "b" }] }, 67],
    [{ createIndexes: "things", indexes: [{ key: { b: "2dsphere" }, name: "b" }] }, 67],
    [{ createIndexes: "things", indexes: [{ key: { "$**": 1 }, name: "b" }] }, 67],
    [{ dropIndexes: "things", index: "_id_" }, 72],
    [{ mapReduce: "things", map: "m", reduce: "r", out: { inline: 1 } }, 115],
    [{ createUser: "somebody", pwd: "x", roles: [] }, 115],
    [{ saslStart: 1, mechanism: "SCRAM-SHA-256", payload: "x" }, 115],
    [{ setDefaultRWConcern: 1, defaultWriteConcern: { w: 1 } }, 115],
    [{ compact: "nowhere" }, 26],
    [{ insert: "things", documents: [{}], writeConcern: { w: -1 } }, 9],
    [{ insert: "things", documents: [{}], writeConcern: { w: 51 } }, 9],
    [{ createIndexes: "things", indexes: [{ key: { b: 1 }, name: "*" }] }, 2],
    [{ createIndexes: "things", indexes: [{ key: { b: 1 }, name: "b", v: 3 }] }, 67],
    [{ createIndexes: "things", indexes: [{ key: { b: 1 }, name: "b", unique: "yes" }] }, 14],
    [{ createIndexes: "things", indexes: [{ key: { b: 1 }, name: "b", sparse: "yes" }] }, 14],
    [aggregate({ $match: {} }, { $collStats: { count: {} } }), 40602],
    [aggregate({ $match: {} }, { $documents: [] }), 40602],
    [aggregate({ $documents: [] }), 73],
    [{ ...aggregate({ $match: {} }), aggregate: 1 }, 73],
    [{ hostInfo: 1 }, 13],
    [{ replSetGetConfig: 1 }, 115],
    [{ setParameter: 1, logLevel: 1 }, 115],
    [{ fsync: 1, lock: true }, 115],
    [{ shutdown: 1, force: true }, 115],
    [{ profile: -1 }, 115],
    [{ top: 1 }, 115],
    [{ dbHash: 1 }, 115],
    [{ dataSize: "test.things" }, 115],
    [{ reIndex: "things" }, 115],
    [{ usersInfo: 1 }, 115],
    [{ planCacheClear: "things" }, 115],
    [{ nothing: 1 }, 59],
    [{ create: "system.things" }, 73],
    [aggregate({ $group: { _id: null, "a.b": { $sum: 1 } } }), 40235],
    [aggregate({ $group: { _id: "$a", "a.b": { $sum: 1 } } }), 40235],
  ];
  test.each(asked)("%j: %i", async (command, code) => {
    await expect(db.command(command)).rejects.toMatchObject({ code });
  });

  test.each([
    [{ getLog: "none" }, 96],
    [{ getLog: 1 }, 14],
    [{ getParameter: 1, none: 1 }, 72],
    [{ getParameter: 1 }, 72],
    [{ killOp: 1 }, 4],
    [{ renameCollection: "test.things", to: "test.system.things" }, 73],
    [{ renameCollection: "test.things", to: "TEST.things" }, 13297],
  ])("admin %j: %i", async (command, code) => {
    await expect(admin.command(command)).rejects.toMatchObject({ code });
  });

  test("names that are the server's own, or differ from a database in case only", async () => {
    await expect(db.collection("system.things").insertOne({})).rejects.toMatchObject({ code: 73 });
    const other = client.db("TEST").collection("things");
    await expect(other.insertOne({})).rejects.toMatchObject({ code: 13297 });
    await expect(client.db("Test").createCollection("things")).rejects.toMatchObject({ code: 13297 });
  });
});
