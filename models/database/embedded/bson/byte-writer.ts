import type { Binary } from "./values.ts";
import { badValue } from "../errors.ts";

const usual = 64 * 1024;

/** A buffer that grows, and the place up to which it is written. */
export class ByteWriter {
  bytes = Buffer.allocUnsafeSlow(usual);
  at = 0;

  /** Gives a buffer that one huge document has made large back to the memory. */
  shrink(): void {
    if (this.at === 0 && this.bytes.length > 32 * usual) this.bytes = Buffer.allocUnsafeSlow(usual);
  }

  byte(byte: number): void {
    const at = this.reserve(1);
    this.bytes[at] = byte;
  }

  int(value: number): void {
    const at = this.reserve(4);
    this.bytes.writeInt32LE(value | 0, at);
  }

  bigint(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw badValue("an integer does not fit into 64 bits");
    const at = this.reserve(8);
    this.bytes.writeBigInt64LE(value, at);
  }

  date(value: Date): void {
    const time = value.getTime();
    if (Number.isNaN(time)) throw badValue("a date is out of range");
    this.bigint(BigInt(time));
  }

  string(text: string): void {
    const start = this.reserve(4);
    const length = this.text(text);
    this.byte(0);
    this.bytes.writeInt32LE(length + 1, start);
  }

  cstring(text: string): void {
    const start = this.at;
    this.text(text);
    if (text.includes("\0")) {
      this.at = start;
      throw badValue("field names and regular expressions cannot contain a zero byte");
    }
    this.byte(0);
  }

  text(text: string): number {
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

  binary(value: Binary | Uint8Array): void {
    const isPlain = value instanceof Uint8Array;
    const bytes = isPlain ? value : value.buffer.subarray(0, value.position);
    const subtype = isPlain ? 0 : value.sub_type;
    this.int(subtype === 2 ? bytes.length + 4 : bytes.length);
    this.byte(subtype);
    if (subtype === 2) this.int(bytes.length);
    this.raw(bytes);
  }

  raw(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** Makes room for more bytes; gives the place where they begin. */
  reserve(length: number): number {
    const at = this.at;
    this.at = at + length;
    if (this.at > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at));
      this.bytes.copy(larger, 0, 0, at);
      this.bytes = larger;
    }
    return at;
  }

  double(value: number): void {
    const at = this.reserve(8);
    this.bytes.writeDoubleLE(value, at);
  }

  /** Fills in the length of what began at a place, which is counted in it. */
  close(start: number): void {
    this.bytes.writeInt32LE(this.at - start, start);
  }
}
