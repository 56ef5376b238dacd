import { Int32 } from "mongodb";
import { describe, expect, it } from "vitest";
import { parseCollation } from "#models/database/embedded/bson/collation.ts";
import type { Doc } from "#models/database/embedded/bson/doc.ts";
import { sorted } from "#models/database/embedded/pauses.ts";
import { compileKeyedSort, compileSort } from "#models/database/embedded/query/sort.ts";

const docs = (...values: unknown[]) => values.map((a) => (a === undefined ? {} : { a })) as Doc[];

/** What a generator returns, its pauses passed over. */
function atOnce<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

describe("sorting with pauses", () => {
  it("gives what sorting at once gives, and keeps the order of equals", () => {
    const list = Array.from({ length: 9_001 }, (_, i) => ({ key: (i * 7_919) % 100, i }));
    const order = (a: { key: number }, b: { key: number }) => a.key - b.key;
    expect(atOnce(sorted(list, order))).toEqual(list.toSorted(order));
    expect([...sorted(list, order)].length).toBeGreaterThan(9);
  });
});

describe("compileSort and compileKeyedSort", () => {
  const table: [Doc, Doc[], Doc[]][] = [
    [{ a: 1 }, docs("x", 2, null, undefined, [], [3, 1]), docs([], null, undefined, [3, 1], 2, "x")],
    [{ a: new Int32(-1) }, docs(2, [3, 1], undefined), docs([3, 1], 2, undefined)],
    [
      { "a.b": 1, c: -1 },
      [
        { a: [{ b: 2 }, { b: 1 }], c: 1 },
        { a: { b: 1 }, c: 2 },
        { a: { b: 0 }, c: 0 },
      ],
      [
        { a: { b: 0 }, c: 0 },
        { a: { b: 1 }, c: 2 },
        { a: [{ b: 2 }, { b: 1 }], c: 1 },
      ],
    ],
    // Two paths into one array are of the same element: of the first here (1, 9) counts, not 1 and 0.
    [
      { "a.x": 1, "a.y": 1 },
      [{ a: [{ x: 1, y: 9 }, { x: 2, y: 0 }] }, { a: [{ x: 1, y: 5 }] }], // prettier-ignore
      [{ a: [{ x: 1, y: 5 }] }, { a: [{ x: 1, y: 9 }, { x: 2, y: 0 }] }], // prettier-ignore
    ],
    [
      { "a.x": 1, "a.y": -1 },
      [{ a: [{ x: 1, y: 5 }] }, { a: [{ x: 1, y: 1 }, { x: 1, y: 7 }, { x: 2, y: 9 }] }], // prettier-ignore
      [{ a: [{ x: 1, y: 1 }, { x: 1, y: 7 }, { x: 2, y: 9 }] }, { a: [{ x: 1, y: 5 }] }], // prettier-ignore
    ],
  ];
  it.each(table)("%j", (spec, given, wanted) => {
    expect(given.toSorted(compileSort(spec))).toEqual(wanted);
    expect(atOnce(compileKeyedSort(spec)(given))).toEqual(wanted);
  });

  it("sorts by collation", () => {
    const collation = parseCollation({ locale: "en", strength: 2 });
    expect(atOnce(compileKeyedSort({ a: 1 }, collation)(docs("b", "A", "a", "B")))).toEqual(docs("A", "a", "b", "B"));
    expect(atOnce(compileKeyedSort({ a: 1 })(docs("b", "a", "B")))).toEqual(docs("B", "a", "b"));
  });

  it("refuses to put two arrays side by side", () => {
    const wanted = expect.objectContaining({ code: 2, message: "cannot sort with keys that are parallel arrays" });
    const given = [{ a: [1, 2], b: [1] }, { a: 1, b: 1 }] as Doc[]; // prettier-ignore
    expect(() => given.toSorted(compileSort({ a: 1, b: 1 }))).toThrow(wanted);
    expect(() => atOnce(compileKeyedSort({ a: 1, b: 1 })(given))).toThrow(wanted);
    expect(given.toSorted(compileSort({ b: -1 }))).toEqual(given);
  });

  it("refuses directions that are none", () => {
    expect(() => compileSort({ a: 2 })).toThrow(expect.objectContaining({ code: 15975 }));
    expect(() => compileSort({ a: "asc" })).toThrow(expect.objectContaining({ code: 15974 }));
    expect(() => compileSort({ a: { $meta: "textScore" } })).toThrow(expect.objectContaining({ code: 238 }));
  });
});
