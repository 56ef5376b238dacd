import { Binary, BSONRegExp } from "./values.ts";
import { ServerError } from "../errors.ts";

/** Error 22: bytes that are no BSON. */
export const invalid = () => new ServerError(22, "invalid BSON");

// Field names repeat from document to document: a table of those met lately spares making the strings again.
const names: string[] = Array.from({ length: 2048 }, () => "");

/** A place in bytes of BSON, and how to read on from there. */
export class ByteReader {
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

  int(): number {
    const { bytes } = this;
    const at = this.forward(4);
    return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }

  length(): number {
    const length = this.int();
    if (length < 0) throw invalid();
    return length;
  }

  string(): string {
    const length = this.length();
    const start = this.forward(length);
    if (length < 1 || this.bytes[this.at - 1] !== 0) throw invalid();
    return this.bytes.toString("utf8", start, this.at - 1);
  }

  cstring(): string {
    const start = this.at;
    const end = this.zero();
    this.at = end + 1;
    return this.bytes.toString("utf8", start, end);
  }

  regex(): BSONRegExp {
    const pattern = this.cstring();
    const options = this.cstring();
    // The class throws an error of its own at unknown options.
    if (!/^[ilmsux]*$/.test(options)) throw invalid();
    return new BSONRegExp(pattern, options);
  }

  binary(): Binary {
    const length = this.length();
    const subtype = this.byte();
    if (subtype !== Binary.SUBTYPE_BYTE_ARRAY) return new Binary(this.cut(length), subtype);
    // The old subtype 2 has the length once more inside.
    if (this.length() !== length - 4) throw invalid();
    return new Binary(this.cut(length - 4), subtype);
  }

  /** A copy of the next bytes: a value must not keep the whole message in memory. */
  cut(length: number): Uint8Array {
    const start = this.forward(length);
    return Uint8Array.prototype.slice.call(this.bytes, start, this.at);
  }

  zero(): number {
    const at = this.bytes.indexOf(0, this.at);
    if (at < 0) throw invalid();
    return at;
  }

  /** Moves on; gives the place before. */
  forward(length: number): number {
    const at = this.at;
    this.at = at + length;
    if (this.at > this.bytes.length || length < 0) throw invalid();
    return at;
  }

  double(): number {
    return this.bytes.readDoubleLE(this.forward(8));
  }
}
