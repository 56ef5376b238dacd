import { BSON, Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey } from "mongodb";
import { ObjectId, Timestamp, UUID } from "mongodb";
import { describe, expect, it } from "vitest";
import { decode, pick } from "#models/database/embedded/bson/decode.ts";
import type { Doc } from "#models/database/embedded/bson/doc.ts";
import { encode } from "#models/database/embedded/bson/encode.ts";
import { keepFields } from "#models/database/embedded/bson/keep-fields.ts";

const everything: Doc = {
  double: new Double(3),
  int: new Int32(-5),
  long: Long.fromString("9007199254740993"),
  decimal: Decimal128.fromString("1.50"),
  text: "añ𝄞b and a longer one than what is written by hand",
  short: "é",
  none: null,
  yes: true,
  no: false,
  date: new Date(-12_345_678_901),
  id: new ObjectId("65f000000000000000000001"),
  bytes: new Binary(Uint8Array.of(1, 2, 3), 0),
  old: new Binary(Uint8Array.of(1, 2, 3), 2),
  uuid: new Binary(new UUID("00112233-4455-6677-8899-aabbccddeeff").buffer, 4),
  regex: new BSONRegExp("^a.b", "im"),
  symbol: new BSONSymbol("s"),
  code: new Code("x"),
  scoped: new Code("y", { z: new Int32(1) }),
  time: new Timestamp({ t: 4_000_000_000, i: 3 }),
  least: new MinKey(),
  most: new MaxKey(),
  list: [new Int32(1), [new Double(2.5)], { a: "b" }],
  inner: { $ref: "c", $id: new Int32(1), _bsontype: "ObjectId", empty: {}, "": [] },
};

describe("decode and encode", () => {
  it("keep every type and every byte", () => {
    const bytes = encode(everything);
    expect(decode(bytes)).toEqual(everything);
    expect(Buffer.compare(encode(decode(bytes)), bytes)).toBe(0);
    const back = decode(bytes);
    for (const field of Object.keys(everything)) expect(back[field], field).toStrictEqual(everything[field]);
  });

  it("fields of every type are cut out as they are", () => {
    const bytes = encode(everything);
    for (const field of Object.keys(everything)) {
      const kept = Object.fromEntries(Object.entries(everything).filter(([name]) => [field, "none", "id", "no"].includes(name))); // prettier-ignore
      expect(
        Buffer.compare(keepFields(bytes, new Set(["no", field, "none", "id", "nowhere"])), encode(kept)),
        field,
      ).toBe(0);
    }
    expect(keepFields(bytes, new Set(Object.keys(everything)))).toEqual(Buffer.from(bytes));
    expect(keepFields(bytes, new Set())).toEqual(Buffer.from(encode({})));
    for (const length of [3, 20, bytes.length - 1])
      expect(() => keepFields(bytes.subarray(0, length), new Set(["inner"]))).toThrow();
  });

  it("write what the driver writes", () => {
    const { inner: _inner, ...rest } = everything;
    expect(Buffer.compare(encode(rest), BSON.serialize(rest))).toBe(0);
  });

  it("take plain numbers, bigints, regular expressions and missing values", () => {
    expect(decode(encode({ a: 1, b: 1.5, c: 2 ** 31, d: -0, e: 7n, f: /a/gi, g: undefined }))).toEqual({
      a: new Int32(1),
      b: new Double(1.5),
      c: new Double(2 ** 31),
      d: new Double(-0),
      e: Long.fromNumber(7),
      f: new BSONRegExp("a", "i"),
      g: null,
    });
  });

  it("grow to large documents", () => {
    const doc = { text: "x".repeat(3_000_000), list: Array.from({ length: 1000 }, (_, i) => `n${i}`) };
    expect(decode(encode(doc))).toEqual(doc);
  });

  it("do not touch prototypes", () => {
    const doc = decode(encode(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":2}}') as Doc));
    expect(Object.keys(doc)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(doc)).toBe(Object.prototype);
    expect(({} as Doc).polluted).toBe(undefined);
    expect(Buffer.compare(encode(decode(encode(doc))), encode(doc))).toBe(0);
  });

  it("refuse zero bytes in names, dates out of range and too deep nesting", () => {
    expect(() => encode({ "a\0b": 1 })).toThrow(expect.objectContaining({ code: 2 }));
    expect(() => encode({ a: new Date(Number.NaN) })).toThrow(expect.objectContaining({ code: 2 }));
    let deep: Doc = {};
    for (let i = 0; i < 300; i++) deep = { a: deep };
    expect(() => encode(deep)).toThrow(expect.objectContaining({ code: 15 }));
    expect(encode({})).toEqual(Buffer.of(5, 0, 0, 0, 0));
  });

  it("refuse damaged bytes by error 22, whatever is damaged", () => {
    const bytes = encode(everything);
    for (let i = 0; i < bytes.length; i++) {
      for (const change of [1, 0x80, 0xff]) {
        const broken = Uint8Array.from(bytes);
        broken[i]! ^= change;
        try {
          decode(broken);
        } catch (error) {
          expect(error).toMatchObject({ code: 22 });
        }
      }
      expect(() => decode(bytes.subarray(0, i))).toThrow(expect.objectContaining({ code: 22 }));
    }
  });
});

describe("pick", () => {
  it("reads the named fields only", () => {
    const bytes = encode(everything);
    for (const field of Object.keys(everything)) {
      expect(pick(bytes, new Set([field]))).toEqual({ [field]: everything[field] });
    }
    expect(pick(bytes, new Set(["most", "int", "nothing"]))).toEqual({ int: new Int32(-5), most: new MaxKey() });
    expect(pick(bytes, new Set())).toEqual({});
  });
});
