import { encode } from "../bson/encode.ts";
import { own, type Doc } from "../bson/doc.ts";
import { opcodes } from "./message.ts";

/** Documents of a cursor that go into a reply as they lie in the store. */
export interface Batch {
  name: "firstBatch" | "nextBatch";
  documents: Uint8Array[];
}

/** What a command answers: fields, and with `batch` the documents that belong into its field `cursor`. */
export interface Reply {
  fields: Doc;
  batch?: Batch;
}

let lastId = 0;

/** The frame that answers a request. */
export function writeReply(to: number, isLegacy: boolean, reply: Reply): Buffer {
  const body = reply.batch ? withBatch(reply.fields, reply.batch) : [encode(reply.fields)];
  const head = Buffer.alloc(isLegacy ? 36 : 21);
  const length = body.reduce((sum, part) => sum + part.length, head.length);
  head.writeInt32LE(length, 0);
  lastId = (lastId + 1) & 0x7fff_ffff;
  head.writeInt32LE(lastId, 4);
  head.writeInt32LE(to, 8);
  head.writeInt32LE(isLegacy ? opcodes.reply : opcodes.msg, 12);
  if (isLegacy) {
    head.writeInt32LE(8, 16); // "await capable", as every server since 2.4 says
    head.writeInt32LE(1, 32); // one document
  }
  return Buffer.concat([head, ...body], length);
}

const types = { document: 3, array: 4 };

/** Encodes around the documents: reading and writing them again would cost many times the copy. */
function withBatch(fields: Doc, { name, documents }: Batch): Uint8Array[] {
  const cursor = encode(own(fields, "cursor") as Doc);
  const outer = encode(Object.fromEntries(Object.entries(fields).filter(([field]) => field !== "cursor")));
  const parts: Uint8Array[] = [];
  let arrayLength = 5;
  for (let i = 0; i < documents.length; i++) {
    const label = element(types.document, String(i));
    parts.push(label, documents[i]!);
    arrayLength += label.length + documents[i]!.length;
  }
  const arrayLabel = element(types.array, name);
  const cursorLabel = element(types.document, "cursor");
  const cursorLength = cursor.length + arrayLabel.length + arrayLength;
  return [
    int(outer.length + cursorLabel.length + cursorLength),
    cursorLabel,
    int(cursorLength),
    arrayLabel,
    int(arrayLength),
    ...parts,
    end,
    cursor.subarray(4),
    outer.subarray(4),
  ];
}

const end = Buffer.alloc(1);

const element = (type: number, name: string) => Buffer.from(`${String.fromCharCode(type)}${name}\0`, "utf8");

function int(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32LE(value);
  return bytes;
}
