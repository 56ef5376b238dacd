import { Decimal128, Double, Int32, Long, ObjectId } from "mongodb";
import { describe, expect, it } from "vitest";
import { leadingMatch, pipelineFields, runPipeline, type Part } from "#models/database/embedded/aggregate/pipeline.ts";
import { parseCollation } from "#models/database/embedded/bson/collation.ts";
import { decode } from "#models/database/embedded/bson/decode.ts";
import type { Doc } from "#models/database/embedded/bson/doc.ts";
import { encode } from "#models/database/embedded/bson/encode.ts";
import { compileFilter } from "#models/database/embedded/query/match.ts";

const plain = (docs: Iterable<Doc>) => [...docs].map((doc) => decode(encode(doc)));

const people: Doc[] = [
  { _id: 1, name: "Ann", team: "a", age: 30, skills: ["x", "y"] },
  { _id: 2, name: "Ben", team: "b", age: 20, skills: [] },
  { _id: 3, name: "Cid", team: "a", age: 40 },
];
const teams: Doc[] = [
  { _id: "a", label: "Alpha", boss: 1 },
  { _id: "b", label: "Beta", boss: 3 },
];
const asked: (Doc | null)[] = [];
const parts: (Part | undefined)[] = [];
const context = {
  lookup(name: string, query: Doc | null, part?: Part) {
    asked.push(query);
    parts.push(part);
    const docs = name === "teams" ? teams : name === "people" ? people : [];
    return docs.filter(compileFilter(query ?? {}));
  },
};
/** Without the pauses between documents. */
const whole = (docs: Iterable<Doc | undefined>): Doc[] => [...docs].filter((doc) => doc !== undefined);
const run = (stages: Doc[], docs: Doc[] = people) => plain(whole(runPipeline(stages, docs, context)));

/** Name, stages, results. */
const table: [string, Doc[], Doc[]][] = [
  [
    "$match and $sort",
    [{ $match: { team: "a" } }, { $sort: { age: -1 } }, { $project: { name: 1 } }],
    [
      { _id: 3, name: "Cid" },
      { _id: 1, name: "Ann" },
    ],
  ],
  ["$skip and $limit", [{ $skip: 1 }, { $limit: 1 }, { $project: { _id: 1 } }], [{ _id: 2 }]],
  ["$count", [{ $match: { age: { $gt: 25 } } }, { $count: "n" }], [{ n: 2 }]],
  ["$count of none", [{ $match: { age: 1 } }, { $count: "n" }], []],
  [
    "$group",
    [
      {
        $group: {
          _id: "$team",
          n: { $sum: 1 },
          age: { $avg: "$age" },
          names: { $push: "$name" },
          first: { $first: "$name" },
          most: { $max: "$age" },
        },
      },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: "a", n: 2, age: new Double(35), names: ["Ann", "Cid"], first: "Ann", most: 40 },
      { _id: "b", n: 1, age: new Double(20), names: ["Ben"], first: "Ben", most: 20 },
    ],
  ],
  [
    "$group all",
    [{ $group: { _id: null, sum: { $sum: "$age" }, n: { $count: {} }, set: { $addToSet: "$team" } } }],
    [{ _id: null, sum: 90, n: 3, set: ["a", "b"] }],
  ],
  [
    "$group by a document",
    [{ $group: { _id: { t: "$team", s: { $size: { $ifNull: ["$skills", []] } } } } }],
    [{ _id: { t: "a", s: 2 } }, { _id: { t: "b", s: 0 } }, { _id: { t: "a", s: 0 } }],
  ],
  ["$group by a missing field", [{ $group: { _id: "$none", n: { $sum: "$name" } } }], [{ _id: null, n: 0 }]],
  [
    "$group picking",
    [
      {
        $group: {
          _id: null,
          old: { $topN: { n: 2, sortBy: { age: -1 }, output: "$name" } },
          young: { $bottom: { sortBy: { age: -1 }, output: "$name" } },
          least: { $minN: { n: 1, input: "$age" } },
        },
      },
    ],
    [{ _id: null, old: ["Cid", "Ann"], young: "Ben", least: [20] }],
  ],
  [
    "$unwind",
    [{ $unwind: "$skills" }, { $project: { skills: 1 } }],
    [
      { _id: 1, skills: "x" },
      { _id: 1, skills: "y" },
    ],
  ],
  [
    "$unwind of a path through an array, where the server finds nothing",
    [
      { $set: { all: [{ k: ["x"] }, { k: ["y"] }] } },
      { $match: { _id: 1 } },
      {
        $facet: {
          left: [{ $unwind: "$all.k" }],
          kept: [{ $unwind: { path: "$all.k", preserveNullAndEmptyArrays: true } }, { $project: { all: 1 } }],
        },
      },
    ],
    [{ left: [], kept: [{ _id: 1, all: [{ k: ["x"] }, { k: ["y"] }] }] }],
  ],
  [
    "$unwind keeping",
    [
      { $unwind: { path: "$skills", preserveNullAndEmptyArrays: true, includeArrayIndex: "i" } },
      { $project: { skills: 1, i: 1 } },
    ],
    [
      { _id: 1, skills: "x", i: Long.fromNumber(0) },
      { _id: 1, skills: "y", i: Long.fromNumber(1) },
      { _id: 2, i: null },
      { _id: 3, i: null },
    ],
  ],
  [
    "$addFields and $unset",
    [{ $limit: 1 }, { $addFields: { double: { $multiply: ["$age", 2] } } }, { $unset: ["skills", "name", "team"] }],
    [{ _id: 1, age: 30, double: 60 }],
  ],
  ["$replaceRoot", [{ $limit: 1 }, { $replaceRoot: { newRoot: { n: "$name" } } }], [{ n: "Ann" }]],
  [
    "$replaceWith",
    [{ $limit: 1 }, { $replaceWith: { $mergeObjects: [{ _id: 0 }, "$$ROOT"] } }, { $project: { name: 1 } }],
    [{ _id: 1, name: "Ann" }],
  ],
  [
    "$sortByCount",
    [{ $sortByCount: "$team" }],
    [
      { _id: "a", count: 2 },
      { _id: "b", count: 1 },
    ],
  ],
  [
    "$bucket",
    [{ $bucket: { groupBy: "$age", boundaries: [0, 25, 35], default: "old", output: { n: { $sum: 1 } } } }],
    [
      { _id: 0, n: 1 },
      { _id: 25, n: 1 },
      { _id: "old", n: 1 },
    ],
  ],
  [
    "$facet",
    [{ $facet: { all: [{ $count: "n" }], a: [{ $match: { team: "a" } }, { $project: { _id: 1 } }] } }],
    [{ all: [{ n: 3 }], a: [{ _id: 1 }, { _id: 3 }] }],
  ],
  [
    "$unionWith",
    [
      { $match: { _id: 1 } },
      { $project: { name: 1 } },
      { $unionWith: { coll: "teams", pipeline: [{ $project: { label: 1 } }] } },
    ],
    [
      { _id: 1, name: "Ann" },
      { _id: "a", label: "Alpha" },
      { _id: "b", label: "Beta" },
    ],
  ],
  [
    "$lookup",
    [{ $lookup: { from: "teams", localField: "team", foreignField: "_id", as: "t" } }, { $project: { "t.label": 1 } }],
    [
      { _id: 1, t: [{ label: "Alpha" }] },
      { _id: 2, t: [{ label: "Beta" }] },
      { _id: 3, t: [{ label: "Alpha" }] },
    ],
  ],
  [
    "$lookup by a pipeline",
    [
      { $match: { _id: { $lt: 3 } } },
      {
        $lookup: {
          from: "teams",
          let: { me: "$_id" },
          pipeline: [{ $match: { $expr: { $eq: ["$boss", "$$me"] } } }, { $project: { label: 1, me: "$$me" } }],
          as: "leads",
        },
      },
      { $project: { leads: 1 } },
    ],
    [
      { _id: 1, leads: [{ _id: "a", label: "Alpha", me: 1 }] },
      { _id: 2, leads: [] },
    ],
  ],
  [
    "$lookup by fields and a pipeline",
    [
      { $limit: 1 },
      {
        $lookup: {
          from: "teams",
          localField: "team",
          foreignField: "_id",
          let: { a: "$age" },
          pipeline: [{ $project: { _id: 0, old: { $gt: ["$$a", 20] } } }],
          as: "x.y",
        },
      },
      { $project: { x: 1 } },
    ],
    [{ _id: 1, x: { y: [{ old: true }] } }],
  ],
  [
    "$lookup in nothing",
    [{ $limit: 1 }, { $lookup: { from: "none", localField: "a", foreignField: "b", as: "c" } }, { $project: { c: 1 } }],
    [{ _id: 1, c: [] }],
  ],
  [
    "$graphLookup",
    [
      { $match: { _id: 1 } },
      {
        $graphLookup: {
          from: "people",
          startWith: "$team",
          connectFromField: "team",
          connectToField: "team",
          as: "all",
          depthField: "d",
        },
      },
      { $project: { "all.name": 1, "all.d": 1 } },
    ],
    [
      {
        _id: 1,
        all: [
          { name: "Ann", d: Long.fromNumber(0) },
          { name: "Cid", d: Long.fromNumber(0) },
        ],
      },
    ],
  ],
  [
    "$redact",
    [{ $limit: 1 }, { $redact: { $cond: [{ $eq: ["$team", "a"] }, "$$KEEP", "$$PRUNE"] } }, { $project: { _id: 1 } }],
    [{ _id: 1 }],
  ],
  ["$documents", [{ $documents: [{ a: { $add: [1, 2] } }] }], [{ a: 3 }]],
  [
    "$sample",
    [{ $sample: { size: 9 } }, { $sort: { _id: 1 } }, { $project: { _id: 1 } }],
    [{ _id: 1 }, { _id: 2 }, { _id: 3 }],
  ],
];

describe("runPipeline", () => {
  it.each(table)("%s", (_name, stages, results) => {
    const found = run(stages);
    expect(found).toEqual(plain(results));
    expect(found.map((doc) => Object.keys(doc))).toEqual(results.map((doc) => Object.keys(doc)));
  });

  it("keeps the types of numbers", () => {
    const docs = [{ v: new Int32(1) }, { v: Long.fromString("9007199254740993") }, { v: Decimal128.fromString("0.5") }];
    expect(run([{ $group: { _id: null, s: { $sum: "$v" } } }], docs)).toEqual([
      { _id: null, s: Decimal128.fromString("9007199254740994.5") },
    ]);
    expect(run([{ $group: { _id: null, s: { $sum: "$v" } } }], docs.slice(0, 2))).toEqual([
      { _id: null, s: Long.fromString("9007199254740994") },
    ]);
    expect(run([{ $project: { v: 1 } }], [{ v: new Double(3) }])).toEqual([{ v: new Double(3) }]);
  });

  it("groups up to 100 MB of values to group by", () => {
    const docs = Array.from({ length: 110 }, (_, i) => ({ _id: i }));
    const big = { $concat: ["x".repeat(1_000_000), { $toString: "$_id" }] };
    expect(() => run([{ $group: { _id: big } }, { $count: "n" }], docs)).toThrow(
      expect.objectContaining({ code: 292 }),
    );
    expect(run([{ $group: { _id: big } }, { $count: "n" }], docs.slice(0, 9))).toEqual(plain([{ n: 9 }]));
  });

  it("adds up without losing what is small, and whole numbers exactly", () => {
    const total = (...values: unknown[]) => run([{ $group: { _id: null, s: { $sum: "$v" }, a: { $avg: "$v" } } }], values.map((v) => ({ v })))[0]; // prettier-ignore
    const tenth = new Double(0.1);
    expect(total(...Array.from({ length: 10 }, () => tenth))).toEqual({ _id: null, s: new Double(1), a: tenth });
    expect(total(new Double(1e16), new Double(1), new Double(1), new Double(-1e16))).toMatchObject({
      s: new Double(2),
    });
    const most = Long.fromString("9223372036854775807");
    expect(total(most, new Int32(1), new Int32(-1))).toMatchObject({ s: most });
    expect(total(most, new Int32(1))).toMatchObject({ s: new Double(2 ** 63) });
    expect(total(new Int32(2 ** 31 - 1), new Int32(1))).toMatchObject({ s: Long.fromNumber(2 ** 31) });
    expect(total(new Double(Infinity), tenth)).toEqual({ _id: null, s: new Double(Infinity), a: new Double(Infinity) });
    expect(total(Decimal128.fromString("1.10"), new Int32(2))).toEqual({ _id: null, s: Decimal128.fromString("3.10"), a: Decimal128.fromString("1.55") }); // prettier-ignore
    expect(total(Decimal128.fromString("1"), new Double(0.5))).toMatchObject({ s: Decimal128.fromString("1.5") });
    expect(total("x", null)).toEqual(plain([{ _id: null, s: 0, a: null }])[0]);
  });

  it("goes on from each element of an array, also inside documents of an array", () => {
    const docs = [{ _id: 9, links: [{ to: ["Ann", "Ben"] }, { to: "Cid" }, 5] }];
    const search = { from: "people", startWith: "$links.to", connectFromField: "x", connectToField: "name", as: "all" };
    const names = { $project: { names: "$all.name" } };
    // What the first level starts with is the value of an expression: of an array in an array nothing is found.
    expect(run([{ $graphLookup: search }, names], docs)).toEqual([{ _id: plain([docs[0]!])[0]!._id, names: ["Cid"] }]);
    people.push({ _id: 4, name: "Dov", links: docs[0]!.links });
    const all = run([{ $graphLookup: { ...search, startWith: "Dov", connectFromField: "links.to" } }, names], docs);
    people.pop();
    expect(all[0]!.names).toEqual(["Dov", "Ann", "Ben", "Cid"]);
  });

  it("takes as many of a group as its _id says", () => {
    const few = { $firstN: { input: "$name", n: { $cond: [{ $eq: ["$team", "a"] }, 1, 3] } } };
    const found = run([{ $unionWith: "people" }, { $group: { _id: { team: "$team" }, few } }]);
    expect(found).toEqual([{ _id: { team: "a" }, few: ["Ann"] }, { _id: { team: "b" }, few: ["Ben", "Ben"] }]); // prettier-ignore
  });

  it("groups numbers of different types together, and ids by value", () => {
    const id = new ObjectId();
    const docs = [{ k: 1 }, { k: new Double(1) }, { k: id }, { k: new ObjectId(id.toHexString()) }];
    expect(run([{ $group: { _id: "$k", n: { $sum: 1 } } }], docs)).toEqual(
      plain([
        { _id: 1, n: 2 },
        { _id: id, n: 2 },
      ]),
    );
  });

  it("asks $lookup's collection by equality, once for each value", () => {
    asked.length = 0;
    run([{ $lookup: { from: "teams", localField: "team", foreignField: "_id", as: "t" } }]);
    expect(asked).toEqual([{ _id: { $eq: "a" } }, { _id: { $eq: "b" } }]);
    asked.length = 0;
    run([{ $lookup: { from: "teams", localField: "skills", foreignField: "_id", as: "t" } }]);
    expect(asked).toEqual([{ _id: { $in: ["x", "y"] } }, { _id: { $eq: null } }]);
  });

  it("asks it for what the pipeline begins with, too, and for no more than it can come to see", () => {
    const look = (pipeline: Doc[]) => {
      asked.length = parts.length = 0;
      run([{ $limit: 1 }, { $lookup: { from: "teams", localField: "team", foreignField: "_id", as: "t", pipeline } }]);
      return [...asked, ...parts];
    };
    const own = { _id: { $eq: "a" } };
    const boss = { boss: { $gt: 0 } };
    expect(look([])).toEqual([own, { fields: "all" }]);
    expect(look([{ $match: boss }])).toEqual([{ $and: [own, boss] }, { fields: "all" }]);
    expect(look([{ $match: boss }, { $limit: 1 }, { $project: { label: 1 } }])).toEqual([
      { $and: [own, boss] },
      { first: 1, fields: new Set(["boss", "label", "_id"]) },
    ]);
    expect(look([{ $skip: 2 }, { $limit: 1 }])).toEqual([own, { first: 3, fields: "all" }]);
    // The first in an order are not the first that are found.
    expect(look([{ $sort: { label: 1 } }, { $limit: 1 }])).toEqual([own, { fields: "all" }]);
    // An expression may name a variable of the pipeline, and then nobody knows which are the first.
    expect(look([{ $match: { $expr: { $eq: ["$boss", 1] } } }, { $limit: 1 }])).toEqual([own, { fields: "all" }]);
    expect(look([{ $match: { $or: [boss] } }, { $limit: 1 }])).toEqual([own, { fields: "all" }]);
  });

  it("uses the collation in matching, grouping, sorting and looking up", () => {
    const collation = parseCollation({ locale: "en", strength: 2 })!;
    const docs = [{ a: "x" }, { a: "X" }, { a: "A" }];
    const collated = (stages: Doc[]) => plain(whole(runPipeline(stages, docs, { ...context, collation })));
    expect(collated([{ $match: { a: "x" } }, { $count: "n" }])).toEqual(plain([{ n: 2 }]));
    expect(collated([{ $group: { _id: "$a", n: { $sum: 1 } } }])).toEqual(
      plain([
        { _id: "x", n: 2 },
        { _id: "A", n: 1 },
      ]),
    );
    expect(collated([{ $sort: { a: 1 } }])).toEqual(plain([{ a: "A" }, { a: "x" }, { a: "X" }]));
    expect(
      collated([
        { $match: { a: "A" } },
        { $lookup: { from: "teams", localField: "a", foreignField: "_id", as: "t" } },
        { $project: { "t._id": 1 } },
      ]),
    ).toEqual([{ t: [{ _id: "a" }] }]);
  });

  it("stops reading when it has enough", () => {
    let read = 0;
    function* endless() {
      for (;;) yield { n: read++ };
    }
    expect([...runPipeline([{ $match: { n: { $gt: 2 } } }, { $limit: 2 }], endless(), context)]).toEqual([
      { n: 3 },
      { n: 4 },
    ]);
    expect(read).toBe(5);
  });

  it("begins with what the caller knows", () => {
    const sources = { $listLocalSessions: () => [{ _id: 1 }] };
    expect([...runPipeline([{ $listLocalSessions: {} }], [], { ...context, sources })]).toEqual([{ _id: 1 }]);
    expect(() => runPipeline([{ $limit: 1 }, { $listLocalSessions: {} }], [], { ...context, sources })).toThrow(
      expect.objectContaining({ code: 40602 }),
    );
  });

  const graph = { from: "people", startWith: "$team", connectFromField: "team", connectToField: "team", as: "all" };
  const errors: [Doc[], number][] = [
    [[{ $foo: 1 }], 40324],
    [[{ $limit: 1 }, { $documents: [] }], 40602],
    [[{ $match: {}, $limit: 1 }], 40323],
    [[{}], 40323],
    [[{ $limit: 0 }], 15958],
    [[{ $limit: -1 }], 5107201],
    [[{ $skip: -1 }], 5107200],
    [[{ $match: 1 }], 15959],
    [[{ $sort: {} }], 15976],
    [[{ $group: { n: { $sum: 1 } } }], 15955],
    [[{ $group: { _id: 1, n: { $foo: 1 } } }], 15952],
    [[{ $group: { _id: 1, n: 1 } }], 40234],
    [[{ $project: {} }], 51272],
    [[{ $project: { a: { $foo: 1 } } }], 31325],
    [[{ $project: { a: { $not: { $foo: 1 } } } }], 168],
    [[{ $addFields: { a: { $foo: 1 } } }], 168],
    [[{ $addFields: {} }], 40177],
    [[{ $count: "" }], 40157],
    [[{ $unwind: { path: "$a", includeArrayIndex: "$i" } }], 28822],
    [[{ $unwind: {} }], 28812],
    [[{ $facet: { a: 5 } }], 40170],
    [[{ $bucket: { groupBy: "$age", boundaries: [0, "a"] } }], 40193],
    [[{ $bucket: { groupBy: "age", boundaries: [0, 1] } }], 40202],
    [[{ $bucket: { groupBy: "$age", boundaries: [0, 10], default: 5 } }], 40199],
    [[{ $lookup: { from: "teams", pipeline: [{ $out: "x" }], as: "b" } }], 51047],
    [[{ $lookup: { from: "teams", let: 5, pipeline: [], as: "b" } }], 9],
    [[{ $lookup: { from: "teams", let: { A: 1 }, pipeline: [], as: "b" } }], 9],
    [[{ $graphLookup: { ...graph, maxDepth: "x" } }], 40100],
    [[{ $graphLookup: { ...graph, maxDepth: -1 } }], 40101],
    [[{ $graphLookup: { ...graph, maxDepth: 1.5 } }], 40102],
    [[{ $graphLookup: { ...graph, depthField: 5 } }], 40103],
    [[{ $graphLookup: { ...graph, restrictSearchWithMatch: 5 } }], 40185],
    [[{ $unwind: "a" }], 28818],
    [[{ $unwind: "$" }], 40352],
    [[{ $unset: "" }], 40352],
    [[{ $lookup: { from: "teams", localField: "", foreignField: "a", as: "b" } }], 40352],
    [[{ $changeStream: {} }], 40573],
    [[{ $replaceWith: "$name" }], 40228],
    [[{ $count: "$x" }], 40158],
    [[{ $lookup: { from: "teams" } }], 9],
    [[{ $facet: { a: [{ $out: "x" }] } }], 40600],
    [[{ $setWindowFields: {} }], 238],
    [[{ $geoNear: {} }], 238],
    [[{ $bucket: { groupBy: "$age", boundaries: [0, 1] } }], 40066],
  ];
  it.each(errors)("refuses %j by code %i", (stages, code) => {
    expect(() => run(stages)).toThrow(expect.objectContaining({ code }));
  });
});

describe("leadingMatch", () => {
  it("gives what an index can serve", () => {
    const rest = [{ $group: { _id: 1 } }];
    expect(
      leadingMatch([
        { $match: { a: 1 } },
        { $match: { b: 1 } },
        { $sort: { a: 1 } },
        { $skip: new Int32(2) },
        { $limit: new Int32(3) },
        ...rest,
      ]),
    ).toEqual({
      filter: { $and: [{ a: 1 }, { b: 1 }] },
      sort: { a: 1 },
      skip: 2,
      limit: 3,
      rest,
    });
    expect(leadingMatch(rest)).toEqual({ filter: {}, rest });
    expect(leadingMatch([{ $limit: 1 }, { $skip: 1 }])).toEqual({ filter: {}, limit: 1, rest: [{ $skip: 1 }] });
    expect(leadingMatch([{ $match: 1 } as unknown as Doc])).toEqual({ filter: {}, rest: [{ $match: 1 }] });
  });
});

describe("pipelineFields", () => {
  it("names the fields that are read", () => {
    const group = { $group: { _id: "$a.b", n: { $sum: "$$ROOT.c" }, t: { $top: { sortBy: { d: 1 }, output: "$e" } } } };
    expect(pipelineFields([group])).toEqual(new Set(["a", "c", "d", "e"]));
    expect(
      pipelineFields([{ $match: { x: 1 } }, { $sort: { "y.z": 1 } }, { $limit: 1 }, { $project: { a: 1, b: "$c" } }]),
    ).toEqual(new Set(["x", "y", "a", "b", "c", "_id"]));
    expect(pipelineFields([{ $unwind: "$a" }, { $count: "n" }])).toEqual(new Set(["a"]));
    expect(
      pipelineFields([{ $facet: { a: [{ $sortByCount: "$x" }], b: [{ $match: { y: 1 } }, { $count: "n" }] } }]),
    ).toEqual(new Set(["x", "y"]));
    expect(
      pipelineFields([
        { $lookup: { from: "t", localField: "a.b", foreignField: "c", as: "d" } },
        { $group: { _id: "$d.e" } },
      ]),
    ).toEqual(new Set(["a", "d"]));
  });

  it("says when any may be read", () => {
    for (const stages of [
      [],
      [{ $match: { a: 1 } }],
      [{ $project: { a: 0 } }],
      [{ $group: { _id: null, all: { $push: "$$ROOT" } } }],
      [{ $replaceWith: { $mergeObjects: ["$$CURRENT", "$a"] } }],
      [{ $group: { _id: { $getField: "a" } } }],
      [{ $facet: { a: [{ $limit: 1 }] } }],
    ]) {
      expect(pipelineFields(stages)).toBe("all");
    }
  });
});
