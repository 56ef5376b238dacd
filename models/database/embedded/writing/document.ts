import { ObjectId, Timestamp } from "../bson/values.ts";
import { decode } from "../bson/decode.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { encode } from "../bson/encode.ts";
import { typeOf, types } from "../bson/types.ts";
import { badValue, ServerError } from "../errors.ts";

const largest = 16 * 1024 * 1024;

/** A document to be stored, and its bytes. */
export interface Stored {
  doc: Doc;
  bytes: Uint8Array;
}

/** Makes what a client sent ready to be inserted: `_id` first, and one is made where there is none. */
export function prepareInsert(sent: Uint8Array): Stored {
  checkInserted(sent.length);
  const doc = decode(sent);
  const [first] = Object.keys(doc);
  const stamps = Object.entries(doc).filter(([name, value]) => name !== "_id" && isZeroStamp(value));
  if (first === "_id" && stamps.length === 0) {
    checkId(doc["_id"]);
    return { doc, bytes: sent };
  }
  const id = Object.hasOwn(doc, "_id") ? doc["_id"] : new ObjectId();
  checkId(id);
  const ordered: Doc = { _id: id, ...doc };
  for (const [name] of stamps) ordered[name] = nextStamp();
  const bytes = encode(ordered);
  checkInserted(bytes.length);
  return { doc: ordered, bytes };
}

/** Makes a document that an update has changed ready to be stored. */
export const prepareUpdated = (doc: Doc): Stored => encoded(doc, 17419, "Resulting document after update");

/** Makes a document that an upsert inserts ready to be stored. */
export const prepareUpserted = (doc: Doc): Stored => encoded(doc, 17420, "Document to upsert");

function encoded(doc: Doc, code: number, what: string): Stored {
  const bytes = encode(doc);
  if (bytes.length > largest) throw new ServerError(code, `${what} is larger than ${largest}`);
  return { doc, bytes };
}

/** Refuses what cannot be an `_id`. */
export function checkId(id: unknown): void {
  const type = typeOf(id);
  if (type === types.array || type === types.regex || type === types.undefined) {
    throw new ServerError(53, `The '_id' value cannot be of type ${type === types.array ? "array" : "regex"}`);
  }
  if (!isDoc(id)) return;
  const dollar = Object.keys(id).find((name) => name.startsWith("$"));
  if (dollar !== undefined && own(id, "$ref") === undefined) {
    throw new ServerError(52, `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`);
  }
}

function checkInserted(size: number): void {
  if (size > largest) {
    throw new ServerError(10334, `object to insert too large. size in bytes: ${size}, max size: ${largest}`);
  }
  if (size < 5) throw badValue("a document is too short");
}

// An empty timestamp asks for the time of the server.
function isZeroStamp(value: unknown): boolean {
  return value instanceof Timestamp && value.isZero();
}

let stamp = 0;

function nextStamp(): Timestamp {
  return new Timestamp({ t: Math.floor(Date.now() / 1_000), i: ++stamp & 0x7fff_ffff || 1 });
}
