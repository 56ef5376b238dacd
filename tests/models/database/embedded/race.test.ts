import { expect, test } from "vitest";
import { testStore } from "./store.ts";

const { db } = await testStore({ client: { maxPoolSize: 100 } });

test("of 1,000 that want one of 5 places at the same time, 5 get one", async () => {
  const sessions = db.collection<{ _id: string; places: number; taken: number[] }>("sessions");
  await sessions.insertOne({ _id: "ramp", places: 5, taken: [] });
  await sessions.findOne();
  const start = performance.now();
  const results = await Promise.all(
    Array.from({ length: 1_000 }, (_, i) =>
      sessions.updateOne({ _id: "ramp", places: { $gt: 0 } }, { $inc: { places: -1 }, $push: { taken: i } }),
    ),
  );
  expect(performance.now() - start).toBeLessThan(10_000); // 3 s on two cores that do nothing else
  expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(5);
  const session = await sessions.findOne();
  expect([session!.places, session!.taken.length]).toEqual([0, 5]);
});

test("of 200 that insert the same key at the same time, one does", async () => {
  const things = db.collection("things");
  await things.createIndex({ key: 1 }, { unique: true });
  const results = await Promise.allSettled(Array.from({ length: 200 }, (_, i) => things.insertOne({ key: "a", i })));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("of 100 upserts of the same key at the same time, one inserts", async () => {
  const things = db.collection<{ key: string; n: number }>("things");
  const results = await Promise.all(
    Array.from({ length: 100 }, () => things.updateOne({ key: "b" }, { $inc: { n: 1 } }, { upsert: true })),
  );
  expect(results.filter(({ upsertedCount }) => upsertedCount === 1)).toHaveLength(1);
  expect((await things.findOne({ key: "b" }))!.n).toBe(100);
});
