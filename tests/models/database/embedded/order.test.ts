import fc from "fast-check";
import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "mongodb";
import { describe, expect, it } from "vitest";
import { parseCollation } from "#models/database/embedded/bson/collation.ts";
import { classBounds, keyBytes } from "#models/database/embedded/bson/key.ts";
import { compare } from "#models/database/embedded/bson/order.ts";

const number = fc.oneof(
  fc.integer().map((n) => new Int32(n)),
  fc.double().map((n) => new Double(n)),
  fc.constantFrom(0, -0, 0.1, 2 ** 53, 2 ** 63, 1e308, 5e-324).map((n) => new Double(n)),
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map((n) => Long.fromBigInt(n)),
  fc.bigInt(2n ** 53n - 4n, 2n ** 53n + 4n).map((n) => Long.fromBigInt(n)),
  fc
    .tuple(fc.bigInt(-(10n ** 33n), 10n ** 33n), fc.integer({ min: -6000, max: 6000 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
  fc
    .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -3, max: 3 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
  fc
    .constantFrom("NaN", "Infinity", "-Infinity", "0.1", "9007199254740993", "-0.1")
    .map((s) => Decimal128.fromString(s)),
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.string({ unit: fc.constantFrom("\0", "\u0001", "a", "é", "\uffee", "𝄞"), maxLength: 4 }),
);
const leaf = fc.oneof(
  number,
  text,
  fc.constantFrom(null, undefined, true, false, new MinKey(), new MaxKey(), new BSONRegExp("a", "i")),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes)),
  fc.tuple(fc.nat(), fc.nat()).map(([t, i]) => new Timestamp({ t, i })),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__"), tie("value"), { maxKeys: 3 }),
  ),
}));

describe("compare", () => {
  it("puts the types in BSON order", () => {
    const ordered = [
      new MinKey(),
      undefined,
      null,
      new Double(Number.NaN),
      new Double(-Infinity),
      Long.fromString("-9223372036854775808"),
      new Int32(-1),
      new Double(0),
      Decimal128.fromString("0.1"),
      new Double(0.1),
      new Double(2 ** 53),
      Long.fromString("9007199254740993"),
      Decimal128.fromString("9007199254740993.5"),
      Decimal128.fromString("1E400"),
      new Double(Infinity),
      "",
      "B",
      "a",
      "\uffee",
      "𝄞",
      {},
      { a: new Int32(1) },
      { a: new Int32(1), b: new Int32(1) },
      { b: new Int32(0) },
      { a: "x" },
      [],
      [new Int32(1)],
      [[]],
      new Binary(Uint8Array.of(9)),
      new Binary(Uint8Array.of(1, 1)),
      new ObjectId("000000000000000000000001"),
      false,
      true,
      new Date(-1),
      new Date(1),
      new Timestamp({ t: 1, i: 2 }),
      new BSONRegExp("a"),
      new MaxKey(),
    ];
    ordered.forEach((a, i) => {
      ordered.forEach((b, j) => {
        expect(Math.sign(compare(a, b)), `${i} ${j}`).toBe(Math.sign(i - j));
        expect(Buffer.compare(keyBytes(a), keyBytes(b)), `keys ${i} ${j}`).toBe(Math.sign(i - j));
      });
    });
  });

  it("takes numbers of different types as equal", () => {
    for (const other of [new Double(3), Long.fromNumber(3), Decimal128.fromString("3.00"), 3, 3n]) {
      expect(compare(new Int32(3), other)).toBe(0);
      expect(keyBytes(other)).toEqual(keyBytes(new Int32(3)));
    }
    expect(compare(new Double(-0), new Int32(0))).toBe(0);
    expect(keyBytes(new Double(-0))).toEqual(keyBytes(new Int32(0)));
  });
});

describe("keyBytes", () => {
  it("keeps the order of any two values", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const order = Math.sign(compare(a, b));
        expect(Buffer.compare(keyBytes(a), keyBytes(b))).toBe(order);
        expect(Buffer.compare(keyBytes(a, true), keyBytes(b, true))).toBe(order === 0 ? 0 : -order);
        expect(Math.sign(compare(b, a))).toBe(order === 0 ? 0 : -order);
      }),
      { numRuns: 3000 },
    );
  });

  it("keeps the order of numbers of all types", () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(Buffer.compare(keyBytes(a), keyBytes(b))).toBe(Math.sign(compare(a, b)));
      }),
      { numRuns: 5000 },
    );
  });

  it("can be joined, each part up or down", () => {
    const pair = fc.tuple(leaf, leaf);
    fc.assert(
      fc.property(pair, pair, fc.boolean(), fc.boolean(), (a, b, down, deep) => {
        const key = (row: [unknown, unknown]) => Buffer.concat([keyBytes(row[0], down), keyBytes(row[1], deep)]);
        const order = (down ? -1 : 1) * compare(a[0], b[0]) || (deep ? -1 : 1) * compare(a[1], b[1]);
        expect(Buffer.compare(key(a), key(b)) + 0).toBe(Math.sign(order) + 0);
      }),
      { numRuns: 3000 },
    );
  });

  it("is never the beginning of another key", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [left, right] = [keyBytes(a), keyBytes(b)];
        if (!left.equals(right)) expect(right.subarray(0, left.length).equals(left)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it("lies within the bounds of its class", () => {
    fc.assert(
      fc.property(leaf, fc.boolean(), (a, down) => {
        const { low, high } = classBounds(a, down);
        const key = keyBytes(a, down);
        expect(Buffer.compare(low, key) <= 0 && Buffer.compare(key, high) < 0).toBe(true);
      }),
    );
  });
});

describe("collation", () => {
  it("compares by locale and strength", () => {
    const primary = parseCollation({ locale: "en", strength: new Int32(1) });
    const secondary = parseCollation({ locale: "en", strength: 2 });
    const tertiary = parseCollation({ locale: "en" });
    expect(compare("Résumé", "resume", primary)).toBe(0);
    expect(compare("Résumé", "resume", secondary)).toBe(1);
    expect(compare("Résumé", "RÉSUMÉ", secondary)).toBe(0);
    expect(compare("a", "B", tertiary)).toBe(-1);
    expect(compare("a", "A", tertiary)).toBe(-1);
    expect(compare({ x: ["A"] }, { x: ["a"] }, secondary)).toBe(0);
    expect(keyBytes("RÉSUMÉ", false, secondary)).toEqual(keyBytes("résumé", false, secondary));
    expect(keyBytes("STRASSE", false, secondary)).toEqual(keyBytes("Straße", false, secondary));
    const numeric = parseCollation({ locale: "en_US", numericOrdering: true });
    expect(compare("item 2", "item 10", numeric)).toBe(-1);
  });

  it("refuses what is not one", () => {
    expect(parseCollation({ locale: "simple" })).toBe(undefined);
    expect(parseCollation(null)).toBe(undefined);
    expect(() => parseCollation({ strength: 2 })).toThrow(expect.objectContaining({ code: 40414 }));
    expect(() => parseCollation({ locale: 2 })).toThrow(expect.objectContaining({ code: 14 }));
    expect(() => parseCollation({ locale: "en", strength: 9 })).toThrow(expect.objectContaining({ code: 2 }));
    expect(() => parseCollation({ locale: "en", nonsense: 1 })).toThrow(expect.objectContaining({ code: 2 }));
  });
});
