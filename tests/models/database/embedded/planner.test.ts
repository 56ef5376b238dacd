import { BSON, type Collection, type Document, type Sort } from "mongodb";
import { expect, test } from "vitest";
import { testStore } from "./store.ts";

const { client, db } = await testStore();

/** Numbers that look random and are the same each time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Which documents are found, and no more of them. */
const which = { projection: { _id: 1 } };

const fields = ["a", "b", "c.d", "c.e", "list", "list.x"];

const plain = [0, 1, 2, 3, -1, 2.5, null, "a", "b", "", true, new Date(5), [1, 2], [], ["a", 3], { x: 1 }];
/** A filter matches them against texts, and finds documents that have the very same. */
const patterns = [/^a/, /^ab/, /^b/, /^a/i, [/^a/, 2]];
const values = [...plain, ...patterns, "ab", ["b", "ab"]];

function value(random: (below: number) => number, among: unknown[] = values): unknown {
  return among[random(among.length)];
}

function document(random: (below: number) => number): Document {
  const made: Document = {};
  for (const field of ["a", "b"]) if (random(5) > 0) made[field] = value(random);
  if (random(4) > 0) made.c = { d: value(random), ...(random(2) > 0 && { e: random(4) }) };
  if (random(3) > 0) {
    made.list = Array.from({ length: random(4) }, () => (random(2) > 0 ? { x: random(4), y: random(3) } : random(4)));
  }
  return made;
}

function condition(random: (below: number) => number): unknown {
  const operators = ["$gt", "$gte", "$lt", "$lte"];
  switch (random(12)) {
    case 0:
      return { $in: [value(random), value(random), value(random)] };
    case 1:
      return { [operators[random(4)]!]: value(random, plain) ?? 1 };
    case 2:
      return { $gte: random(3), $lt: random(5) };
    case 3:
      return { $exists: random(2) === 0 };
    case 4:
      return { $ne: value(random, plain) };
    case 5:
      return { $elemMatch: { x: random(4), y: random(3) } };
    case 6:
      return { $elemMatch: { $gte: random(3), $lte: random(4) } };
    case 7:
      return { $elemMatch: {} };
    case 8:
      return { $regex: ["^a", "^ab", "^b"][random(3)] };
    case 9:
      return random(2) === 0 ? { $eq: value(random, patterns) } : { $elemMatch: { $regex: "^a", $options: "" } };
    default:
      return value(random);
  }
}

/** `$and`, `$or` and `$nor` may stand in each other as deep as somebody likes. */
function filter(random: (below: number) => number, depth = 3): Document {
  const made: Document = {};
  for (let i = 0; i < 1 + random(3); i++) made[fields[random(fields.length)]!] = condition(random);
  if (random(5) === 0) made.$or = [{ a: condition(random) }, { b: condition(random) }];
  if (random(6) === 0) made.$and = [{ a: condition(random) }, { list: condition(random) }];
  if (depth > 0 && random(4) === 0) {
    const name = ["$and", "$or", "$nor"][random(3)]!;
    made[name] = Array.from({ length: 1 + random(3) }, () => filter(random, depth - 1));
  }
  return made;
}

const indexSets: { key: Document; [option: string]: unknown }[][] = [
  [{ key: { a: 1 } }, { key: { b: -1 } }, { key: { "c.d": 1 } }, { key: { list: 1 } }, { key: { "list.x": 1 } }],
  [
    { key: { a: 1, b: 1 } },
    { key: { b: 1, "c.d": -1 } },
    { key: { "list.x": 1, "list.y": 1 } },
    { key: { a: -1, "list.x": 1 } },
  ],
  [
    { key: { a: 1 }, partialFilterExpression: { b: { $gte: 1 } } },
    { key: { b: 1 }, partialFilterExpression: { a: { $exists: true } } },
    { key: { "c.d": 1 }, sparse: true },
    { key: { "c.e": 1, a: 1 }, partialFilterExpression: { "c.e": { $in: [1, 2] } } },
    { key: { list: 1, b: -1 }, sparse: true },
    { key: { a: -1 }, partialFilterExpression: { a: { $gte: "a" } } },
  ],
];

test.each(indexSets.map((indexes, i) => [i, indexes] as const))(
  "indexes give what reading all gives (%i)",
  async (i, indexes) => {
    const random = generator(i + 1);
    const things = db.collection(`things${i}`);
    const made = Array.from({ length: 250 }, (_, id) => ({ _id: id as never, ...document(random) }));
    await things.insertMany(made);
    // Compound indexes refuse documents with two arrays side by side.
    for (const { key, ...options } of indexes) {
      for (;;) {
        const error = await things.createIndex(key as never, options).then(
          () => undefined,
          (thrown: { code: number }) => thrown,
        );
        if (!error) break;
        expect(error.code).toBe(171);
        await things.deleteMany({
          $and: Object.keys(key).map((path) => ({ [path.split(".")[0]!]: { $type: "array" } })),
        });
        await things.deleteMany({ "c.d": { $type: "array" }, b: { $type: "array" } });
      }
    }
    let indexed = 0;
    for (let round = 0; round < 250; round++) {
      const wanted = filter(random);
      const sort = { [["a", "b", "c.d", "_id"][random(4)]!]: random(2) === 0 ? 1 : -1, _id: 1 } as const;
      const [plain, chosen, sorted, sortedPlain, counted] = await Promise.all([
        things.find(wanted, which).hint({ $natural: 1 }).toArray(),
        things.find(wanted, which).toArray(),
        things.find(wanted, which).sort(sort).toArray(),
        things.find(wanted, which).sort(sort).hint({ $natural: 1 }).toArray(),
        things.countDocuments(wanted),
      ]);
      const ids = (documents: Document[]) => documents.map(({ _id }) => _id as number);
      const what = BSON.EJSON.stringify(wanted);
      expect(
        ids(chosen).toSorted((x, y) => x - y),
        what,
      ).toEqual(ids(plain));
      expect(ids(sorted), `${what} ${JSON.stringify(sort)}`).toEqual(ids(sortedPlain));
      expect(counted, what).toBe(plain.length);
      const { queryPlanner } = await things.find(wanted).explain("queryPlanner");
      if (!JSON.stringify(queryPlanner.winningPlan).includes("COLLSCAN")) indexed++;
    }
    expect(indexed).toBeGreaterThan(40);
  },
);

test("an index of arrays is not believed where it cannot know", async () => {
  const lists = db.collection("lists");
  await lists.insertMany([
    { _id: 1 as never, tags: ["b"], rows: [{ x: 1, y: 2 }], one: 1 },
    { _id: 2 as never, tags: ["a", "b"], rows: [{ x: 1, y: 0 }, { x: 0, y: 2 }], one: 2 }, // prettier-ignore
  ]);
  await lists.createIndexes([{ key: { tags: 1 } }, { key: { "rows.x": 1, "rows.y": 1 } }, { key: { one: 1 } }]);
  const ids = async (wanted: Document, sort: Sort = { _id: 1 }) =>
    (await lists.find(wanted).sort(sort).toArray()).map(({ _id }) => Number(_id));
  // Each of two fields may be met by another element, unless one element is asked for.
  expect(await ids({ "rows.x": 1, "rows.y": 2 })).toEqual([1, 2]);
  expect(await ids({ rows: { $elemMatch: { x: 1, y: 2 } } })).toEqual([1]);
  // Where no document has an array, one that begins with a value is not that value.
  expect(await ids({ one: [1, 2] })).toEqual([]);
  expect(await ids({ one: { $in: [[1], 2] } })).toEqual([2]);
  // All have the element, and each sorts by its own least.
  expect(await ids({ tags: "b" }, { tags: 1 })).toEqual([2, 1]);
});

test("a range whose ends are of two types holds nothing", async () => {
  const mixed = db.collection("mixed");
  const moment = new Date(9);
  const id = new BSON.ObjectId();
  await mixed.insertMany([{ a: "b" }, { a: new Date(5) }, { a: new BSON.ObjectId() }, { a: 5 }]);
  await mixed.createIndexes([{ key: { a: 1 } }, { key: { a: -1 }, name: "backward" }]);
  for (const [low, high] of [
    ["a", moment],
    ["a", id],
    [id, moment],
    [moment, "z"],
    [moment, id],
    [1, "z"],
  ]) {
    for (const hint of [{ $natural: 1 } as const, "a_1", "backward"]) {
      const wanted = { a: { $gte: low, $lt: high } };
      expect(await mixed.countDocuments(wanted, { hint }), BSON.EJSON.stringify({ low, high, hint })).toBe(0);
    }
  }
});

/** Compares in a transaction that sees its own changes, which no index knows: the first documents replaced, some more gone. */
const amidChanges = (
  things: Collection,
  [replaced, gone]: [number, number],
  made: (id: number) => Document,
  compare: (options: object) => Promise<void>,
): Promise<void> =>
  client.withSession(async (session) => {
    session.startTransaction();
    for (let id = 0; id < replaced; id++) await things.replaceOne({ _id: id as never }, made(id), { session });
    await things.deleteMany({ _id: { $gte: replaced, $lt: gone } as never }, { session });
    for (let round = 0; round < 20; round++) await compare({ session });
    await session.abortTransaction();
  });

test("several indexes, and several ranges of one, together give what reading all gives", async () => {
  const random = generator(7);
  const people = db.collection("people");
  const texts = ["an", "ana", "anton", "bo", "boa", "cy", "d"];
  const person = (_id: number): Document => {
    const words = Array.from({ length: random(5) }, () => texts[random(texts.length)]!);
    const gone = [{}, { gone: null }, { gone: null }, { gone: new Date(random(9)) }][random(4)]!;
    return { _id, name: `n${random(40)}`, words, starts: words.map(([first]) => first), team: random(3), ...gone };
  };
  await people.insertMany(Array.from({ length: 1_000 }, (_, id) => person(id)));
  for (const key of [{ words: 1 }, { starts: 1, gone: 1, name: 1, _id: 1 }, { team: 1, gone: 1, name: 1, _id: 1 }])
    await people.createIndex(key as never);
  await people.createIndex({ starts: -1, name: -1, _id: -1 }, { name: "down" });
  await people.createIndex({ gone: 1, name: -1 });
  await people.createIndex({ words: 1 }, { name: "here", partialFilterExpression: { gone: null } });
  const begins = () => ({ words: new RegExp(`^${texts[random(texts.length)]!.slice(0, 1 + random(3))}`) });
  let together = 0;
  const compare = async (options: object): Promise<void> => {
    const wanted: Document = { $and: Array.from({ length: 1 + random(3) }, begins) };
    if (random(2) === 0) wanted.starts = "abcd"[random(4)];
    if (wanted.starts && random(2) === 0) wanted.$and.push({ starts: "abc"[random(3)] });
    if (random(3) > 0) wanted.gone = random(4) > 0 ? null : { $gt: new Date(random(9)) };
    if (random(3) === 0) wanted.team = random(2) === 0 ? random(3) : { $in: [random(3), random(3)] };
    if (random(4) === 0) wanted.words = { $in: [texts[random(texts.length)]!, texts[random(texts.length)]!] };
    if (random(3) === 0) wanted.name = { $gte: `n${random(40)}` };
    if (random(5) === 0) wanted.$or = [{ name: "n1" }, { team: 1 }];
    const sorts: Sort[] = [{ name: 1, _id: 1 }, { name: -1, _id: -1 }, { _id: 1 }];
    const sort = sorts[random(3)]!;
    const hint = [undefined, { words: 1 }, { team: 1, gone: 1, name: 1, _id: 1 }, wanted.starts && { starts: 1, gone: 1, name: 1, _id: 1 }, wanted.starts && "down", wanted.gone === null && "here"][random(6)]; // prettier-ignore
    const asked = { ...options, ...(hint && { hint }) };
    const limit = [5, 30, 300, 2_000][random(4)]!;
    const [plain, found, unsorted, all, some] = await Promise.all([
      people
        .find(wanted, { ...options, ...which })
        .sort(sort)
        .hint({ $natural: 1 })
        .toArray(),
      people
        .find(wanted, { ...asked, ...which })
        .sort(sort)
        .limit(limit)
        .toArray(),
      people
        .find(wanted, { ...asked, ...which })
        .limit(limit)
        .toArray(),
      people.countDocuments(wanted, asked),
      people.countDocuments(wanted, { ...asked, limit, skip: 2 }),
    ]);
    const what = JSON.stringify({
      ...wanted,
      $and: wanted.$and.map(({ words, starts }: Document) => String(words ?? JSON.stringify(starts))),
      sort,
      hint,
    });
    const ids = (documents: Document[]) => documents.map(({ _id }) => _id as number);
    const every = new Set(ids(plain));
    expect(ids(found), what).toEqual(ids(plain).slice(0, limit));
    expect(new Set(ids(unsorted)).size, what).toBe(Math.min(limit, plain.length));
    expect(
      ids(unsorted).every((id) => every.has(id)),
      what,
    ).toBe(true);
    expect([all, some], what).toEqual([plain.length, Math.max(0, Math.min(limit, plain.length - 2))]);
    const { queryPlanner } = await people
      .find(wanted, { ...(hint && { hint }) })
      .sort(sort)
      .limit(limit)
      .explain("queryPlanner");
    if (JSON.stringify(queryPlanner).includes("AND_HASH")) together++;
  };
  for (let round = 0; round < 120; round++) await compare({});
  expect(together).toBeGreaterThan(40);
  await amidChanges(people, [100, 150], person, compare);
});

test("several elements of one array are found together, in the order of an index, as reading all finds them", async () => {
  const random = generator(11);
  const visits = db.collection("visits");
  const tags = ["a", "ab", "common", "half", "rare", 1, null, { x: 1 }];
  const visit = (_id: number): Document => ({
    _id,
    name: `n${random(300)}`,
    gone: [null, null, new Date(5)][random(3)]!,
    // Of those with "half", all come late in the order of names.
    tags: [...tags.filter((tag) => (tag === "common" ? random(9) > 0 : tag !== "half" && random(tag === "rare" ? 90 : 3) === 0))], // prettier-ignore
    rows: Array.from({ length: random(4) }, () => ({ x: random(3), y: random(3) })),
  });
  const made = Array.from({ length: 1_200 }, (_, id) => visit(id));
  for (const one of made) if (one.name > "n27" && random(2) === 0) one.tags.push("half");
  await visits.insertMany(made);
  await visits.createIndex({ tags: 1, gone: 1, name: 1, _id: 1 }, { name: "up" });
  await visits.createIndex({ tags: -1, name: -1, _id: 1 }, { name: "down" });
  await visits.createIndex({ "rows.x": 1, "rows.y": 1, name: 1, _id: 1 }, { name: "rows" });
  await visits.createIndex({ "rows.x": 1, name: 1, _id: 1 }, { name: "x" });
  let leapt = 0;
  const compare = async (options: object): Promise<void> => {
    const few = Array.from({ length: 2 + random(2) }, () => [...tags, ["common"], ["a", "common"]][random(10)]);
    const ofRows = { $and: [{ rows: { $elemMatch: { x: random(3), y: random(3) } } }, { "rows.x": random(3) }, { "rows.x": random(3) }] }; // prettier-ignore
    const hint = ["up", "down", "rows", "x", undefined][random(5)];
    const isOfRows = hint === "rows" || hint === "x";
    const wanted: Document = isOfRows ? ofRows : [{ tags: { $all: few } }, { $and: few.map((tag) => ({ tags: tag })) }][random(2)]!; // prettier-ignore
    if (random(3) > 0) wanted.gone = null;
    if (random(3) === 0) wanted.name = { [random(2) === 0 ? "$gte" : "$lt"]: `n${random(300)}` };
    if (random(5) === 0) wanted["rows.y"] = random(3);
    if (!isOfRows && random(6) === 0) wanted.$and = [{ tags: "a" }, { tags: { $in: ["ab", "common"] } }, { tags: 1 }];
    const way = random(2) === 0 ? 1 : -1;
    const sort = hint === "down" ? { name: way, _id: -way } : { name: way, _id: way };
    const limit = [1, 26, 200, 5_000][random(4)]!;
    const asked = { ...options, ...(hint && { hint }) };
    const plain = await visits.find(wanted, options).sort(sort as Sort).hint({ $natural: 1 }).toArray(); // prettier-ignore
    const cursor = visits.find(wanted, { ...asked, batchSize: 7 }).sort(sort as Sort).limit(limit); // prettier-ignore
    const found = await cursor.toArray();
    const what = BSON.EJSON.stringify({ wanted, sort, limit, hint });
    expect(
      found.map(({ _id }) => _id),
      what,
    ).toEqual(plain.slice(0, limit).map(({ _id }) => _id));
    const counting = [{ $match: wanted }, { $sort: sort }, { $count: "n" }];
    const [counted] = await visits.aggregate<{ n: number }>(counting, asked).toArray();
    expect(counted?.n ?? 0, what).toBe(plain.length);
    const { executionStats, queryPlanner } = await visits.find(wanted, hint ? { hint } : {}).sort(sort as Sort).limit(limit).explain("executionStats"); // prettier-ignore
    if (!JSON.stringify(queryPlanner).includes("AND_SORTED")) return;
    leapt++;
    const isWhole = !/null|\$in|rows|\["a","common"\]|\["common"\]/.test(JSON.stringify(wanted));
    if (isWhole) expect(executionStats.totalDocsExamined, what).toBeLessThanOrEqual(found.length + 1);
  };
  for (let round = 0; round < 80; round++) await compare({});
  expect(leapt).toBeGreaterThan(25);
  // To whom letters are the same whatever their case, keys that tell them apart say nothing.
  const shouted = { $and: [{ tags: "A" }, { tags: 1 }, { gone: null }] };
  const alike = visits.find(shouted, { collation: { locale: "en", strength: 2 } }).sort({ gone: 1 }).limit(9); // prettier-ignore
  expect(await alike.toArray()).toHaveLength(9);
  await amidChanges(visits, [50, 80], visit, compare);
});

test("after many documents that one wide range alone does not find, only those are read that another finds, too", async () => {
  const people = db.collection("crowd");
  const words = (letter: string) => [1, 2, 3, 4].map((n) => `${letter}${n}`);
  const all = Array.from({ length: 10_200 }, (_, i) => ({
    _id: i as never,
    name: 20_000 - i,
    words: [
      ...(i < 60 ? ["a1", "b1"] : words(i % 2 === 0 ? "a" : "b")),
      ...(i < 30 ? ["c1"] : []),
      ...(i % 20 === 0 ? ["d1"] : []),
    ],
  }));
  await people.insertMany(all);
  await people.createIndexes([{ key: { name: 1 } }, { key: { words: 1 } }]);
  const both = { $and: [{ words: /^a/ }, { words: /^b/ }] };
  const find = (limit: number) => people.find(both).sort({ name: 1 }).hint({ name: 1 }).limit(limit);
  const ids = Array.from({ length: 60 }, (_, i) => 59 - i);
  expect((await find(40).toArray()).map(({ _id }) => _id)).toEqual(ids.slice(0, 40));
  expect((await find(900).toArray()).map(({ _id }) => _id)).toEqual(ids);
  expect(await people.countDocuments(both, { hint: { name: 1 }, limit: 50 })).toBe(50);
  expect(await people.countDocuments(both, { hint: { name: 1 } })).toBe(60);
  const { executionStats } = await find(40).explain("executionStats");
  expect(executionStats.totalDocsExamined).toBeLessThan(1_500);
  // In no order: of ranges of one index a small one is read alone, and a wide one walked for what another finds, too.
  for (const [letter, count, stage] of [
    ["c", 30, "IXSCAN"],
    ["d", 510, "AND_HASH"],
  ] as const)
    for (const words of [
      [/^a/, new RegExp(`^${letter}`)],
      [new RegExp(`^${letter}`), /^a/],
    ]) {
      const wanted = { $and: words.map((one) => ({ words: one })) };
      const { winningPlan } = (await people.find(wanted).hint({ words: 1 }).limit(900).explain()).queryPlanner;
      expect(winningPlan.inputStage.inputStage.stage, JSON.stringify(winningPlan)).toBe(stage);
      expect("filter" in winningPlan.inputStage).toBe(letter === "c");
      expect(await people.countDocuments(wanted, { hint: { words: 1 } })).toBe(count);
    }
  // What is looked for in several ranges is not put beside another: a statement knows one range of each.
  await people.updateMany({ _id: { $mod: [101, 1] } as never }, { $push: { words: "e1" } as never });
  await people.updateMany({ _id: { $mod: [101, 2] } as never }, { $push: { words: "e2" } as never });
  await people.updateMany({}, { $push: { words: "f1" } as never });
  const either = { $and: [{ words: { $in: ["e1", "e2"] } }, { words: /^f/ }] };
  expect(await people.countDocuments(either)).toBe(202);
  expect(await people.find(either).limit(900).toArray()).toHaveLength(202);
});
