import { Int32 } from "mongodb";
import { describe, expect, it } from "vitest";
import { parseCollation } from "#models/database/embedded/bson/collation.ts";
import type { Doc } from "#models/database/embedded/bson/doc.ts";
import { compileSort, sortDocs } from "#models/database/embedded/query/sort.ts";

const docs = (...values: unknown[]) => values.map((a) => (a === undefined ? {} : { a })) as Doc[];

describe("compileSort and sortDocs", () => {
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
  ];
  it.each(table)("%j", (spec, given, sorted) => {
    expect(given.toSorted(compileSort(spec))).toEqual(sorted);
    expect(sortDocs(given, spec)).toEqual(sorted);
  });

  it("sorts by collation", () => {
    const collation = parseCollation({ locale: "en", strength: 2 });
    expect(sortDocs(docs("b", "A", "a", "B"), { a: 1 }, collation)).toEqual(docs("A", "a", "b", "B"));
    expect(sortDocs(docs("b", "a", "B"), { a: 1 })).toEqual(docs("B", "a", "b"));
  });

  it("refuses directions that are none", () => {
    expect(() => compileSort({ a: 2 })).toThrow(expect.objectContaining({ code: 2 }));
    expect(() => compileSort({ a: "asc" })).toThrow(expect.objectContaining({ code: 15974 }));
    expect(() => compileSort({ a: { $meta: "textScore" } })).toThrow(expect.objectContaining({ code: 238 }));
  });
});
