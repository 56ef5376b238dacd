import { Decimal128, Double, Int32, Long, MinKey, ObjectId, Timestamp } from "mongodb";
import { describe, expect, it } from "vitest";
import { compileExpression, evaluateLet } from "#models/database/embedded/aggregate/expression.ts";
import { parseCollation } from "#models/database/embedded/bson/collation.ts";
import type { Doc } from "#models/database/embedded/bson/doc.ts";
import { decode } from "#models/database/embedded/bson/decode.ts";
import { encode } from "#models/database/embedded/bson/encode.ts";

const id = new ObjectId("65f000000000000000000001");
const at = new Date("2024-03-10T06:30:15.250Z");
const doc = {
  _id: id,
  i: new Int32(7),
  d: new Double(2.5),
  l: Long.fromString("9007199254740993"),
  m: Decimal128.fromString("1.10"),
  s: "Añ𝄞b",
  t: true,
  n: null,
  at,
  list: [new Int32(3), new Int32(1), new Int32(2)],
  docs: [
    { k: "a", v: new Int32(1) },
    { k: "b", v: new Int32(2) },
  ],
  grid: [[{ y: new Int32(1) }], { y: new Int32(3) }],
  inner: { x: [{ y: new Int32(1) }, { z: 0 }, { y: new Int32(3) }] },
};

/** A result as it comes out of BSON, so that 3 and Int32(3) are one. */
const plain = (value: unknown) => decode(encode({ value: value === undefined ? "(missing)" : value })).value;
const evaluate = (expression: unknown) => plain(compileExpression(expression)(doc));

const table: [unknown, unknown][] = [
  ["$i", doc.i],
  ["$none", undefined],
  ["$inner.x.y", [1, 3]],
  ["$inner.x.0.y", []],
  // Arrays inside arrays are not looked into.
  ["$grid.y", [3]],
  ["$constructor.name", undefined],
  ["$__proto__", undefined],
  ["$$ROOT._id", id],
  ["$$REMOVE", undefined],
  [
    ["$i", "$none"],
    [7, null],
  ],
  [
    { a: "$i", b: "$none", c: { d: 1 } },
    { a: 7, c: { d: 1 } },
  ],
  [{ $literal: "$i" }, "$i"],
  // Numbers
  [{ $add: ["$i", 1] }, 8],
  [{ $add: ["$i", "$d"] }, 9.5],
  [{ $add: ["$l", 1] }, Long.fromString("9007199254740994")],
  [{ $add: ["$m", "$m"] }, Decimal128.fromString("2.20")],
  [{ $add: ["$at", 1000] }, new Date(at.getTime() + 1000)],
  [{ $add: ["$i", "$n"] }, null],
  [{ $sum: [new Double(0.1), new Double(0.2), new Double(0.3)] }, new Double(0.6)],
  [{ $add: [Decimal128.fromString("9.9E6144"), Decimal128.fromString("9E6144")] }, Decimal128.fromString("Infinity")],
  [{ $multiply: [Decimal128.fromString("-1E6000"), Decimal128.fromString("1E6000")] }, Decimal128.fromString("-Infinity")], // prettier-ignore
  [{ $multiply: [Decimal128.fromString("1E-6000"), Decimal128.fromString("1E-6000")] }, Decimal128.fromString("0E-6176")], // prettier-ignore
  [{ $multiply: [Decimal128.fromString("15E-6176"), Decimal128.fromString("0.1")] }, Decimal128.fromString("2E-6176")],
  [{ $multiply: [Decimal128.fromString("0E6000"), Decimal128.fromString("0E6000")] }, Decimal128.fromString("0E6111")],
  [{ $add: [2147483647, 1] }, Long.fromNumber(2147483648)],
  [{ $add: [Long.MAX_VALUE, 1] }, new Double(2 ** 63)],
  [{ $subtract: ["$at", new Date(0)] }, Long.fromNumber(at.getTime())],
  [{ $subtract: ["$at", 250] }, new Date("2024-03-10T06:30:15.000Z")],
  [{ $multiply: ["$i", "$d"] }, 17.5],
  [{ $divide: ["$i", 2] }, 3.5],
  [{ $divide: [4, 2] }, new Double(2)],
  [{ $divide: [Decimal128.fromString("1"), 3] }, Decimal128.fromString("0.3333333333333333333333333333333333")],
  [{ $mod: [-7, 3] }, -1],
  [{ $mod: [7.5, 2] }, 1.5],
  [{ $abs: -3 }, 3],
  [{ $ceil: 1.2 }, new Double(2)],
  [{ $floor: Decimal128.fromString("-1.5") }, Decimal128.fromString("-2")],
  [{ $round: 2.5 }, new Double(2)],
  // The exact values are 2.67499… and 2.34500…
  [{ $round: [2.675, 2] }, 2.67],
  [{ $round: [2.345, 2] }, 2.35],
  [{ $round: [0.5, 0] }, new Double(0)],
  [{ $round: [1e300, 2] }, 1e300],
  [{ $trunc: [4.35, 2] }, 4.34],
  [{ $round: [1250, -2] }, 1200],
  [{ $trunc: -2.7 }, new Double(-2)],
  [{ $pow: [2, 10] }, 1024],
  [{ $pow: [2, 40] }, Long.fromNumber(2 ** 40)],
  [{ $pow: [2, -1] }, 0.5],
  [{ $sqrt: 9 }, new Double(3)],
  [{ $log: [8, 2] }, new Double(Math.log(8) / Math.log(2))],
  [{ $bitAnd: [12, 10] }, 8],
  [{ $bitNot: 0 }, -1],
  // Comparison and logic
  [{ $eq: ["$i", new Double(7)] }, true],
  [{ $eq: ["$n", "$none"] }, false],
  [{ $gt: ["$none", new MinKey()] }, true],
  [{ $lt: ["$none", null] }, true],
  [{ $cmp: ["a", 5] }, 1],
  [{ $eq: ["$_id", { $toObjectId: "65f000000000000000000001" }] }, true],
  [{ $and: [1, "", "$t"] }, true],
  [{ $and: [] }, true],
  [{ $or: [0, null, "$none"] }, false],
  [{ $not: ["$none"] }, true],
  [{ $cond: ["$t", "y", { $divide: [1, 0] }] }, "y"],
  [{ $cond: { if: { $gt: ["$i", 9] }, then: 1, else: "$$REMOVE" } }, undefined],
  [{ $ifNull: ["$none", "$n", 5] }, 5],
  [{ $ifNull: ["$n", "$none"] }, undefined],
  [
    {
      $switch: {
        branches: [
          { case: { $lt: ["$i", 5] }, then: 1 },
          { case: "$t", then: 2 },
        ],
        default: 3,
      },
    },
    2,
  ],
  [{ $let: { vars: { a: "$i", b: 2 }, in: { $multiply: ["$$a", "$$b"] } } }, 14],
  // Arrays
  [{ $size: "$list" }, 3],
  [{ $arrayElemAt: ["$list", -1] }, 2],
  [{ $arrayElemAt: ["$list", 9] }, undefined],
  [{ $first: "$docs.k" }, "a"],
  [{ $slice: ["$list", 1, 1] }, [1]],
  [{ $slice: ["$list", -2] }, [1, 2]],
  [{ $concatArrays: ["$list", [4]] }, [3, 1, 2, 4]],
  [{ $reverseArray: "$list" }, [2, 1, 3]],
  [{ $in: [new Double(3), "$list"] }, true],
  [{ $indexOfArray: ["$list", 2] }, 2],
  [{ $range: [0, 10, 3] }, [0, 3, 6, 9]],
  [{ $range: [3, 0, -1] }, [3, 2, 1]],
  [{ $map: { input: "$docs", as: "d", in: "$$d.v" } }, [1, 2]],
  [{ $map: { input: "$list", in: { $multiply: ["$$this", "$i"] } } }, [21, 7, 14]],
  [{ $map: { input: "$n", in: 1 } }, null],
  [{ $filter: { input: "$list", cond: { $gt: ["$$this", 1] }, limit: 1 } }, [3]],
  [{ $reduce: { input: "$list", initialValue: 0, in: { $add: ["$$value", "$$this"] } } }, 6],
  [{ $sortArray: { input: "$list", sortBy: -1 } }, [3, 2, 1]],
  [{ $sortArray: { input: "$docs", sortBy: { v: -1 } } }, [doc.docs[1], doc.docs[0]]],
  [
    { $zip: { inputs: ["$list", ["a"]], useLongestLength: true, defaults: [0, "z"] } },
    [
      [3, "a"],
      [1, "z"],
      [2, "z"],
    ],
  ],
  [{ $maxN: { n: 2, input: "$list" } }, [3, 2]],
  [{ $setUnion: ["$list", [1.0, 9]] }, [3, 1, 2, 9]],
  [{ $setIntersection: ["$list", [2, 3]] }, [3, 2]],
  [{ $setDifference: ["$list", [2]] }, [3, 1]],
  [{ $setEquals: ["$list", [1, 2, 3, 3]] }, true],
  [{ $setIsSubset: [["$_id"], [id]] }, true],
  [{ $anyElementTrue: [[0, false]] }, false],
  [{ $isArray: "$list" }, true],
  [{ $sum: "$list" }, 6],
  [{ $sum: ["$i", "$d", "x"] }, 9.5],
  [{ $avg: "$list" }, new Double(2)],
  [{ $max: ["$i", "$s"] }, "Añ𝄞b"],
  [{ $min: [] }, null],
  [{ $stdDevPop: [1, 3] }, new Double(1)],
  // Documents
  [{ $mergeObjects: ["$inner", { x: 1 }, null, { w: 2 }] }, { x: 1, w: 2 }],
  [{ $objectToArray: { a: 1 } }, [{ k: "a", v: 1 }]],
  [{ $arrayToObject: "$docs" }, { a: 1, b: 2 }],
  [{ $arrayToObject: [[["__proto__", 1]]] }, JSON.parse('{"__proto__":1}')],
  [{ $getField: "i" }, 7],
  [{ $getField: { field: "x.y", input: { $setField: { field: "x.y", input: {}, value: 4 } } } }, 4],
  [{ $unsetField: { field: "k", input: { k: 1, v: 2 } } }, { v: 2 }],
  // Strings
  [{ $concat: ["$s", "!"] }, "Añ𝄞b!"],
  [{ $concat: ["$s", "$n"] }, null],
  [{ $toLower: "ABÑ" }, "abÑ"],
  [{ $toUpper: "$n" }, ""],
  [{ $strLenCP: "$s" }, 4],
  [{ $strLenBytes: "$s" }, 8],
  [{ $substrCP: ["$s", 1, 2] }, "ñ𝄞"],
  [{ $substr: ["$s", 0, 3] }, "Añ"],
  [{ $indexOfCP: ["$s", "b"] }, 3],
  [{ $indexOfBytes: ["$s", "b"] }, 7],
  [{ $split: ["a-b-", "-"] }, ["a", "b", ""]],
  [{ $trim: { input: "  x " } }, "x"],
  [{ $ltrim: { input: "xxay", chars: "xy" } }, "ay"],
  [{ $replaceOne: { input: "aXaX", find: "X", replacement: "[$&]" } }, "a[$&]aX"],
  [{ $replaceAll: { input: "aXaX", find: "X", replacement: "-" } }, "a-a-"],
  [{ $regexMatch: { input: "$s", regex: "^a", options: "i" } }, true],
  [{ $regexFind: { input: "𝄞ab12", regex: /([a-z])(\d)?/ } }, { match: "a", idx: 1, captures: ["a", null] }],
  [
    { $regexFindAll: { input: "a1b2", regex: "[a-z]" } },
    [
      { match: "a", idx: 0, captures: [] },
      { match: "b", idx: 2, captures: [] },
    ],
  ],
  [{ $strcasecmp: ["a", "B"] }, -1],
  // Types
  [{ $type: "$i" }, "int"],
  [{ $type: "$none" }, "missing"],
  [{ $type: "$m" }, "decimal"],
  [{ $isNumber: "$l" }, true],
  [{ $toString: "$_id" }, "65f000000000000000000001"],
  [{ $toString: "$at" }, "2024-03-10T06:30:15.250Z"],
  [{ $toString: 2.5 }, "2.5"],
  [{ $toString: new Double(3) }, "3"],
  [{ $toString: -0 }, "-0"],
  [{ $toString: 1e15 }, "1000000000000000"],
  [{ $toString: 1e16 }, "1e+16"],
  [{ $toString: -1.5e20 }, "-1.5e+20"],
  [{ $toString: 0.0001 }, "0.0001"],
  [{ $toString: 0.000015 }, "1.5e-05"],
  [{ $toString: 1e-100 }, "1e-100"],
  [{ $toString: 0.1 + 0.2 }, "0.30000000000000004"],
  [{ $toString: Infinity }, "Infinity"],
  [{ $toString: NaN }, "NaN"],
  [{ $toString: "$l" }, "9007199254740993"],
  [{ $toInt: "12" }, 12],
  [{ $toInt: -2.9 }, -2],
  [{ $toLong: "$at" }, Long.fromNumber(at.getTime())],
  [{ $toDouble: "1e3" }, new Double(1000)],
  [{ $toDecimal: "$i" }, Decimal128.fromString("7")],
  [{ $toBool: 0 }, false],
  [{ $toDate: "$_id" }, id.getTimestamp()],
  [{ $toDate: "2024-03-10" }, new Date("2024-03-10T00:00:00Z")],
  [{ $toDate: Long.fromNumber(5) }, new Date(5)],
  [{ $convert: { input: "x", to: "int", onError: -1 } }, -1],
  [{ $convert: { input: "$n", to: "int", onNull: 0 } }, 0],
  [{ $binarySize: "é" }, 2],
  [{ $tsSecond: new Timestamp({ t: 5, i: 3 }) }, Long.fromNumber(5)],
  // Dates
  [{ $year: "$at" }, 2024],
  [{ $month: { date: "$at", timezone: "UTC" } }, 3],
  [{ $hour: { date: "$at", timezone: "America/New_York" } }, 1],
  [{ $hour: { date: "$at", timezone: "+05:30" } }, 12],
  [{ $dayOfMonth: "$n" }, null],
  [{ $dayOfWeek: "$at" }, 1],
  [{ $isoDayOfWeek: "$at" }, 7],
  [{ $dayOfYear: "$at" }, 70],
  [{ $week: "$at" }, 10],
  [{ $isoWeek: "$at" }, 10],
  [{ $isoWeekYear: new Date("2021-01-01") }, Long.fromNumber(2020)],
  [{ $millisecond: "$at" }, 250],
  [{ $dateToString: { date: "$at" } }, "2024-03-10T06:30:15.250Z"],
  [
    { $dateToString: { date: "$at", format: "%d/%m/%Y %H:%M %z", timezone: "America/New_York" } },
    "10/03/2024 01:30 -0500",
  ],
  [{ $dateToString: { date: "$n", onNull: "-" } }, "-"],
  [
    { $dateFromString: { dateString: "2024-03-10T01:30:15", timezone: "America/New_York" } },
    new Date("2024-03-10T06:30:15Z"),
  ],
  [{ $dateFromString: { dateString: "10.03.2024 5:07", format: "%d.%m.%Y %H:%M" } }, new Date("2024-03-10T05:07:00Z")],
  [{ $dateFromString: { dateString: "2024-02-30", onError: "no" } }, "no"],
  [
    { $dateToParts: { date: "$at" } },
    { year: 2024, month: 3, day: 10, hour: 6, minute: 30, second: 15, millisecond: 250 },
  ],
  [{ $dateFromParts: { year: 2024, month: 14, day: 0 } }, new Date("2025-01-31T00:00:00Z")],
  [{ $dateFromParts: { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 5 } }, new Date("2021-01-01T00:00:00Z")],
  [{ $dateAdd: { startDate: new Date("2024-01-31"), unit: "month", amount: 1 } }, new Date("2024-02-29")],
  [
    { $dateAdd: { startDate: new Date("2024-03-09T17:00:00Z"), unit: "day", amount: 1, timezone: "America/New_York" } },
    new Date("2024-03-10T16:00:00Z"),
  ],
  [{ $dateSubtract: { startDate: "$at", unit: "hour", amount: 1 } }, new Date("2024-03-10T05:30:15.250Z")],
  [
    { $dateDiff: { startDate: new Date("2023-12-31T23:59:59Z"), endDate: new Date("2024-01-01"), unit: "year" } },
    Long.fromNumber(1),
  ],
  [{ $dateDiff: { startDate: new Date("2024-03-09"), endDate: "$at", unit: "week" } }, Long.fromNumber(1)],
  [
    {
      $dateDiff: {
        startDate: new Date("2024-03-10T06:59:59Z"),
        endDate: new Date("2024-03-10T07:00:00Z"),
        unit: "hour",
      },
    },
    Long.fromNumber(1),
  ],
  [{ $dateTrunc: { date: "$at", unit: "day", timezone: "America/New_York" } }, new Date("2024-03-10T05:00:00Z")],
  [{ $dateTrunc: { date: "$at", unit: "month" } }, new Date("2024-03-01")],
  [{ $dateTrunc: { date: "$at", unit: "week", startOfWeek: "monday" } }, new Date("2024-03-04")],
  [{ $dateTrunc: { date: "$at", unit: "minute", binSize: 15 } }, new Date("2024-03-10T06:30:00Z")],
  [{ $dateTrunc: { date: "$at", unit: "quarter" } }, new Date("2024-01-01")],
];

describe("compileExpression", () => {
  it.each(table.map(([expression, result], i) => [i, JSON.stringify(expression), expression, result] as const))(
    "%i %s",
    (_i, _text, expression, result) => {
      expect(evaluate(expression)).toStrictEqual(plain(result));
    },
  );

  const errors: [unknown, number][] = [
    [{ $nonsense: 1 }, 168],
    [{ $function: {} }, 168],
    [{ $toString: 1, $toInt: 1 }, 15983],
    ["$$nobody", 17276],
    ["$a..b", 15998],
    ["$", 16872],
    ["$$", 9],
    ["$$$", 9],
    ["$$a-b", 9],
    ["$$ROOT.", 40353],
    [{ $add: ["$s", 1] }, 14],
    [{ $divide: [1, 0] }, 2],
    [{ $eq: [1] }, 16020],
    [{ $size: "$i" }, 17124],
    [{ $concat: ["a", 1] }, 16702],
    [{ $toInt: "x" }, 241],
    [{ $toInt: "$l" }, 241],
    [{ $toDate: "$i" }, 241],
    [{ $toObjectId: "zz" }, 241],
    [{ $year: "$s" }, 16006],
    [{ $hour: { date: "$at", timezone: "Nowhere/Land" } }, 40485],
    [{ $switch: { branches: [{ case: false, then: 1 }] } }, 40066],
    [{ $range: [0, 1e9] }, 146],
    [{ $arrayToObject: ["x"] }, 40386],
    [{ "a.b": 1 }, 16405],
    [{ $arrayElemAt: ["$i", 0] }, 28689],
    [{ $concatArrays: ["$list", "$i"] }, 28664],
    [{ $slice: ["$i", 1] }, 28724],
    [{ $log: [0, 10] }, 28758],
    [{ $ln: 0 }, 28766],
    [{ $log10: 0 }, 28761],
  ];
  it.each(errors)("refuses %j by code %i", (expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });

  it("compares by the collation", () => {
    const collation = parseCollation({ locale: "en", strength: 2 })!;
    const run = (expression: unknown) => compileExpression(expression, { collation })({});
    expect(run({ $eq: ["a", "A"] })).toBe(true);
    expect(run({ $in: ["a", ["A"]] })).toBe(true);
    expect(run({ $setUnion: [["a"], ["A"]] })).toEqual(["a"]);
  });

  it("takes variables given and the time of the command", () => {
    const now = new Date(5);
    const variables = evaluateLet({ x: { $add: [1, 1] }, y: { $add: ["$$x", 1] } });
    const options = { variables, now };
    expect(plain(compileExpression("$$y", options)({}))).toEqual(new Int32(3));
    expect(compileExpression("$$NOW", options)({})).toBe(now);
    expect(() => evaluateLet({ X: 1 } as Doc)).toThrow(expect.objectContaining({ code: 9 }));
  });
});
