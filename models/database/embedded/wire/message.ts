import { ServerError } from "../errors.ts";
import { BrokenFrame } from "./frame.ts";

/** A request as it came: the command's document and the document sequences beside it, not yet read. */
export interface Message {
  id: number;
  body: Uint8Array;
  sequences: Map<string, Uint8Array[]>;
  isReplyWanted: boolean;
  /** An OP_QUERY, as drivers send it for their first hello. */
  isLegacy: boolean;
}

export const opcodes = { reply: 1, query: 2004, compressed: 2012, msg: 2013 } as const;

const flags = { checksumPresent: 1, moreToCome: 2, required: 0xffff };

/** Reads a whole frame. A frame that cannot be answered breaks the connection, what can be answered is a ServerError. */
export function readMessage(frame: Buffer): Message {
  const id = frame.readInt32LE(4);
  switch (frame.readInt32LE(12)) {
    case opcodes.msg:
      return readMsg(id, frame);
    case opcodes.query:
      return readQuery(id, frame);
    default:
      throw new BrokenFrame(`operation ${frame.readInt32LE(12)}`);
  }
}

/** Whether the client waits for an answer to a message, readable or not. */
export const isAnswerWanted = (frame: Buffer): boolean =>
  frame.readInt32LE(12) !== opcodes.msg || !(frame.readUInt32LE(16) & flags.moreToCome);

function readMsg(id: number, frame: Buffer): Message {
  if (frame.length < 20) throw new BrokenFrame("a message without flags");
  const bits = frame.readUInt32LE(16);
  if (bits & flags.required & ~(flags.checksumPresent | flags.moreToCome)) throw new BrokenFrame(`flags ${bits}`);
  const end = frame.length - (bits & flags.checksumPresent ? 4 : 0);
  const message: Message = {
    id,
    body: frame.subarray(0, 0),
    sequences: new Map(),
    isReplyWanted: isAnswerWanted(frame),
    isLegacy: false,
  };
  let at = 20;
  while (at < end) {
    const kind = frame[at++]!;
    if (kind > 1) throw new ServerError(40432, `Unknown section kind ${kind}`);
    const size = at + 4 <= end ? frame.readInt32LE(at) : -1;
    if (size < 5 || at + size > end) throw new BrokenFrame("a section of the wrong length");
    const section = frame.subarray(at, at + size);
    if (kind === 0) {
      if (message.body.length > 0) throw new ServerError(40430, "Multiple body sections in message");
      message.body = section;
    } else readSequence(section, message.sequences);
    at += size;
  }
  if (message.body.length === 0) throw new ServerError(40587, "OP_MSG messages must have a body");
  return message;
}

function readSequence(section: Buffer, sequences: Map<string, Uint8Array[]>): void {
  const zero = section.indexOf(0, 4);
  if (zero < 0) throw new BrokenFrame("a sequence without a name");
  const documents: Uint8Array[] = [];
  let at = zero + 1;
  while (at < section.length) {
    const size = at + 4 <= section.length ? section.readInt32LE(at) : -1;
    if (size < 5 || at + size > section.length) throw new BrokenFrame("a document of the wrong length");
    documents.push(section.subarray(at, at + size));
    at += size;
  }
  const name = section.toString("utf8", 4, zero);
  if (sequences.has(name)) throw new ServerError(40431, `Duplicate document sequence: ${name}`);
  sequences.set(name, documents);
}

function readQuery(id: number, frame: Buffer): Message {
  const zero = frame.indexOf(0, 20);
  if (zero < 0 || zero + 14 > frame.length) throw new BrokenFrame("a query of the wrong length");
  const name = frame.toString("utf8", 20, zero);
  if (!name.endsWith(".$cmd")) throw new ServerError(5739101, "OP_QUERY is taken for hello only");
  return { id, body: frame.subarray(zero + 9), sequences: new Map(), isReplyWanted: true, isLegacy: true };
}
