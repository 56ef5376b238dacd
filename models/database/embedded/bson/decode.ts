import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from "mongodb";
import { ServerError } from "../errors.ts";
import { put, type Doc } from "./doc.ts";

/** Reads a whole document; every value keeps its BSON type. */
export function decode(bytes: Uint8Array): Doc {
  const reader = new Reader(bytes);
  return reader.document(0);
}

/** Reads only these top-level fields of a document. */
export function pick(bytes: Uint8Array, fields: ReadonlySet<string>): Doc {
  const reader = new Reader(bytes);
  const end = reader.end();
  const doc: Doc = {};
  let wanted = fields.size;
  while (wanted > 0) {
    const type = reader.byte();
    if (type === 0) break;
    const name = reader.name();
    if (fields.has(name)) {
      put(doc, name, reader.value(type, 1));
      wanted--;
    } else reader.skip(type);
    if (reader.at >= end) throw invalid();
  }
  return doc;
}

const deepest = 200;

const invalid = () => new ServerError(22, "invalid BSON");

// Field names repeat from document to document: a table of those met lately spares making the strings again.
const names: string[] = Array.from({ length: 2048 }, () => "");

/** A place in the bytes of a document, and how to read on from there. */
class Reader {
  at = 0;
  private readonly bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Reads the length of a document that starts here; gives where it ends. */
  end(): number {
    const start = this.at;
    const end = start + this.int();
    if (end < start + 5 || end > this.bytes.length || this.bytes[end - 1] !== 0) throw invalid();
    return end;
  }

  document(depth: number): Doc {
    if (depth > deepest) throw new ServerError(15, "BSONObj exceeded the depth limit of 200");
    const end = this.end();
    const doc: Doc = {};
    for (let type = this.byte(); type !== 0; type = this.byte()) {
      const name = this.name();
      put(doc, name, this.value(type, depth + 1));
      if (this.at >= end) throw invalid();
    }
    if (this.at !== end) throw invalid();
    return doc;
  }

  array(depth: number): unknown[] {
    if (depth > deepest) throw new ServerError(15, "BSONObj exceeded the depth limit of 200");
    const end = this.end();
    const values: unknown[] = [];
    for (let type = this.byte(); type !== 0; type = this.byte()) {
      this.at = this.zero() + 1;
      values.push(this.value(type, depth + 1));
      if (this.at >= end) throw invalid();
    }
    if (this.at !== end) throw invalid();
    return values;
  }

  value(type: number, depth: number): unknown {
    switch (type) {
      case 0x01:
        return new Double(this.bytes.readDoubleLE(this.forward(8)));
      case 0x02:
        return this.string();
      case 0x03:
        return this.document(depth);
      case 0x04:
        return this.array(depth);
      case 0x05:
        return this.binary();
      case 0x06:
      case 0x0a:
        return null;
      case 0x07:
        return new ObjectId(this.cut(12));
      case 0x08:
        return this.byte() !== 0;
      case 0x09: {
        const low = this.int() >>> 0;
        return new Date(this.int() * 0x1_0000_0000 + low);
      }
      case 0x0b:
        return this.regex();
      case 0x0d:
        return new Code(this.string());
      case 0x0e:
        return new BSONSymbol(this.string());
      case 0x0f: {
        this.int();
        const code = this.string();
        return new Code(code, this.document(depth));
      }
      case 0x10:
        return new Int32(this.int());
      case 0x11: {
        const i = this.int() >>> 0;
        return new Timestamp({ t: this.int() >>> 0, i });
      }
      case 0x12: {
        const low = this.int();
        return new Long(low, this.int());
      }
      case 0x13:
        return new Decimal128(this.cut(16));
      case 0xff:
        return new MinKey();
      case 0x7f:
        return new MaxKey();
      default:
        throw invalid();
    }
  }

  /** Steps over a value. */
  skip(type: number): void {
    switch (type) {
      case 0x06:
      case 0x0a:
      case 0x7f:
      case 0xff:
        return;
      case 0x08:
        this.forward(1);
        return;
      case 0x10:
        this.forward(4);
        return;
      case 0x01:
      case 0x09:
      case 0x11:
      case 0x12:
        this.forward(8);
        return;
      case 0x07:
        this.forward(12);
        return;
      case 0x13:
        this.forward(16);
        return;
      case 0x02:
      case 0x0d:
      case 0x0e:
        this.forward(this.length());
        return;
      case 0x05:
        this.forward(this.length() + 1);
        return;
      case 0x03:
      case 0x04:
      case 0x0f: {
        this.forward(this.length() - 4);
        return;
      }
      case 0x0b:
        this.at = this.zero() + 1;
        this.at = this.zero() + 1;
        return;
      default:
        throw invalid();
    }
  }

  name(): string {
    const { bytes } = this;
    const start = this.at;
    let hash = 0;
    let at = start;
    for (let byte = bytes[at]; byte !== 0; byte = bytes[++at]) {
      if (byte === undefined) throw invalid();
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    this.at = at + 1;
    const known = names[hash & 2047]!;
    if (known.length === at - start) {
      let i = 0;
      while (i < known.length && known.charCodeAt(i) === bytes[start + i]) i++;
      if (i === known.length) return known;
    }
    const name = bytes.toString("utf8", start, at);
    if (at - start <= 64) names[hash & 2047] = name;
    return name;
  }

  byte(): number {
    return this.bytes[this.forward(1)]!;
  }

  private int(): number {
    const { bytes } = this;
    const at = this.forward(4);
    return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }

  private length(): number {
    const length = this.int();
    if (length < 0) throw invalid();
    return length;
  }

  private string(): string {
    const length = this.length();
    const start = this.forward(length);
    if (length < 1 || this.bytes[this.at - 1] !== 0) throw invalid();
    return this.bytes.toString("utf8", start, this.at - 1);
  }

  private cstring(): string {
    const start = this.at;
    const end = this.zero();
    this.at = end + 1;
    return this.bytes.toString("utf8", start, end);
  }

  private regex(): BSONRegExp {
    const pattern = this.cstring();
    const options = this.cstring();
    // The class throws an error of its own at unknown options.
    if (!/^[ilmsux]*$/.test(options)) throw invalid();
    return new BSONRegExp(pattern, options);
  }

  private binary(): Binary {
    const length = this.length();
    const subtype = this.byte();
    if (subtype !== Binary.SUBTYPE_BYTE_ARRAY) return new Binary(this.cut(length), subtype);
    // The old subtype 2 has the length once more inside.
    if (this.length() !== length - 4) throw invalid();
    return new Binary(this.cut(length - 4), subtype);
  }

  /** A copy of the next bytes: a value must not keep the whole message in memory. */
  private cut(length: number): Uint8Array {
    const start = this.forward(length);
    return Uint8Array.prototype.slice.call(this.bytes, start, this.at);
  }

  private zero(): number {
    const at = this.bytes.indexOf(0, this.at);
    if (at < 0) throw invalid();
    return at;
  }

  /** Moves on; gives the place before. */
  private forward(length: number): number {
    const at = this.at;
    this.at = at + length;
    if (this.at > this.bytes.length || length < 0) throw invalid();
    return at;
  }
}
