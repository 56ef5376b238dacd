import { describe, expect, it } from "vitest";
import { indexRows, valueAt, valuesAt } from "#models/database/embedded/bson/path.ts";

describe("valuesAt", () => {
  it("gives what an index stores", () => {
    expect(valuesAt({ a: 1 }, "a")).toEqual({ values: [1], multikey: false });
    expect(valuesAt({}, "a")).toEqual({ values: [null], multikey: false });
    expect(valuesAt({ a: [] }, "a")).toEqual({ values: [undefined], multikey: true });
    expect(valuesAt({ a: [2, 1, 2] }, "a")).toEqual({ values: [1, 2], multikey: true });
    expect(valuesAt({ a: [[1, 2]] }, "a")).toEqual({ values: [[1, 2]], multikey: true });
    expect(valuesAt({ a: [{ b: 1 }, { b: [2, 3] }, { c: 1 }, 7] }, "a.b")).toEqual({
      values: [null, 1, 2, 3],
      multikey: true,
    });
    expect(valuesAt({ a: [] }, "a.b")).toEqual({ values: [null], multikey: true });
    expect(valuesAt({ a: 5 }, "a.b")).toEqual({ values: [null], multikey: false });
    expect(valuesAt({ a: [{ b: 1 }, { b: 2 }] }, "a.1.b")).toEqual({ values: [2], multikey: false });
    expect(valuesAt({}, "constructor")).toEqual({ values: [null], multikey: false });
    expect(valuesAt({ a: 1 }, "__proto__.b")).toEqual({ values: [null], multikey: false });
  });
});

describe("indexRows", () => {
  it("keeps fields of one element together", () => {
    expect(
      indexRows(
        {
          a: [
            { b: 1, c: 2 },
            { b: 3, c: 4 },
          ],
          d: 5,
        },
        ["a.b", "a.c", "d"],
      ),
    ).toEqual({
      rows: [
        [1, 2, 5],
        [3, 4, 5],
      ],
      multikey: [true, true, false],
      missing: false,
    });
  });

  it("refuses two arrays side by side", () => {
    expect(() => indexRows({ a: [1], b: [2] }, ["a", "b"])).toThrow(expect.objectContaining({ code: 171 }));
    expect(() => indexRows({ a: [{ b: [1], c: [2] }] }, ["a.b", "a.c"])).toThrow(
      expect.objectContaining({ code: 171 }),
    );
  });

  it("knows when the document has none of the paths", () => {
    expect(indexRows({ c: 1 }, ["a", "b"]).missing).toBe(true);
    expect(indexRows({ b: null }, ["a", "b"]).missing).toBe(false);
    expect(indexRows({ a: [{ c: 1 }] }, ["a.b"]).missing).toBe(true);
    expect(indexRows({ a: [] }, ["a"]).missing).toBe(false);
    expect(indexRows({ a: [] }, ["a.b"]).missing).toBe(true);
  });
});

describe("valueAt", () => {
  it("follows documents and positions only", () => {
    expect(valueAt({ a: { b: [1, { c: 2 }] } }, "a.b.1.c")).toBe(2);
    expect(valueAt({ a: [{ b: 1 }] }, "a.b")).toBe(undefined);
    expect(valueAt({}, "toString.name")).toBe(undefined);
  });
});
