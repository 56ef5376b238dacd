import fc from "fast-check";
import { Int32 } from "mongodb";
import { describe, expect, it } from "vitest";
import type { Doc } from "#models/database/embedded/bson/doc.ts";
import { keyBytes } from "#models/database/embedded/bson/key.ts";
import { compare } from "#models/database/embedded/bson/order.ts";
import { valuesAt } from "#models/database/embedded/bson/path.ts";
import { compileFilter } from "#models/database/embedded/query/match.ts";
import { compileOrder } from "#models/database/embedded/query/sort.ts";

const leaf = fc.constantFrom<unknown>(new Int32(0), new Int32(1), "x", null, true);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "0"), tie("value"), { maxKeys: 3 }),
  ),
}));
const document = fc.dictionary(fc.constantFrom("a", "b"), value, { maxKeys: 2 }) as fc.Arbitrary<Doc>;
const path = fc.constantFrom("a", "a.b", "a.0", "a.b.a", "a.0.b", "a.b.0", "a.b.0.a");

/** Whatever a filter finds must be found by the values that an index stores: they are what the planner goes by. */
describe("what a filter reaches and what an index stores", () => {
  const isIndexable = (doc: Doc, at: string) => {
    try {
      return valuesAt(doc, at).values.length > 0;
    } catch (error) {
      // A name that is a position and a field of elements.
      expect(error).toMatchObject({ code: 16746 });
      return false;
    }
  };
  const keys = (doc: Doc, at: string) => valuesAt(doc, at).values.map((stored) => keyBytes(stored));

  it("agree on equality", () => {
    fc.assert(
      fc.property(document, path, leaf, (doc, at, wanted) => {
        if (!isIndexable(doc, at) || !compileFilter({ [at]: { $eq: wanted } })(doc)) return;
        expect(keys(doc, at).some((key) => key.equals(keyBytes(wanted)))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it("agree on ranges", () => {
    fc.assert(
      fc.property(document, path, fc.constantFrom(new Int32(0), "x"), (doc, at, bound) => {
        if (!isIndexable(doc, at) || !compileFilter({ [at]: { $gte: bound } })(doc)) return;
        expect(valuesAt(doc, at).values.some((stored) => compare(stored, bound) >= 0)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it("agree on what is missing", () => {
    fc.assert(
      fc.property(document, path, (doc, at) => {
        if (!isIndexable(doc, at)) return;
        const isFound = compileFilter({ [at]: { $exists: true } })(doc);
        const { values } = valuesAt(doc, at);
        // A document whose index has only null may lack the field or not; one with other values has it.
        if (!isFound) expect(values.every((stored) => stored === null)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it("agree on null, where no array is on the way", () => {
    fc.assert(
      fc.property(document, path, (doc, at) => {
        if (/\d/.test(at) || valuesAt(doc, at).multikey) return;
        const isNull = compileFilter({ [at]: null })(doc);
        expect(keys(doc, at).some((key) => key.equals(keyBytes(null)))).toBe(isNull);
      }),
      { numRuns: 10_000 },
    );
  });

  it("sort by one of the stored values", () => {
    fc.assert(
      fc.property(document, path, fc.boolean(), (doc, at, descending) => {
        if (!isIndexable(doc, at)) return;
        const by = keyBytes(compileOrder({ [at]: descending ? -1 : 1 }).keysOf(doc)[0]);
        const stored = keys(doc, at).toSorted((a, b) => Buffer.compare(a, b));
        expect(by.equals((descending ? stored.at(-1) : stored[0])!)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
