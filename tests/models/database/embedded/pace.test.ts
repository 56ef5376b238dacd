import type { ObjectId } from "mongodb";
import { beforeAll, describe, expect, test } from "vitest";
import { testStore } from "./store.ts";

const { db, client } = await testStore();
const things = db.collection("things");
const count = 40_000;
const ids: ObjectId[] = [];
/** Long parts at either end, with a gap between them. */
const partOf = (i: number): string => (i < 16_000 ? "first" : i < 24_000 ? "none" : "last");

beforeAll(async () => {
  for (let from = 0; from < count; from += 5_000)
    await things.insertMany(
      Array.from({ length: 5_000 }, (_, i) => ({
        n: (from + i) * 7,
        group: (from + i) % 20_000,
        part: partOf(from + i),
        text: "x".repeat(50),
      })),
    );
  ids.push(
    ...(
      await things
        .find({}, { projection: { _id: 1 } })
        .limit(4_000)
        .toArray()
    ).map(({ _id }) => _id),
  );
  await db.collection("small").insertMany(Array.from({ length: 40 }, (_, group) => ({ group })));
});

/** How many other commands are answered one after the other while the work goes on. */
async function answeredMeanwhile(work: () => Promise<unknown>): Promise<number> {
  let isOver = false;
  let answered = 0;
  const others = (async () => {
    while (!isOver) {
      await client.db("other").command({ ping: 1 });
      answered++;
    }
  })();
  await work();
  isOver = true;
  await others;
  return answered;
}

/** An expression that takes some milliseconds for one document. */
const slow = {
  $reduce: { input: { $range: [0, 10_000] }, initialValue: 0, in: { $add: ["$$value", "$group"] } },
};

test("what two indexes find together is found beyond the rows that one statement looks at", async () => {
  await things.createIndexes([{ key: { n: 1 } }, { key: { part: 1 } }]);
  const search = (part: string, direction: 1 | -1, more: object = {}) =>
    things
      .find({ n: { $gte: 0 }, part, ...more })
      .sort({ n: direction })
      .limit(100);
  const hundred = Array.from({ length: 100 }, (_, i) => i);
  for (const [part, direction, first] of [
    ["last", 1, 24_000],
    ["first", -1, 15_999],
    ["first", 1, 0],
  ] as const) {
    expect(JSON.stringify(await search(part, direction).explain())).toContain("AND_HASH");
    const found = await search(part, direction).toArray();
    expect(found.map(({ n }) => n)).toEqual(hundred.map((i) => (first + i * direction) * 7));
    expect(await search(part, direction, { text: "none" }).toArray()).toEqual([]);
  }
  await things.dropIndexes();
});

describe("long work gives way to others", () => {
  const works: [string, () => Promise<unknown>][] = [
    ["a scan", () => things.countDocuments({ text: "none" })],
    ["sorting without an index", () => things.find().sort({ group: 1, n: -1 }).limit(count).toArray()],
    [
      "$group",
      () => things.aggregate([{ $group: { _id: "$group", n: { $sum: "$n" } } }, { $sort: { n: -1 } }]).toArray(),
    ],
    ["$sort on computed values", () => things.aggregate([{ $set: { m: { $mod: ["$n", 97] } } }, { $sort: { m: 1 } }, { $limit: 3 }]).toArray()], // prettier-ignore
    ["$facet", () => things.aggregate([{ $facet: { a: [{ $group: { _id: "$group" } }], b: [{ $count: "n" }] } }, { $project: { b: 1 } }]).toArray()], // prettier-ignore
    ["$lookup without an index", () => db.collection("small").aggregate([{ $limit: 3 }, { $lookup: { from: "things", localField: "group", foreignField: "group", as: "all" } }]).toArray()], // prettier-ignore
    ["distinct", () => things.distinct("n")],
    ["a filter that takes long for each document", () => db.collection("small").find({ $expr: { $lt: [slow, -1] } }).toArray()], // prettier-ignore
    [
      "a projection that does",
      () =>
        db
          .collection("small")
          .find({}, { projection: { n: slow } })
          .toArray(),
    ],
    ["a stage that does", () => db.collection("small").aggregate([{ $set: { n: slow } }, { $group: { _id: null, n: { $sum: "$n" } } }]).toArray()], // prettier-ignore
    ["updating all", () => things.updateMany({ text: { $ne: "none" } }, { $inc: { more: 1 } })],
    ["many statements in one command", () => things.bulkWrite(Array.from({ length: 4_000 }, (_, i) => ({ updateOne: { filter: { _id: ids[i]! }, update: { $set: { i } } } })))], // prettier-ignore
    ["deleting all", () => things.deleteMany({ text: { $ne: "none" } })],
  ];
  test.each(works)("%s", async (_name, work) => {
    expect(await answeredMeanwhile(work)).toBeGreaterThan(5);
  });
});

test("a search that gives way changes the document as it is then, not as it was read", async () => {
  const counters = db.collection<{ _id: number; isLast?: true; group: number; n: number }>("counters");
  await counters.insertMany(
    Array.from({ length: 20 }, (_, _id) => ({ _id, group: 1, n: 0, ...(_id === 19 && { isLast: true as const }) })),
  );
  // Slow for each document before the last one: others write meanwhile.
  const search = { $expr: { $and: [{ $gt: [slow, 0] }, "$isLast"] } };
  let isOver = false;
  let plain = 0;
  const others = (async () => {
    while (!isOver) {
      await counters.updateOne({ _id: 19 }, { $inc: { n: 1 } });
      plain++;
    }
  })();
  for (let i = 0; i < 5; i++) await counters.updateOne(search, { $inc: { n: 1 } });
  isOver = true;
  await others;
  expect(await counters.findOne({ _id: 19 })).toMatchObject({ n: plain + 5 });
  expect(plain).toBeGreaterThan(5);
});
