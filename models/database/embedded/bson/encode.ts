import type { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, Int32, Long, ObjectId } from "mongodb";
import { badValue, ServerError } from "../errors.ts";
import type { Doc } from "./doc.ts";
import { types, typeOf } from "./types.ts";

/** Writes a document as BSON, in bytes of its own. */
export function encode(doc: Doc): Buffer {
  const outer = writer.at;
  try {
    writer.document(doc, 0);
    return Buffer.from(writer.bytes.subarray(outer, writer.at));
  } finally {
    writer.at = outer;
    writer.shrink();
  }
}

const deepest = 200;
const usual = 64 * 1024;

/** A buffer that grows, and the place up to which it is written. */
class Writer {
  bytes = Buffer.allocUnsafeSlow(usual);
  at = 0;

  document(doc: Doc | unknown[], depth: number): void {
    if (depth > deepest) throw new ServerError(15, "BSONObj exceeded the depth limit of 200");
    const start = this.reserve(4);
    if (Array.isArray(doc)) {
      for (let i = 0; i < doc.length; i++) this.field(String(i), doc[i], depth);
    } else {
      for (const name of Object.keys(doc)) this.field(name, doc[name], depth);
    }
    this.byte(0);
    this.bytes.writeInt32LE(this.at - start, start);
  }

  /** Gives a buffer that one huge document has made large back to the memory. */
  shrink(): void {
    if (this.at === 0 && this.bytes.length > 32 * usual) this.bytes = Buffer.allocUnsafeSlow(usual);
  }

  private field(name: string, value: unknown, depth: number): void {
    const type = typeOf(value);
    this.byte(type === types.undefined ? types.null : type & 0xff);
    this.cstring(name);
    switch (type) {
      case types.string:
        return this.string(value as string);
      case types.int:
        return this.int(typeof value === "number" ? value : (value as Int32).value);
      case types.double: {
        const at = this.reserve(8);
        this.bytes.writeDoubleLE(typeof value === "number" ? value : (value as Double).value, at);
        return;
      }
      case types.long:
      case types.timestamp:
        if (typeof value === "bigint") return this.bigint(value);
        this.int((value as Long).low);
        return this.int((value as Long).high);
      case types.object:
        return this.document(value as Doc, depth + 1);
      case types.array:
        return this.document(value as unknown[], depth + 1);
      case types.bool:
        return this.byte(value ? 1 : 0);
      case types.date:
        return this.date(value as Date);
      case types.objectId:
        return this.raw((value as ObjectId).id);
      case types.decimal:
        return this.raw((value as Decimal128).bytes);
      case types.binData:
        return this.binary(value as Binary | Uint8Array);
      case types.regex: {
        const regex = value as BSONRegExp | RegExp;
        this.cstring(regex instanceof RegExp ? regex.source : regex.pattern);
        return this.cstring(regex instanceof RegExp ? regex.flags.replaceAll(/[^imsx]/g, "") : regex.options);
      }
      case types.symbol:
        return this.string((value as BSONSymbol).value);
      case types.javascript:
        return this.string((value as Code).code);
      case types.javascriptWithScope: {
        const start = this.reserve(4);
        this.string((value as Code).code);
        this.document((value as Code).scope as Doc, depth + 1);
        this.bytes.writeInt32LE(this.at - start, start);
        return;
      }
      default:
        return; // null, undefined, MinKey and MaxKey have no bytes of their own.
    }
  }

  private byte(byte: number): void {
    const at = this.reserve(1);
    this.bytes[at] = byte;
  }

  private int(value: number): void {
    const at = this.reserve(4);
    this.bytes.writeInt32LE(value | 0, at);
  }

  private bigint(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw badValue("an integer does not fit into 64 bits");
    const at = this.reserve(8);
    this.bytes.writeBigInt64LE(value, at);
  }

  private date(value: Date): void {
    const time = value.getTime();
    if (Number.isNaN(time)) throw badValue("a date is out of range");
    this.bigint(BigInt(time));
  }

  private string(text: string): void {
    const start = this.reserve(4);
    const length = this.text(text);
    this.byte(0);
    this.bytes.writeInt32LE(length + 1, start);
  }

  private cstring(text: string): void {
    const start = this.at;
    this.text(text);
    if (text.includes("\0")) {
      this.at = start;
      throw badValue("field names and regular expressions cannot contain a zero byte");
    }
    this.byte(0);
  }

  private text(text: string): number {
    const at = this.reserve(text.length * 3);
    let i = 0;
    // Short ASCII is quicker by hand than by a call into the runtime.
    if (text.length < 24) {
      for (; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (unit >= 0x80) break;
        this.bytes[at + i] = unit;
      }
    }
    const length = i === text.length ? i : this.bytes.write(text, at, "utf8");
    this.at = at + length;
    return length;
  }

  private binary(value: Binary | Uint8Array): void {
    const isPlain = value instanceof Uint8Array;
    const bytes = isPlain ? value : value.buffer.subarray(0, value.position);
    const subtype = isPlain ? 0 : value.sub_type;
    this.int(subtype === 2 ? bytes.length + 4 : bytes.length);
    this.byte(subtype);
    if (subtype === 2) this.int(bytes.length);
    this.raw(bytes);
  }

  private raw(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** Makes room for more bytes; gives the place where they begin. */
  private reserve(length: number): number {
    const at = this.at;
    this.at = at + length;
    if (this.at > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at));
      this.bytes.copy(larger, 0, 0, at);
      this.bytes = larger;
    }
    return at;
  }
}

const writer = new Writer();
