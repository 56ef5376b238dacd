import { Decimal128, Double, Int32, Long, ObjectId, Timestamp } from "mongodb";
import { describe, expect, it } from "vitest";
import { parseCollation } from "#models/database/embedded/bson/collation.ts";
import type { Doc } from "#models/database/embedded/bson/doc.ts";
import { compileUpdate, upsertDocument, type UpdateOptions } from "#models/database/embedded/update/compile.ts";

const now = new Date(1_700_000_000_000);
const run = (doc: Doc, update: Doc | Doc[], options: Partial<UpdateOptions> = {}) =>
  compileUpdate(update, { now, ...options })(doc);
const failure = (code: number) => expect.objectContaining({ code });
const int = (value: number) => new Int32(value);

/** Name, document, update, what it becomes, options. */
const table: [string, Doc, Doc, Doc, Partial<UpdateOptions>?][] = [
  ["$set", { a: 1 }, { $set: { b: 2, "c.d": 3 } }, { a: 1, b: 2, c: { d: 3 } }],
  ["$set in an array", { a: [1, 2] }, { $set: { "a.1": 3, "a.3": 4 } }, { a: [1, 3, null, 4] }],
  ["$set an equal _id", { _id: 1 }, { $set: { _id: 1, a: 1 } }, { _id: 1, a: 1 }],
  ["$set in the order of names", {}, { $set: { z: 1, b: 2, "a.10": 1, "a.9": 2 } }, { a: { 9: 2, 10: 1 }, b: 2, z: 1 }],
  ["$setOnInsert not inserting", { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
  [
    "$unset",
    { a: 1, b: { c: 1, d: 2 }, e: [1, 2] },
    { $unset: { a: "", "b.c": 1, "e.0": 1, x: 1, "b.d.y": 1 } },
    { b: { d: 2 }, e: [null, 2] },
  ],
  ["$rename", { a: 1, b: { c: 2 } }, { $rename: { a: "x", "b.c": "y.z", no: "where" } }, { b: {}, x: 1, y: { z: 2 } }],
  ["$rename over", { a: 1, b: 2 }, { $rename: { a: "b" } }, { b: 1 }],
  [
    "$inc",
    { a: int(1), b: new Double(1) },
    { $inc: { a: int(2), b: int(1), c: 5 } },
    { a: int(3), b: new Double(2), c: 5 },
  ],
  ["$inc beyond 32 bits", { a: int(2147483647) }, { $inc: { a: int(1) } }, { a: Long.fromNumber(2147483648) }],
  [
    "$inc a long",
    { a: Long.fromString("9007199254740993") },
    { $inc: { a: int(2) } },
    { a: Long.fromString("9007199254740995") },
  ],
  [
    "$inc a decimal",
    { a: Decimal128.fromString("1.10") },
    { $inc: { a: new Double(0.2) } },
    { a: Decimal128.fromString("1.300000000000000") },
  ],
  [
    "$mul",
    { a: int(3) },
    { $mul: { a: new Double(1.5), b: Long.fromNumber(2) } },
    { a: new Double(4.5), b: Long.fromNumber(0) },
  ],
  [
    "$min and $max",
    { a: 5, b: 5, c: "x" },
    { $min: { a: 3, b: 9 }, $max: { c: 7, d: 1 } },
    { a: 3, b: 5, c: "x", d: 1 },
  ],
  ["$currentDate", {}, { $currentDate: { a: true, b: { $type: "date" } } }, { a: now, b: now }],
  ["$bit", { a: int(13) }, { $bit: { a: { and: int(10) }, b: { or: int(5) } } }, { a: int(8), b: int(5) }],
  ["$push", { a: [1] }, { $push: { a: 2, "b.c": [3] } }, { a: [1, 2], b: { c: [[3]] } }],
  ["$push each", { a: [1] }, { $push: { a: { $each: [4, 3, 2], $sort: -1, $slice: 3 } } }, { a: [4, 3, 2] }],
  ["$push position", { a: [1, 2] }, { $push: { a: { $each: [9, 8], $position: 1 } } }, { a: [1, 9, 8, 2] }],
  ["$push from the end", { a: [1, 2] }, { $push: { a: { $each: [9], $position: -1, $slice: -2 } } }, { a: [9, 2] }],
  [
    "$push sorted by field",
    { a: [{ b: { c: 2 } }] },
    { $push: { a: { $each: [{ b: { c: 1 } }, 7], $sort: { "b.c": 1 } } } },
    { a: [7, { b: { c: 1 } }, { b: { c: 2 } }] },
  ],
  [
    "$addToSet",
    { a: [1, { b: 1 }] },
    { $addToSet: { a: { $each: [new Double(1), { b: 1 }, 2, 2] }, c: "x" } },
    { a: [1, { b: 1 }, 2], c: ["x"] },
  ],
  ["$pop", { a: [1, 2, 3], b: [1, 2], c: [] }, { $pop: { a: 1, b: -1, c: 1, d: 1 } }, { a: [1, 2], b: [2], c: [] }],
  ["$pull value", { a: [1, 2, 1, [1]] }, { $pull: { a: 1 } }, { a: [2, [1]] }],
  ["$pull operators", { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ["$pull filter", { a: [{ b: 1, c: 1 }, { b: 2 }, 3] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }, 3] }],
  ["$pull pattern", { a: ["xa", "b"] }, { $pull: { a: /^x/ } }, { a: ["b"] }],
  ["$pull nested", { a: [{ b: [1, 2] }] }, { $pull: { "a.$[].b": 1 } }, { a: [{ b: [2] }] }],
  ["$pullAll", { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ["positional", { a: [1, 2, 2] }, { $set: { "a.$": 9 } }, { a: [1, 9, 2] }, { filter: { a: 2 } }],
  [
    "positional, two paths",
    { kids: [{ id: 1 }, { id: 2 }] },
    { $set: { "kids.$.name": "x", "kids.$.at": now } },
    { kids: [{ id: 1 }, { id: 2, at: now, name: "x" }] },
    { filter: { "kids.id": 2 } },
  ],
  [
    "positional by $elemMatch in $and",
    {
      a: [
        { b: 1, c: 1 },
        { b: 1, c: 2 },
      ],
    },
    { $inc: { "a.$.c": 5 } },
    {
      a: [
        { b: 1, c: 1 },
        { b: 1, c: int(7) },
      ],
    },
    { filter: { $and: [{ a: { $elemMatch: { b: 1, c: 2 } } }] } },
  ],
  [
    "positional by several conditions",
    {
      a: [
        { id: 1, s: "x" },
        { id: 2, s: "x" },
      ],
    },
    { $set: { "a.$.s": "y" } },
    {
      a: [
        { id: 1, s: "x" },
        { id: 2, s: "y" },
      ],
    },
    { filter: { "a.s": "x", "a.id": 2 } },
  ],
  [
    "positional from another array",
    { a: [1, 2], b: [3, 4] },
    { $set: { "b.$": 9 } },
    { a: [1, 2], b: [3, 9] },
    { filter: { a: 2 } },
  ],
  [
    "positional is that of before",
    { a: [1, 2] },
    { $set: { "a.$": 7 }, $inc: { n: 1 } },
    { a: [1, 7], n: 1 },
    { filter: { a: { $gt: 1 } } },
  ],
  ["all elements", { a: [{ b: 1 }, { b: 2 }] }, { $inc: { "a.$[].b": 1 } }, { a: [{ b: int(2) }, { b: int(3) }] }],
  [
    "filtered elements",
    {
      a: [
        { b: 1, c: [1, 5] },
        { b: 2, c: [6] },
      ],
    },
    { $set: { "a.$[x].c.$[y]": 0 } },
    {
      a: [
        { b: 1, c: [1, 0] },
        { b: 2, c: [6] },
      ],
    },
    { arrayFilters: [{ "x.b": 1 }, { y: { $gt: 4 } }] },
  ],
  [
    "filtered elements, two paths",
    { a: [{ b: 1 }, { b: 2 }] },
    { $set: { "a.$[x].c": 1, "a.$[x].d": 2 } },
    { a: [{ b: 1 }, { b: 2, c: 1, d: 2 }] },
    { arrayFilters: [{ $or: [{ "x.b": 2 }, { "x.b": 3 }] }] },
  ],
  ["nothing", { a: 1 }, { $set: {} }, { a: 1 }],
  ["replacement", { _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
  ["replacement by nothing", { _id: 1, a: 1 }, {}, { _id: 1 }],
  [
    "a field named as an inherited one",
    {},
    { $set: { "constructor.prototype.x": 1 } },
    { constructor: { prototype: { x: 1 } } },
  ],
];

describe("compileUpdate", () => {
  it.each(table)("%s", (_name, doc, update, result, options) => {
    const copy = structuredClone(Object.keys(doc));
    const changed = run(doc, update, options);
    expect(changed).toEqual(result);
    expect(Object.keys(changed)).toEqual(Object.keys(result));
    expect(Object.keys(doc)).toEqual(copy);
  });

  it("leaves the old document alone", () => {
    const doc = { _id: 1, a: [{ b: [1] }], c: { d: 1 } };
    const before = JSON.stringify(doc);
    run(doc, { $push: { "a.0.b": 2 }, $set: { "c.d": 2 }, $unset: { x: 1 } });
    expect(JSON.stringify(doc)).toBe(before);
  });

  it("keeps __proto__ an ordinary field", () => {
    const changed = run({ _id: 1 }, { $set: { "__proto__.polluted": 1 } });
    expect(Object.keys(changed)).toEqual(["_id", "__proto__"]);
    expect(({} as Doc).polluted).toBe(undefined);
    expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
  });

  it("compares by the collation", () => {
    const collation = parseCollation({ locale: "en", strength: 2 })!;
    expect(run({ a: ["x"] }, { $addToSet: { a: "X" } }, { collation })).toEqual({ a: ["x"] });
    expect(run({ a: ["x", "y"] }, { $pull: { a: "X" } }, { collation })).toEqual({ a: ["y"] });
    expect(run({ a: ["x"] }, { $set: { "a.$[e]": 1 } }, { collation, arrayFilters: [{ e: "X" }] })).toEqual({ a: [1] });
  });

  it("gives timestamps that differ", () => {
    const changed = run({}, { $currentDate: { a: { $type: "timestamp" }, b: { $type: "timestamp" } } });
    expect(changed.a).toBeInstanceOf(Timestamp);
    expect((changed.a as Timestamp).compare(changed.b as Timestamp)).toBe(-1);
  });

  const errors: [string, Doc, Doc, number, Partial<UpdateOptions>?][] = [
    ["another _id", { _id: 1 }, { $set: { _id: 2 } }, 66],
    ["no _id", { _id: 1 }, { $unset: { _id: 1 } }, 66],
    ["a part of _id", { _id: { a: 1 } }, { $set: { "_id.a": 2 } }, 66],
    ["a replacement with another _id", { _id: 1 }, { _id: 2 }, 66],
    ["a replacement that is not allowed", { _id: 1 }, { a: 2 }, 9, { isReplacementAllowed: false }],
    ["a replacement with an operator", { _id: 1 }, { a: 2, $set: { b: 1 } }, 52],
    ["a field after an operator", { _id: 1 }, { $set: { b: 1 }, a: 2 }, 9],
    ["an unknown operator", {}, { $foo: { a: 1 } }, 9],
    ["an inherited name as operator", {}, { $set: { a: 1 }, constructor: {} }, 9],
    ["an operator without fields", {}, { $set: 1 }, 9],
    ["the same path twice", {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ["a path and its part", {}, { $set: { a: 1, "a.b": 1 } }, 40],
    ["a part and its path", {}, { $set: { "a.b": 1 }, $unset: { a: 1 } }, 40],
    ["one element twice", { a: [1] }, { $set: { "a.$[x]": 1, "a.0": 2 } }, 40, { arrayFilters: [{ x: 1 }] }],
    ["an empty name", {}, { $set: { "a..b": 1 } }, 56],
    ["a dollar name", {}, { $set: { $a: 1 } }, 52],
    ["a path through a scalar", { a: 1 }, { $set: { "a.b": 1 } }, 28],
    ["far behind the end of an array", { a: [] }, { $set: { "a.1500001": 1 } }, 2],
    ["a name in an array", { a: [] }, { $set: { "a.b": 1 } }, 28],
    ["$inc by a text", {}, { $inc: { a: "1" } }, 14],
    ["$inc of a text", { a: "1" }, { $inc: { a: 1 } }, 14],
    ["$inc of null", { a: null }, { $inc: { a: 1 } }, 14],
    ["$inc beyond 64 bits", { a: Long.MAX_VALUE }, { $inc: { a: int(1) } }, 2],
    ["$mul of a text", { a: "1" }, { $mul: { a: 1 } }, 14],
    ["$bit on null", { a: null }, { $bit: { a: { or: int(1) } } }, 2],
    ["$bit by a double", { a: 1 }, { $bit: { a: { and: 1.5 } } }, 2],
    ["$push on a scalar", { a: 1 }, { $push: { a: 1 } }, 2],
    ["$push of no list", {}, { $push: { a: { $each: 1 } } }, 2],
    ["$push with a stray clause", {}, { $push: { a: { $each: [1], $x: 1 } } }, 2],
    ["$addToSet on a scalar", { a: 1 }, { $addToSet: { a: 1 } }, 2],
    ["$pop of two", { a: [] }, { $pop: { a: 2 } }, 9],
    ["$pop on a scalar", { a: 1 }, { $pop: { a: 1 } }, 14],
    ["$pull on a scalar", { a: 1 }, { $pull: { a: 1 } }, 2],
    ["$pullAll without a list", { a: [] }, { $pullAll: { a: 1 } }, 2],
    ["$rename to itself", {}, { $rename: { a: "a" } }, 2],
    ["$rename to a number", {}, { $rename: { a: 1 } }, 2],
    ["$rename out of an array", { a: [{ b: 1 }] }, { $rename: { "a.0.b": "c" } }, 2],
    ["$currentDate of another type", {}, { $currentDate: { a: { $type: "x" } } }, 2],
    ["positional without a match", { a: [1] }, { $set: { "a.$": 1 } }, 2, { filter: { b: 1 } }],
    ["all elements of no array", { a: 1 }, { $set: { "a.$[]": 1 } }, 2],
    ["all elements of nothing", {}, { $set: { "a.$[]": 1 } }, 2],
    ["an element without a filter", { a: [1] }, { $set: { "a.$[x]": 1 } }, 2],
    ["a filter without an element", { a: [1] }, { $set: { a: 1 } }, 9, { arrayFilters: [{ x: 1 }] }],
    ["a filter of two names", { a: [1] }, { $set: { "a.$[x]": 1 } }, 9, { arrayFilters: [{ x: 1, y: 1 }] }],
    ["a filter of a bad name", { a: [1] }, { $set: { "a.$[X]": 1 } }, 2, { arrayFilters: [{ X: 1 }] }],
    ["two filters of a name", { a: [1] }, { $set: { "a.$[x]": 1 } }, 9, { arrayFilters: [{ x: 1 }, { x: 2 }] }],
  ];
  it.each(errors)("refuses %s", (_name, doc, update, code, options) => {
    expect(() => run(doc, update, options)).toThrow(failure(code));
  });
});

describe("upsertDocument", () => {
  const insert = (filter: Doc, update: Doc | Doc[]) => upsertDocument(filter, update, { now });

  it("takes the equalities of the filter, _id first", () => {
    expect(
      insert(
        {
          a: 1,
          "b.c": 2,
          d: { $gt: 1 },
          $and: [{ e: { $eq: 3 } }, { f: { $in: [4] } }],
          g: { $all: [5] },
          h: /x/,
          $or: [{ i: 1 }, { i: 2 }],
          _id: 9,
        },
        { $set: { z: 1 }, $setOnInsert: { y: 2 } },
      ),
    ).toEqual({ _id: 9, a: 1, b: { c: 2 }, e: 3, f: 4, g: 5, y: 2, z: 1 });
  });

  it("makes an _id when there is none", () => {
    const doc = insert({ a: 1 }, { $set: { b: 2 } });
    expect(Object.keys(doc)).toEqual(["_id", "a", "b"]);
    expect(doc._id).toBeInstanceOf(ObjectId);
    expect(insert({}, { $setOnInsert: { _id: 5 }, $set: { a: 1 } })).toEqual({ _id: 5, a: 1 });
  });

  it("takes only the _id for a replacement", () => {
    expect(insert({ _id: 1, a: 1 }, { b: 2 })).toEqual({ _id: 1, b: 2 });
    expect(insert({ a: 1 }, { b: 2, _id: 3 })).toEqual({ _id: 3, b: 2 });
  });

  it("refuses contradictions", () => {
    expect(() => insert({ _id: 1 }, { $set: { _id: 2 } })).toThrow(failure(66));
    expect(() => insert({ _id: 1 }, { _id: 2 })).toThrow(failure(66));
    expect(() => insert({ a: 1, $and: [{ a: 2 }] }, { $set: { b: 1 } })).toThrow(failure(54));
    expect(() => insert({ a: [1] }, { $set: { "a.$": 1 } })).toThrow(failure(2));
    expect(() => insert({}, { $set: { _id: [1] } })).toThrow(failure(53));
  });
});
