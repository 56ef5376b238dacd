import { BSONSymbol, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "./values.ts";
import { ServerError } from "../errors.ts";
import { ByteReader, invalid } from "./byte-reader.ts";
import { put, type Doc } from "./doc.ts";

/** Reads a whole document; every value keeps its BSON type. */
export function decode(bytes: Uint8Array): Doc {
  const reader = new ByteReader(bytes);
  return readDocument(reader, 0);
}

/** Reads only these top-level fields of a document. */
export function pick(bytes: Uint8Array, fields: ReadonlySet<string>): Doc {
  const reader = new ByteReader(bytes);
  const end = reader.end();
  const doc: Doc = {};
  let wanted = fields.size;
  while (wanted > 0) {
    const type = reader.byte();
    if (type === 0) break;
    const name = reader.name();
    if (fields.has(name)) {
      put(doc, name, readValue(reader, type, 1));
      wanted--;
    } else skip(reader, type);
    if (reader.at >= end) throw invalid();
  }
  return doc;
}

const deepest = 200;

function readDocument(reader: ByteReader, depth: number): Doc {
  if (depth > deepest) throw new ServerError(15, "BSONObj exceeded the depth limit of 200");
  const end = reader.end();
  const doc: Doc = {};
  for (let type = reader.byte(); type !== 0; type = reader.byte()) {
    const name = reader.name();
    put(doc, name, readValue(reader, type, depth + 1));
    if (reader.at >= end) throw invalid();
  }
  if (reader.at !== end) throw invalid();
  return doc;
}

function readArray(reader: ByteReader, depth: number): unknown[] {
  if (depth > deepest) throw new ServerError(15, "BSONObj exceeded the depth limit of 200");
  const end = reader.end();
  const values: unknown[] = [];
  for (let type = reader.byte(); type !== 0; type = reader.byte()) {
    reader.at = reader.zero() + 1;
    values.push(readValue(reader, type, depth + 1));
    if (reader.at >= end) throw invalid();
  }
  if (reader.at !== end) throw invalid();
  return values;
}

function readValue(reader: ByteReader, type: number, depth: number): unknown {
  switch (type) {
    case 0x01:
      return new Double(reader.double());
    case 0x02:
      return reader.string();
    case 0x03:
      return readDocument(reader, depth);
    case 0x04:
      return readArray(reader, depth);
    case 0x05:
      return reader.binary();
    case 0x06:
    case 0x0a:
      return null;
    case 0x07:
      return new ObjectId(reader.cut(12));
    case 0x08:
      return reader.byte() !== 0;
    case 0x09: {
      const low = reader.int() >>> 0;
      return new Date(reader.int() * 0x1_0000_0000 + low);
    }
    case 0x0b:
      return reader.regex();
    case 0x0d:
      return new Code(reader.string());
    case 0x0e:
      return new BSONSymbol(reader.string());
    case 0x0f: {
      reader.int();
      const code = reader.string();
      return new Code(code, readDocument(reader, depth));
    }
    case 0x10:
      return new Int32(reader.int());
    case 0x11: {
      const i = reader.int() >>> 0;
      return new Timestamp({ t: reader.int() >>> 0, i });
    }
    case 0x12: {
      const low = reader.int();
      return new Long(low, reader.int());
    }
    case 0x13:
      return new Decimal128(reader.cut(16));
    case 0xff:
      return new MinKey();
    case 0x7f:
      return new MaxKey();
    default:
      throw invalid();
  }
}

/** Steps over a value. */
export function skip(reader: ByteReader, type: number): void {
  switch (type) {
    case 0x06:
    case 0x0a:
    case 0x7f:
    case 0xff:
      return;
    case 0x08:
      reader.forward(1);
      return;
    case 0x10:
      reader.forward(4);
      return;
    case 0x01:
    case 0x09:
    case 0x11:
    case 0x12:
      reader.forward(8);
      return;
    case 0x07:
      reader.forward(12);
      return;
    case 0x13:
      reader.forward(16);
      return;
    case 0x02:
    case 0x0d:
    case 0x0e:
      reader.forward(reader.length());
      return;
    case 0x05:
      reader.forward(reader.length() + 1);
      return;
    case 0x03:
    case 0x04:
    case 0x0f: {
      reader.forward(reader.length() - 4);
      return;
    }
    case 0x0b:
      reader.at = reader.zero() + 1;
      reader.at = reader.zero() + 1;
      return;
    default:
      throw invalid();
  }
}
