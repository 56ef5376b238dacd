import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Collection, Document, Filter } from "mongodb";
import { describe, expect, test } from "vitest";
import { Index } from "#models/database/embedded/index/definition.ts";
import { deleteExpired } from "#models/database/embedded/index/expiry.ts";
import { Pace } from "#models/database/embedded/reading/pace.ts";
import { Store } from "#models/database/embedded/store/store.ts";
import { prepareUpdated } from "#models/database/embedded/writing/document.ts";
import { collectionScans, testStore } from "./store.ts";

const { db } = await testStore({ expiryMilliseconds: 100 });

let n = 0;
const fresh = () => db.collection(`things${++n}`);

interface Stage {
  stage: string;
  indexName?: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}

/** The stages of the plan for a search, outermost first, and what it reads. */
async function planOf(things: Collection, filter: Filter<Document>, sort: Document = {}) {
  const explained = await things
    .find(filter)
    .sort(sort as never)
    .explain("executionStats");
  const stages: string[] = [];
  let indexName: string | undefined;
  for (let stage: Stage | undefined = explained.queryPlanner.winningPlan; stage; stage = stage.inputStage) {
    stages.push(stage.stage);
    indexName = stage.indexName ?? indexName;
  }
  return { stages, indexName, examined: explained.executionStats.totalDocsExamined as number };
}

describe("indexes are used", () => {
  const people = db.collection("people");
  const many = Array.from({ length: 3_000 }, (_, i) => ({
    _id: i as never,
    email: `p${i}@example.org`,
    department: i % 20,
    startsAt: new Date(Date.UTC(2030, 0, 1) + i * 60_000),
    state: i % 3 === 0 ? "open" : "closed",
    tags: [`a${i % 7}`, `b${i % 11}`],
    places: [
      { person: i % 50, role: "x" },
      { person: (i + 1) % 50, role: "y" },
    ],
    ...(i % 10 === 0 && { nickname: `n${i}` }),
  }));

  test("making them beside documents that are there", async () => {
    await people.insertMany(many);
    await people.createIndexes([
      { key: { email: 1 }, unique: true },
      { key: { department: 1, startsAt: -1 } },
      { key: { startsAt: 1 }, name: "open_only", partialFilterExpression: { state: "open" } },
      { key: { tags: 1 } },
      { key: { "places.person": 1, "places.role": 1 } },
      { key: { nickname: 1 }, sparse: true },
    ]);
    expect((await people.indexes()).map(({ name }) => name)).toEqual([
      "_id_",
      "email_1",
      "department_1_startsAt_-1",
      "open_only",
      "tags_1",
      "places.person_1_places.role_1",
      "nickname_1",
    ]);
  });

  const day = (i: number) => new Date(Date.UTC(2030, 0, 1) + i * 60_000);
  test.each<[string, Filter<Document>, Document, string | undefined, number]>([
    ["_id", { _id: 7 as never }, {}, "_id_", 1],
    ["several _id", { _id: { $in: [7, 8] } as never }, {}, "_id_", 2],
    ["a unique key", { email: "p9@example.org" }, {}, "email_1", 1],
    ["a compound prefix", { department: 3 }, {}, "department_1_startsAt_-1", 150],
    [
      "equality and range",
      { department: 3, startsAt: { $gte: day(0), $lt: day(203) } },
      {},
      "department_1_startsAt_-1",
      10,
    ],
    ["the order of the index", { department: 3 }, { startsAt: -1 }, "department_1_startsAt_-1", 150],
    ["its order backwards", { department: 3 }, { startsAt: 1 }, "department_1_startsAt_-1", 150],
    ["$in on a prefix", { department: { $in: [3, 4] }, startsAt: { $lt: day(21) } }, {}, "department_1_startsAt_-1", 2],
    ["a partial index", { state: "open", startsAt: { $lt: day(30) } }, {}, "open_only", 10],
    ["an array's element", { tags: "a3" }, {}, "tags_1", 429],
    [
      "one element of an array",
      { places: { $elemMatch: { person: 5, role: "x" } } },
      {},
      "places.person_1_places.role_1",
      60,
    ],
    ["a sparse index", { nickname: "n50" }, {}, "nickname_1", 1],
    ["the beginning of a text", { email: /^p299/ }, {}, "email_1", 11],
  ])("%s", async (_what, filter, sort, indexName, most) => {
    const plan = await planOf(people, filter, sort);
    expect(plan.stages).not.toContain("COLLSCAN");
    expect(plan.stages).not.toContain("SORT");
    expect(plan.indexName).toBe(indexName);
    expect(plan.examined).toBeLessThanOrEqual(most);
  });

  test("of alternatives, each has its index", async () => {
    const filter = { $or: [{ email: "p1@example.org" }, { nickname: "n20" }] };
    const explained = await people.find(filter).explain("executionStats");
    expect(explained.executionStats).toMatchObject({ nReturned: 2, totalDocsExamined: 2 });
  });

  test("of two indexes, the one that finds fewer documents", async () => {
    await people.createIndex({ state: 1 });
    expect(await planOf(people, { state: "open", tags: "b7" })).toMatchObject({ indexName: "tags_1" });
    expect(await planOf(people, { state: "gone", tags: "b7" })).toMatchObject({ indexName: "state_1", examined: 0 });
    await people.dropIndex("state_1");
    // Both are wide: one has the order that is asked for, and seven times as many.
    await people.createIndex({ startsAt: 1, _id: 1 });
    const narrow = await planOf(people, { tags: "a3", startsAt: { $gte: day(0) } }, { startsAt: 1, _id: 1 });
    expect(narrow).toMatchObject({ indexName: "tags_1", examined: 429 });
    // One count may end where the other goes on for long.
    const few = await planOf(people, { department: 3, startsAt: { $gte: day(0) } }, { startsAt: 1, _id: 1 });
    expect(few).toMatchObject({ indexName: "department_1_startsAt_-1", examined: 150 });
    // A few of many are found sooner in their order, and no more is read for many of them.
    const wide = { tags: "a3", startsAt: { $gte: day(0) } };
    for (const [limit, most] of [
      [5, 50],
      [400, 429],
    ] as const) {
      const part = people.find(wide).sort({ startsAt: 1, _id: 1 }).limit(limit);
      expect((await part.explain("executionStats")).executionStats.totalDocsExamined).toBeLessThanOrEqual(most);
    }
    await people.dropIndex("startsAt_1__id_1");
  });

  test("of a wide range and the parts of an $or, what reads less", async () => {
    await people.createIndex({ startsAt: 1 }, { name: "times" });
    const either = { startsAt: { $gte: day(0) }, $or: [{ department: 3 }, { nickname: "n20" }] };
    const explained = await people.find(either).sort({ startsAt: 1 }).explain("executionStats");
    expect(explained.executionStats).toMatchObject({ nReturned: 151, totalDocsExamined: 151 });
    expect((await people.find(either).sort({ startsAt: 1 }).toArray()).map(({ _id }) => _id)).toEqual(
      many.filter(({ department, _id }) => department === 3 || Number(_id) === 20).map(({ _id }) => _id),
    );
    // Where both are wide, the range.
    const both = { startsAt: { $gte: day(0) }, $or: [{ tags: "a3" }, { department: { $gte: 0 } }] };
    expect(await planOf(people, both)).toMatchObject({ indexName: "times", examined: 3_000 });
    await people.dropIndex("times");
  });

  test("a partial or sparse index answers only what it holds", async () => {
    expect((await planOf(people, { startsAt: { $lt: day(30) } })).stages).toContain("COLLSCAN");
    expect(await people.countDocuments({ startsAt: { $lt: day(30) } })).toBe(30);
    expect(await people.countDocuments({ nickname: null })).toBe(2_700);
    expect((await people.find().sort({ nickname: 1 }).limit(1).toArray())[0]!._id).toBe(1);
    // What all that it holds have is not asked of each again.
    await people.createIndex({ tags: 1 }, { name: "open", partialFilterExpression: { state: "open" } });
    const open = { tags: /^a3/, state: "open" };
    const { queryPlanner } = await people.find(open).hint("open").explain("queryPlanner");
    expect(queryPlanner.winningPlan.filter).toBeUndefined();
    expect(await people.countDocuments(open, { hint: "open" })).toBe(143);
    const either = people.find({ tags: /^a3/, state: { $in: ["open", "shut"] } }).hint("open");
    await expect(either.explain()).rejects.toThrow("partial");
    await people.dropIndex("open");
  });

  test("the counter of whole readings stands still", async () => {
    const before = await collectionScans(db);
    await people.find({ department: 4 }).sort({ startsAt: -1 }).limit(5).toArray();
    await people.updateOne({ email: "p5@example.org" }, { $set: { seen: true } });
    await people.findOneAndUpdate({ _id: 6 as never, state: "open" }, { $set: { seen: true } });
    await people.countDocuments({ department: 4 });
    expect(await collectionScans(db)).toBe(before);
    await people.findOne({ seen: "never" });
    expect(await collectionScans(db)).toBe(before + 1);
  });
});

describe("unique indexes", () => {
  test("name the index and the key in the error", async () => {
    const things = fresh();
    await things.createIndex({ a: 1, "b.c": 1 }, { unique: true });
    await things.insertOne({ a: 1, b: { c: "x" } });
    const error = await things.insertOne({ a: 1, b: { c: "x" } }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 11000,
      message: expect.stringContaining('index: a_1_b.c_1 dup key: { a: 1, b.c: "x" }'),
      errorResponse: { keyPattern: { a: 1, "b.c": 1 }, keyValue: { a: 1, "b.c": "x" } },
    });
    const updating = things.updateOne({ a: 2 }, { $set: { a: 1, b: { c: "x" } } }, { upsert: true });
    expect(await updating.catch((thrown: unknown) => thrown)).toMatchObject({ code: 11000, keyValue: { a: 1 } });
    expect(await things.countDocuments()).toBe(1);
  });

  test("missing counts as null, unless the index is partial or sparse", async () => {
    const things = fresh();
    await things.createIndex({ a: 1 }, { unique: true });
    await things.createIndex({ b: 1 }, { unique: true, sparse: true });
    await things.createIndex({ c: 1 }, { unique: true, partialFilterExpression: { c: { $exists: true } } });
    await things.insertOne({ a: 1 });
    await things.insertOne({ a: 2 });
    await things.insertOne({});
    expect(await things.insertOne({}).catch((thrown: unknown) => thrown)).toMatchObject({ code: 11000 });
    await things.insertOne({ a: 3, b: 1, c: 1 });
    expect(await things.insertOne({ a: 4, c: 1 }).catch((thrown: unknown) => thrown)).toMatchObject({ code: 11000 });
  });

  test("a partial one lets go of a document that leaves it", async () => {
    const things = fresh();
    await things.createIndex({ who: 1 }, { unique: true, partialFilterExpression: { live: true } });
    await things.insertOne({ who: 1, live: true });
    expect(await things.insertOne({ who: 1, live: true }).catch((e: unknown) => e)).toMatchObject({ code: 11000 });
    await things.updateOne({ who: 1 }, { $set: { live: false } });
    await things.insertOne({ who: 1, live: true });
    const back = things.updateOne({ live: false }, { $set: { live: true } });
    expect(await back.catch((e: unknown) => e)).toMatchObject({ code: 11000 });
  });

  test("elements of arrays are keys; twice the same in one document is fine", async () => {
    const things = fresh();
    await things.createIndex({ t: 1 }, { unique: true });
    await things.insertOne({ t: ["a", "a", "b"] });
    expect(await things.insertOne({ t: ["c", "b"] }).catch((e: unknown) => e)).toMatchObject({ code: 11000 });
    await things.updateOne({ t: "a" }, { $set: { t: ["a"] } });
    await things.insertOne({ t: ["c", "b"] });
  });

  test("one that the documents do not allow is not made", async () => {
    const things = fresh();
    await things.insertMany([{ a: 1 }, { a: 1 }]);
    const error = await things.createIndex({ a: 1 }, { unique: true }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 11000 });
    expect((await things.indexes()).length).toBe(1);
    await things.insertOne({ a: 1 });
  });

  test("case-insensitive by a collation", async () => {
    const things = fresh();
    const collation = { locale: "en", strength: 2 };
    await things.createIndex({ name: 1 }, { unique: true, collation });
    await things.insertOne({ name: "Ana" });
    expect(await things.insertOne({ name: "ANA" }).catch((e: unknown) => e)).toMatchObject({ code: 11000 });
    const before = await collectionScans(db);
    expect(await things.countDocuments({ name: "aNa" }, { collation })).toBe(1);
    expect(await collectionScans(db)).toBe(before);
    expect(await things.countDocuments({ name: "aNa" })).toBe(0);
    // A partial index holds what has its words, in the letters of its own collation.
    await things.insertMany(["open", "OPEN"].map((state, n) => ({ name: state[0]! + n, n: 1, state, team: n })));
    for (const [name, partialFilterExpression] of Object.entries({
      equal: { state: "open" },
      above: { state: { $gte: "b" } },
      part: { $and: [{ state: { $in: ["open", "shut"] } }] },
    })) {
      await things.createIndex({ n: 1 }, { name, partialFilterExpression });
      expect(await things.countDocuments({ n: 1, state: "open" }, { collation }), name).toBe(2);
      expect(await things.find({ n: 1, state: "open" }).explain()).toMatchObject({
        queryPlanner: { winningPlan: { inputStage: { indexName: name } } },
      });
      const hinted = things.countDocuments({ n: 1, state: "open" }, { collation, hint: name });
      await expect(hinted, name).rejects.toThrow("partial");
      await things.dropIndex(name);
    }
    await things.createIndex({ n: 1 }, { name: "alike", collation, partialFilterExpression: { state: "open" } });
    expect(await things.countDocuments({ n: 1, state: "open" }, { collation, hint: "alike" })).toBe(2);
    await expect(things.countDocuments({ n: 1, state: "open" }, { hint: "alike" })).rejects.toThrow("partial");
    await things.dropIndex("alike");
    await things.createIndex({ n: 1 }, { name: "team", partialFilterExpression: { team: { $gte: 0 } } });
    const byTeam = things.find({ n: 1, team: 1 }, { collation });
    expect(JSON.stringify(await byTeam.explain("queryPlanner"))).toContain('"indexName":"team"');
  });
});

describe("making and dropping", () => {
  test("the same again is no error, something else under its name is one", async () => {
    const things = fresh();
    await things.createIndex({ a: 1 }, { unique: true });
    await things.createIndex({ a: 1 }, { unique: true });
    expect(await things.createIndex({ a: 1 }).catch((e: unknown) => e)).toMatchObject({ code: 86 });
    expect(await things.createIndex({ b: 1 }, { name: "a_1" }).catch((e: unknown) => e)).toMatchObject({ code: 86 });
    expect(await things.createIndex({ a: 1 }, { name: "x", unique: true }).catch((e: unknown) => e)).toMatchObject({
      code: 85,
    });
    await things.dropIndex("a_1");
    await things.createIndex({ a: 1 });
    expect(await things.dropIndex("zzz").catch((e: unknown) => e)).toMatchObject({ code: 27 });
    await things.dropIndexes();
    expect((await things.indexes()).length).toBe(1);
  });
});

test("an index is made while others write, and is complete", async () => {
  const things = fresh();
  const count = 6_000;
  await things.insertMany(Array.from({ length: count }, (_, _id) => ({ _id: _id as never, i: _id, list: [_id % 7] })));
  let isOver = false;
  let n = count;
  const beside = Array.from({ length: 4 }, async (_, worker) => {
    for (let round = worker; !isOver; round += 4) {
      const id = (round * 37) % count;
      await things.updateOne({ _id: id as never }, { $set: { i: -id - 1, list: [id % 3, "x"] } });
      await things.deleteOne({ _id: ((round * 53) % count) as never });
      await things.insertOne({ _id: ++n as never, i: n, list: [] });
    }
  });
  await Promise.all([things.createIndex({ i: 1 }, { unique: true }), things.createIndex({ list: 1, i: -1 })]);
  isOver = true;
  await Promise.all(beside);
  const checked = await db.command({ validate: things.collectionName });
  expect(checked).toMatchObject({ valid: true, errors: [] });
  expect(checked.keysPerIndex.i_1).toBe(await things.countDocuments({}, { hint: { $natural: 1 } }));
});

test("documents expire", async () => {
  const things = fresh();
  await things.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
  await things.createIndex({ until: 1 }, { expireAfterSeconds: 0, partialFilterExpression: { kind: "link" } });
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
  await things.insertMany([
    { _id: 1 as never, at: ago(61) },
    { _id: 2 as never, at: ago(10) },
    { _id: 3 as never, at: "long ago" },
    { _id: 4 as never, at: [ago(10), ago(100)] },
    { _id: 5 as never, until: ago(1), kind: "link" },
    { _id: 6 as never, until: ago(1), kind: "other" },
  ]);
  await expect
    .poll(async () => (await things.find().toArray()).map(({ _id }) => _id), { timeout: 5_000 })
    .toEqual([2, 3, 6]);
});

test("a document that is changed while the expired ones are looked for stays", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "expiry-"));
  const store = new Store(folder);
  const target = store.target();
  const things = target.ensure("test.things");
  const spec = { key: { at: 1 }, name: "at", expireAfterSeconds: 0, partialFilterExpression: { kind: "link" } };
  const index = new Index({ id: store.catalogue.nextId(), spec, multikey: [], isBuilding: false });
  await target.createIndexes(things, [index], new Pace());
  const link = (_id: number, more: object = {}) => prepareUpdated({ _id, at: new Date(5), kind: "link", ...more });
  for (let id = 1; id <= 100; id++) target.insert(things, link(id).doc, link(id).bytes);
  await target.settle();
  // At its first pause, one gets more time, and one is no link any more.
  const pace = new Pace();
  pace.isDue = () => true;
  let isChanged = false;
  pace.giveWay = async () => {
    if (isChanged) return;
    isChanged = true;
    for (const [id, more] of [
      [1, { at: new Date(5_000) }],
      [2, { kind: "other" }],
    ] as const) {
      const [before, after] = [link(id), link(id, more)];
      target.replace(things, [id, before.bytes], before.doc, after.doc, after.bytes);
    }
    await target.settle();
  };
  expect(await deleteExpired(store, new Date(1_000), pace)).toBe(98);
  expect([1, 2, 3].map((row) => store.read().row(things, row) !== undefined)).toEqual([true, true, false]);
  store.close();
  await rm(folder, { recursive: true });
});

describe("an index finds what reading all finds", () => {
  test("a range of words in the order of a collation", async () => {
    const things = fresh();
    const collation = { locale: "en", strength: 2 };
    await things.insertMany(["Ana", "bert", "Carl", "dora"].map((name) => ({ name })));
    await things.createIndex({ name: 1 }, { collation });
    for (const hint of [{ $natural: 1 } as const, { name: 1 } as const]) {
      const found = (filter: Filter<Document>) => things.countDocuments(filter, { collation, hint });
      expect(await found({ name: { $gte: "B" } })).toBe(3);
      expect(await found({ name: { $gt: "ana", $lte: "CARL" } })).toBe(2);
      // A pattern knows no collation.
      expect(await found({ name: /^a/ })).toBe(0);
      expect(await found({ name: /^A/ })).toBe(1);
    }
  });

  test.each([/^ab?/, /^ab*/, /^ab{0}/, /^ab|c/, /^ab/i, /^ab/m, /^ab+/, /^ab$/, /^ab./s, /^ab(?:c|)/, /^a\.b/])(
    "finds by %s what reading all finds",
    async (pattern) => {
      const things = fresh();
      const texts = ["a", "ab", "abb", "abc", "ac", "AB", "c", "x\nab", "xc", "a.b", "a\\.b"];
      await things.insertMany([...texts, pattern, /^ab/].map((text) => ({ text })));
      await things.createIndex({ text: 1 });
      const found = (hint: Document) => things.find({ text: pattern }).sort({ _id: 1 }).hint(hint).toArray();
      expect(await found({ text: 1 })).toEqual(await found({ $natural: 1 }));
    },
  );
});
