import type { Document } from "mongodb";
import { expect, test } from "vitest";
import { testStore } from "./store.ts";

const { db } = await testStore();

/** Numbers that look random and are the same each time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const fields = ["a", "b", "c.d", "c.e", "list", "list.x"];

function value(random: (below: number) => number): unknown {
  const values = [0, 1, 2, 3, -1, 2.5, null, "a", "b", "", true, new Date(5), [1, 2], [], ["a", 3], { x: 1 }];
  return values[random(values.length)];
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
  switch (random(10)) {
    case 0:
      return { $in: [value(random), value(random), value(random)] };
    case 1:
      return { [operators[random(4)]!]: value(random) ?? 1 };
    case 2:
      return { $gte: random(3), $lt: random(5) };
    case 3:
      return { $exists: random(2) === 0 };
    case 4:
      return { $ne: value(random) };
    case 5:
      return { $elemMatch: { x: random(4), y: random(3) } };
    case 6:
      return { $elemMatch: { $gte: random(3), $lte: random(4) } };
    case 7:
      return { $elemMatch: {} };
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
        things.find(wanted).hint({ $natural: 1 }).toArray(),
        things.find(wanted).toArray(),
        things.find(wanted).sort(sort).toArray(),
        things.find(wanted).sort(sort).hint({ $natural: 1 }).toArray(),
        things.countDocuments(wanted),
      ]);
      const ids = (documents: Document[]) => documents.map(({ _id }) => _id as number);
      const what = JSON.stringify(wanted);
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
