import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId } from "mongodb";
import { describe, expect, it } from "vitest";
import { parseCollation } from "#models/database/embedded/bson/collation.ts";
import type { Doc } from "#models/database/embedded/bson/doc.ts";
import { fieldsOf } from "#models/database/embedded/query/fields.ts";
import { compileFilter, type MatchOptions } from "#models/database/embedded/query/match.ts";

const matches = (filter: Doc, doc: Doc, options?: MatchOptions) => compileFilter(filter, options)(doc);
const failure = (code: number) => expect.objectContaining({ code });

const id = new ObjectId();

/** Filter, documents that match it, documents that do not. */
const table: [string, Doc, Doc[], Doc[]][] = [
  ["everything", {}, [{}, { a: 1 }], []],
  ["equality", { a: 1 }, [{ a: 1 }, { a: new Double(1) }, { a: [2, 1] }], [{}, { a: 2 }, { a: "1" }, { a: [[1]] }]],
  ["long", { a: Long.fromString("9007199254740993") }, [{ a: 9007199254740993n }], [{ a: new Double(2 ** 53) }]],
  ["decimal", { a: Decimal128.fromString("1.0") }, [{ a: 1 }], [{ a: 1.1 }]],
  ["id", { a: id }, [{ a: new ObjectId(id.toHexString()) }, { a: [id] }], [{ a: id.toHexString() }, {}]],
  ["null", { a: null }, [{}, { a: null }, { a: [null] }], [{ a: 0 }, { a: [] }, { a: [1] }]],
  [
    "null below",
    { "a.b": null },
    [{}, { a: 1 }, { a: {} }, { a: [{}, { b: 1 }] }],
    [{ a: { b: 1 } }, { a: [] }, { a: [1] }],
  ],
  ["document", { a: { b: 1, c: 2 } }, [{ a: { b: 1, c: 2 } }], [{ a: { c: 2, b: 1 } }, { a: { b: 1 } }, { a: {} }]],
  ["array", { a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [2, 1] }, { a: 1 }]],
  [
    "path",
    { "a.b": 1 },
    [{ a: { b: 1 } }, { a: [{ b: 1 }] }, { a: { b: [1] } }],
    [{ a: 1 }, { "a.b": 1 }, { a: [[{ b: 1 }]] }],
  ],
  ["position", { "a.1": 2 }, [{ a: [1, 2] }, { a: { 1: 2 } }, { a: [0, [2]] }], [{ a: [2, 1] }, { a: 2 }]],
  ["position below", { "a.0.b": 1 }, [{ a: [{ b: 1 }] }], [{ a: [{ b: 2 }, { b: 1 }] }]],
  ["$eq", { a: { $eq: 1 } }, [{ a: 1 }], [{ a: 2 }]],
  ["$ne", { a: { $ne: 1 } }, [{}, { a: 2 }, { a: [2] }], [{ a: 1 }, { a: [1, 2] }]],
  ["$gt", { a: { $gt: 1 } }, [{ a: 1.5 }, { a: [0, 2] }], [{ a: 1 }, { a: "2" }, {}, { a: null }, { a: Number.NaN }]],
  ["$gte null", { a: { $gte: null } }, [{}, { a: null }], [{ a: 0 }]],
  ["$lt date", { a: { $lt: new Date(5) } }, [{ a: new Date(4) }], [{ a: new Date(5) }, { a: 4 }]],
  ["$lte NaN", { a: { $lte: Number.NaN } }, [{ a: Number.NaN }], [{ a: 1 }]],
  ["$lt number", { a: { $lt: 1 } }, [{ a: 0 }], [{ a: Number.NaN }, { a: null }]],
  ["$gt least", { a: { $gt: new MinKey() } }, [{}, { a: 1 }, { a: "x" }], [{ a: new MinKey() }]],
  ["$lt most", { a: { $lt: new MaxKey() } }, [{}, { a: 1 }], [{ a: new MaxKey() }]],
  ["range over elements", { a: { $gt: 2, $lt: 4 } }, [{ a: 3 }, { a: [1, 5] }], [{ a: [1, 2] }]],
  ["$in", { a: { $in: [1, "x", null] } }, [{ a: 1 }, { a: ["x"] }, {}], [{ a: 2 }]],
  ["$in many", { a: { $in: [1, 2, 3, 4, 5, id] } }, [{ a: 5 }, { a: new Double(3) }, { a: id }], [{ a: 6 }, {}]],
  ["$in many texts", { a: { $in: ["a", "b", "c", "d", "e"] } }, [{ a: "e" }, { a: ["x", "a"] }], [{ a: "f" }, {}]],
  ["$in pattern", { a: { $in: [new BSONRegExp("^a"), 3] } }, [{ a: "abc" }, { a: 3 }], [{ a: "bac" }]],
  ["$in nothing", { a: { $in: [] } }, [], [{}, { a: 1 }]],
  ["$nin", { a: { $nin: [1, null] } }, [{ a: 2 }, { a: [] }], [{}, { a: [1, 2] }, { a: null }]],
  ["$not", { a: { $not: { $gt: 1 } } }, [{}, { a: 1 }, { a: "x" }], [{ a: 2 }, { a: [0, 2] }]],
  ["$not pattern", { a: { $not: /^x/ } }, [{}, { a: "ax" }], [{ a: "xa" }]],
  ["$exists", { a: { $exists: true } }, [{ a: null }, { a: [] }], [{}, { b: 1 }]],
  [
    "$exists 0",
    { "a.b": { $exists: new Int32(0) } },
    [{}, { a: [] }, { a: 1 }],
    [{ a: { b: null } }, { a: [{ b: 1 }] }],
  ],
  ["$type", { a: { $type: "int" } }, [{ a: 1 }, { a: ["x", 1] }], [{ a: 1.5 }, {}, { a: new Double(1) }]],
  ["$type list", { a: { $type: ["string", 10] } }, [{ a: "x" }, { a: null }], [{ a: 1 }, {}]],
  ["$type number", { a: { $type: "number" } }, [{ a: 1.5 }, { a: 1n }], [{ a: "1" }]],
  ["$type array", { a: { $type: "array" } }, [{ a: [] }, { a: [1] }], [{ a: {} }]],
  ["$size", { a: { $size: 2 } }, [{ a: [1, 2] }], [{ a: [1] }, { a: [[1, 2]] }, { a: "ab" }, {}]],
  ["$size of inner", { "a.b": { $size: 1 } }, [{ a: [{ b: [] }, { b: [1] }] }], [{ a: [{ b: [] }] }]],
  ["$all", { a: { $all: [1, 2] } }, [{ a: [2, 1, 3] }], [{ a: [1] }, { a: 1 }]],
  ["$all one", { a: { $all: [1] } }, [{ a: 1 }, { a: [1] }], [{ a: 2 }]],
  ["$all list", { a: { $all: [[1, 2]] } }, [{ a: [1, 2] }, { a: [[1, 2]] }], [{ a: [2, 1] }]],
  ["$all none", { a: { $all: [] } }, [], [{}, { a: [] }]],
  [
    "$all $elemMatch",
    { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } },
    [{ a: [{ b: 1 }, { b: 2 }] }],
    [{ a: [{ b: 1 }] }],
  ],
  [
    "$elemMatch",
    { a: { $elemMatch: { b: 1, c: 2 } } },
    [{ a: [{ b: 1, c: 2 }] }],
    [{ a: [{ b: 1 }, { c: 2 }] }, { a: { b: 1, c: 2 } }],
  ],
  [
    "$elemMatch values",
    { a: { $elemMatch: { $gt: 2, $lt: 4 } } },
    [{ a: [3] }],
    [{ a: [1, 5] }, { a: [[3]] }, { a: 3 }],
  ],
  ["$elemMatch $ne", { a: { $elemMatch: { $ne: 1 } } }, [{ a: [1, 2] }], [{ a: [1] }, { a: [] }]],
  ["$elemMatch $or", { a: { $elemMatch: { $or: [{ b: 1 }, { c: 1 }] } } }, [{ a: [{ c: 1 }] }], [{ a: [{ b: 2 }] }]],
  ["$elemMatch in lists", { a: { $elemMatch: { $elemMatch: { $gt: 1 } } } }, [{ a: [[2]] }], [{ a: [2] }]],
  [
    "$elemMatch reference",
    { a: { $elemMatch: { $ref: "c", $id: 1 } } },
    [{ a: [{ $ref: "c", $id: 1 }] }],
    [{ a: [{ $ref: "c", $id: 2 }] }],
  ],
  [
    "$mod",
    { a: { $mod: [4, 1] } },
    [{ a: 5 }, { a: 5.9 }, { a: 9n }],
    [{ a: 4 }, { a: "5" }, { a: -3 }, { a: Infinity }],
  ],
  [
    "$bitsAllSet",
    { a: { $bitsAllSet: 6 } },
    [{ a: 7 }, { a: -1 }, { a: new Binary(Uint8Array.of(6)) }],
    [{ a: 2 }, { a: 6.5 }],
  ],
  ["$bitsAnyClear", { a: { $bitsAnyClear: [0, 70] } }, [{ a: 1 }, { a: -2 }], [{ a: -1 }, { a: "x" }]],
  ["$bitsAnySet", { a: { $bitsAnySet: new Binary(Uint8Array.of(0, 1)) } }, [{ a: 256 }], [{ a: 255 }]],
  ["$bitsAllClear", { a: { $bitsAllClear: [1] } }, [{ a: 1 }], [{ a: 2 }]],
  [
    "pattern",
    { a: /b$/i },
    [{ a: "aB" }, { a: ["x", "b"] }, { a: "ab\n" }, { a: new BSONRegExp("b$", "i") }],
    [{ a: "ba" }, {}, { a: 1 }],
  ],
  [
    "$regex, the very same",
    { a: { $regex: "^a", $options: "i" } },
    [{ a: new BSONRegExp("^a", "i") }, { a: [1, new BSONRegExp("^a", "i")] }],
    [{ a: new BSONRegExp("^a") }, { a: new BSONRegExp("^ab", "i") }],
  ],
  ["$regex", { a: { $regex: "^a.c", $options: "is" } }, [{ a: "A\nc" }], [{ a: "bac" }]],
  ["$regex inline", { a: { $regex: "(?i)^ab[[:digit:]]\\z" } }, [{ a: "AB7" }], [{ a: "ABx" }, { a: "AB7\n" }]],
  ["$regex extended", { a: { $regex: "a b # note\n c", $options: "x" } }, [{ a: "abc" }], [{ a: "a b" }]],
  ["$regex quoted", { a: { $regex: "\\Qa.b\\E" } }, [{ a: "a.b" }], [{ a: "axb" }]],
  ["$and", { $and: [{ a: 1 }, { b: 2 }] }, [{ a: 1, b: 2 }], [{ a: 1 }]],
  ["$or", { $or: [{ a: 1 }, { b: 2 }] }, [{ a: 1 }, { b: 2 }], [{}]],
  ["$nor", { $nor: [{ a: 1 }, { b: 2 }] }, [{}], [{ a: 1 }]],
  ["$comment", { $comment: "x", a: { $gt: 0, $comment: "y" } }, [{ a: 1 }], [{ a: 0 }]],
  ["inherited names", { constructor: { $exists: true } }, [{ constructor: 1 }], [{}]],
  ["prototype", { "__proto__.constructor": { $exists: true } }, [], [{}]],
];

describe("compileFilter", () => {
  it.each(table)("%s", (_name, filter, right, wrong) => {
    for (const [i, doc] of right.entries()) expect(matches(filter, doc), `right ${i}`).toBe(true);
    for (const [i, doc] of wrong.entries()) expect(matches(filter, doc), `wrong ${i}`).toBe(false);
  });

  it("uses the collation for equality, order and lists", () => {
    const collation = parseCollation({ locale: "en", strength: 2 })!;
    for (const filter of [{ a: "ABC" }, { a: { $in: ["x", "aBc"] } }, { a: { $gte: "ABC" } }, { a: ["ABC"] }]) {
      expect(matches(filter, { a: Array.isArray(filter.a) ? ["abc"] : "abc" }, { collation })).toBe(true);
    }
    const many = { a: { $in: ["1", "2", "3", "4", "5", "X"] } };
    expect(matches(many, { a: "x" }, { collation })).toBe(true);
    expect(matches({ a: { $ne: "ABC" } }, { a: "abc" }, { collation })).toBe(false);
    expect(matches({ a: /ABC/ }, { a: "abc" }, { collation })).toBe(false);
  });

  const errors: [Doc, number][] = [
    [{ a: { $foo: 1 } }, 2],
    [{ $foo: 1 }, 2],
    [{ a: { $gt: 1, b: 2 } }, 2],
    [{ a: { $in: 1 } }, 2],
    [{ a: { $in: [{ $gt: 1 }] } }, 2],
    [{ a: { $nin: {} } }, 2],
    [{ a: { $all: 1 } }, 2],
    [{ a: { $not: 1 } }, 2],
    [{ a: { $not: {} } }, 2],
    [{ a: { $elemMatch: 1 } }, 2],
    [{ a: { $size: -1 } }, 9],
    [{ a: { $size: "2" } }, 9],
    [{ a: { $type: "foo" } }, 2],
    [{ a: { $type: 99 } }, 2],
    [{ a: { $mod: [0, 1] } }, 2],
    [{ a: { $mod: [1] } }, 2],
    [{ a: { $bitsAllSet: -1 } }, 9],
    [{ a: { $regex: 1 } }, 2],
    [{ a: { $options: "i" } }, 2],
    [{ a: { $regex: "(" } }, 51091],
    [{ a: { $regex: "a\0b" } }, 51109],
    [{ a: { $regex: "a", $options: "q" } }, 51108],
    [{ $and: [] }, 2],
    [{ $or: [1] }, 2],
    [{ $nor: {} }, 2],
    [{ $where: "true" }, 2],
    [{ $text: { $search: "x" } }, 27],
    [{ a: { $near: [1, 2] } }, 291],
    [{ a: { $geoWithin: {} } }, 238],
    [{ $jsonSchema: {} }, 238],
  ];
  it.each(errors)("refuses %j by code %i", (filter, code) => {
    expect(() => compileFilter(filter)).toThrow(failure(code));
  });
});

describe("fieldsOf", () => {
  it("names the top-level fields", () => {
    expect(fieldsOf({ "a.b": 1, $or: [{ c: 1 }, { $and: [{ d: 1 }] }], $comment: "x" })).toEqual(
      new Set(["a", "c", "d"]),
    );
    expect(fieldsOf({ a: 1, $expr: { $gt: ["$b.c", "$$x"] } })).toEqual(new Set(["a", "b"]));
    expect(fieldsOf({ a: 1, $expr: { $eq: ["$$ROOT", 1] } })).toBe("all");
    expect(fieldsOf({})).toEqual(new Set());
  });
});
