import type { Binary, BSONSymbol, Code, Decimal128, Double, Int32, Long, ObjectId } from "./values.ts";
import { ServerError } from "../errors.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { Doc } from "./doc.ts";
import { regexOf } from "./parts.ts";
import { types, typeOf } from "./types.ts";

/** Writes a document as BSON, in bytes of its own. */
export function encode(doc: Doc): Buffer {
  const outer = writer.at;
  try {
    writeDocument(doc, 0);
    return Buffer.from(writer.bytes.subarray(outer, writer.at));
  } finally {
    writer.at = outer;
    writer.shrink();
  }
}

const deepest = 200;
const writer = new ByteWriter();

function writeDocument(doc: Doc | unknown[], depth: number): void {
  if (depth > deepest) throw new ServerError(15, "BSONObj exceeded the depth limit of 200");
  const start = writer.reserve(4);
  if (Array.isArray(doc)) {
    for (let i = 0; i < doc.length; i++) writeField(String(i), doc[i], depth);
  } else {
    for (const name of Object.keys(doc)) writeField(name, doc[name], depth);
  }
  writer.byte(0);
  writer.close(start);
}

function writeField(name: string, value: unknown, depth: number): void {
  const type = typeOf(value);
  writer.byte(type === types.undefined ? types.null : type & 0xff);
  writer.cstring(name);
  switch (type) {
    case types.string:
      return writer.string(value as string);
    case types.int:
      return writer.int(typeof value === "number" ? value : (value as Int32).value);
    case types.double:
      return writer.double(typeof value === "number" ? value : (value as Double).value);
    case types.long:
    case types.timestamp:
      if (typeof value === "bigint") return writer.bigint(value);
      writer.int((value as Long).low);
      return writer.int((value as Long).high);
    case types.object:
      return writeDocument(value as Doc, depth + 1);
    case types.array:
      return writeDocument(value as unknown[], depth + 1);
    case types.bool:
      return writer.byte(value ? 1 : 0);
    case types.date:
      return writer.date(value as Date);
    case types.objectId:
      return writer.raw((value as ObjectId).id);
    case types.decimal:
      return writer.raw((value as Decimal128).bytes);
    case types.binData:
      return writer.binary(value as Binary | Uint8Array);
    case types.regex: {
      const { pattern, options } = regexOf(value);
      writer.cstring(pattern);
      return writer.cstring(options);
    }
    case types.symbol:
      return writer.string((value as BSONSymbol).value);
    case types.javascript:
      return writer.string((value as Code).code);
    case types.javascriptWithScope: {
      const start = writer.reserve(4);
      writer.string((value as Code).code);
      writeDocument((value as Code).scope as Doc, depth + 1);
      writer.close(start);
      return;
    }
    default:
      return; // null, undefined, MinKey and MaxKey have no bytes of their own.
  }
}
