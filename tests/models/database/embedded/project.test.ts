import { Int32 } from "mongodb";
import { describe, expect, it } from "vitest";
import type { Doc } from "#models/database/embedded/bson/doc.ts";
import { encode } from "#models/database/embedded/bson/encode.ts";
import { keepFields } from "#models/database/embedded/bson/keep-fields.ts";
import { keptFields } from "#models/database/embedded/query/kept-fields.ts";
import { compileAddFields, compileProjection, compileProjectStage } from "#models/database/embedded/query/project.ts";

const doc: Doc = { _id: 1, a: 1, b: { c: 2, d: 3 }, list: [{ x: 1, y: 1 }, { x: 2, y: 2 }, 5], n: [1, 2, 3, 4] };

/** Projection, result, query. */
const table: [string, Doc, Doc, Doc?][] = [
  ["nothing", {}, doc],
  ["inclusion", { a: 1, none: 1 }, { _id: 1, a: 1 }],
  ["inclusion without _id", { a: true, _id: 0 }, { a: 1 }],
  ["only _id", { _id: 1 }, { _id: 1 }],
  ["all but _id", { _id: new Int32(0) }, { a: 1, b: doc.b, list: doc.list, n: doc.n }],
  ["exclusion", { a: 0, "b.c": 0, "list.x": 0 }, { _id: 1, b: { d: 3 }, list: [{ y: 1 }, { y: 2 }, 5], n: doc.n }],
  ["below", { "b.d": 1 }, { _id: 1, b: { d: 3 } }],
  ["below, nested", { b: { d: 1 } }, { _id: 1, b: { d: 3 } }],
  ["below an array", { "list.y": 1 }, { _id: 1, list: [{ y: 1 }, { y: 2 }] }],
  ["below a scalar", { "a.z": 1 }, { _id: 1 }],
  ["in the document's order", { list: 1, a: 1 }, { _id: 1, a: 1, list: doc.list }],
  ["expression", { s: { $add: ["$a", 1] }, f: "$b.c", t: { $literal: 1 } }, { _id: 1, s: new Int32(2), f: 2, t: 1 }],
  ["expression below", { "b.e": "$a", a: 1 }, { _id: 1, a: 1, b: { e: 1 } }],
  ["missing expression", { s: "$none", a: 1 }, { _id: 1, a: 1 }],
  ["$slice", { n: { $slice: 2 } }, { ...doc, n: [1, 2] }],
  ["$slice from the end", { n: { $slice: -1 }, a: 0 }, { _id: 1, b: doc.b, list: doc.list, n: [4] }],
  ["$slice skipping", { n: { $slice: [-3, 2] }, a: 1 }, { _id: 1, a: 1, n: [2, 3] }],
  ["$slice of an expression", { m: { $slice: ["$n", 1] } }, { _id: 1, m: [1] }],
  ["$elemMatch", { list: { $elemMatch: { x: { $gt: 1 } } } }, { _id: 1, list: [{ x: 2, y: 2 }] }],
  ["$elemMatch of values", { a: 1, n: { $elemMatch: { $gt: 2 } } }, { _id: 1, a: 1, n: [3] }],
  ["$elemMatch without one", { n: { $elemMatch: { $gt: 9 } } }, { _id: 1 }],
  ["positional", { "list.$": 1 }, { _id: 1, list: [{ x: 2, y: 2 }] }, { "list.x": 2 }],
  ["positional of values", { "n.$": 1, a: 1 }, { _id: 1, a: 1, n: [3] }, { n: { $gt: 2 } }],
  ["inherited names", { constructor: 1, "__proto__.a": 1 }, { _id: 1 }],
];

describe("compileProjection", () => {
  it.each(table)("%s", (_name, spec, result, filter) => {
    const projected = compileProjection(spec, filter)(doc);
    expect(projected).toEqual(result);
    expect(Object.keys(projected)).toEqual(Object.keys(result));
    // What only names fields can be cut out of the bytes.
    const kept = keptFields(spec);
    expect(kept !== undefined).toBe(["inclusion", "inclusion without _id", "only _id", "in the document's order"].includes(_name)); // prettier-ignore
    if (kept) expect(Buffer.from(keepFields(encode(doc), kept))).toEqual(Buffer.from(encode(result)));
  });

  const errors: [Doc, number][] = [
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 0, b: "$a" }, 31252],
    [{ b: 1, "b.c": 1 }, 31249],
    [{ "b.c": 1, b: 1 }, 31250],
    [{ $a: 1 }, 16410],
    [{ "a..b": 1 }, 15998],
    [{ "": 1 }, 40352],
    [{ a: {} }, 51270],
    [{ a: { $foo: 1 } }, 31325],
    [{ "list.$": 0 }, 31395],
    [{ "list.$": 1, "a.$": 1 }, 31276],
    [{ list: { $elemMatch: 5 } }, 31274],
    [{ "list.$": 1 }, 51246],
    [{ "b.list": { $elemMatch: { a: 1 } } }, 31275],
    [{ a: { $meta: "textScore" } }, 40218],
  ];
  it.each(errors)("refuses %j by code %i", (spec, code) => {
    expect(() => compileProjection(spec, { a: 1 })(doc)).toThrow(expect.objectContaining({ code }));
  });
});

describe("$project and $addFields", () => {
  it("are not a find's projection", () => {
    expect(compileProjectStage({ n: { $slice: ["$n", 1] }, _id: 0 })(doc)).toEqual({ n: [1] });
    expect(() => compileProjectStage({})).toThrow(expect.objectContaining({ code: 51272 }));
    expect(compileProjectStage({ x: { $cond: [false, 1, "$$REMOVE"] }, a: 1 })(doc)).toEqual({ _id: 1, a: 1 });
  });

  it("add fields at any depth and in each element", () => {
    expect(compileAddFields({ a: "$b.c", "b.c": { $literal: 9 }, b2: { z: "$a" }, "list.z": 0 })(doc)).toEqual({
      _id: 1,
      a: 2,
      b: { c: 9, d: 3 },
      list: [{ x: 1, y: 1, z: 0 }, { x: 2, y: 2, z: 0 }, { z: 0 }],
      n: [1, 2, 3, 4],
      b2: { z: 1 },
    });
    expect(doc.b).toEqual({ c: 2, d: 3 });
  });
});
