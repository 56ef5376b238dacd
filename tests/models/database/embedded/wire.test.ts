import { on, once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { BSON, MongoClient } from "mongodb";
import { describe, expect, test } from "vitest";
import { testStore } from "./store.ts";

const { uri, db } = await testStore();
const path = decodeURIComponent(new URL(uri).host);

async function open(): Promise<Socket> {
  const socket = connect(path);
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** The frame of a message, as drivers write it. */
function message(body: object, options: { flags?: number; sections?: Buffer[] } = {}): Buffer {
  const sections = [Buffer.of(0), Buffer.from(BSON.serialize(body)), ...(options.sections ?? [])];
  const checksum = (options.flags ?? 0) & 1 ? [Buffer.alloc(4)] : [];
  const rest = Buffer.concat([Buffer.alloc(4), ...sections, ...checksum]);
  rest.writeUInt32LE(options.flags ?? 0, 0);
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + rest.length, 0);
  head.writeInt32LE(77, 4);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, rest]);
}

function sequence(name: string, documents: object[]): Buffer {
  const bytes = Buffer.concat([
    Buffer.from(`${name}\0`),
    ...documents.map((document) => Buffer.from(BSON.serialize(document))),
  ]);
  const size = Buffer.alloc(5);
  size[0] = 1;
  size.writeInt32LE(bytes.length + 4, 1);
  return Buffer.concat([size, bytes]);
}

async function answer(socket: Socket, offset = 21): Promise<BSON.Document> {
  let bytes = Buffer.alloc(0);
  for await (const [chunk] of on(socket, "data")) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    if (bytes.length >= 4 && bytes.length >= bytes.readInt32LE(0)) break;
  }
  expect(bytes.readInt32LE(8)).toBe(77);
  return BSON.deserialize(bytes.subarray(offset));
}

describe("messages", () => {
  test("the first hello may be an old query", async () => {
    const socket = await open();
    const body = Buffer.from(BSON.serialize({ ismaster: 1, helloOk: true }));
    const query = Buffer.concat([
      Buffer.alloc(20),
      Buffer.from("admin.$cmd\0"),
      Buffer.alloc(4),
      Buffer.from([255, 255, 255, 255]),
      body,
    ]);
    query.writeInt32LE(query.length, 0);
    query.writeInt32LE(77, 4);
    query.writeInt32LE(2004, 12);
    socket.write(query);
    expect(await answer(socket, 36)).toMatchObject({ ismaster: true, helloOk: true, ok: 1, maxWireVersion: 25 });
    socket.destroy();
  });

  test("may come in pieces, and several in one", async () => {
    const socket = await open();
    const ping = message({ ping: 1, $db: "test" });
    for (const byte of ping) socket.write(Buffer.of(byte));
    expect(await answer(socket)).toMatchObject({ ok: 1 });
    const documents = [{ _id: 1 }, { _id: 2 }];
    const insert = message({ insert: "w", $db: "test" }, { flags: 1, sections: [sequence("documents", documents)] });
    const unanswered = message({ insert: "w", $db: "test", documents: [{ _id: 3 }] }, { flags: 2 });
    socket.write(Buffer.concat([unanswered, insert]));
    expect(await answer(socket)).toMatchObject({ ok: 1, n: 2 });
    expect(await db.collection("w").countDocuments()).toBe(3);
    socket.destroy();
  });

  test("of the wrong shape get an error or no connection", async () => {
    const bad = message({ ping: 1, $db: "test" });
    bad[30] = 0xee;
    const socket = await open();
    socket.write(bad);
    expect(await answer(socket)).toMatchObject({ ok: 0, code: 22 });
    for (const frame of [
      Buffer.alloc(16),
      Buffer.from("GET / HTTP/1.1\r\n\r\n"),
      Buffer.from([255, 255, 255, 127, ...Buffer.alloc(12)]),
      message({ ping: 1, $db: "test" }, { flags: 1 << 9 }),
      message({ ping: 1, $db: "test" }, { sections: [Buffer.from([1, 200, 0, 0, 0, 65, 0])] }),
    ]) {
      const other = await open();
      other.write(frame);
      await once(other, "close");
    }
    socket.destroy();
  });

  test("with two bodies or none, a field twice, or a section of an unknown kind get an error and nothing is done", async () => {
    const socket = await open();
    const insert = { insert: "twice", $db: "test" };
    const body = Buffer.concat([Buffer.of(0), Buffer.from(BSON.serialize(insert))]);
    const [one, two] = [sequence("documents", [{ _id: 1 }]), sequence("documents", [{ _id: 2 }])];
    const bare = message(insert).subarray(0, 20);
    bare.writeInt32LE(20, 0);
    const asked: [Buffer, object][] = [
      [bare, { code: 40587, errmsg: "OP_MSG messages must have a body" }],
      [message(insert, { sections: [Buffer.from([7, 9, 0])] }), { code: 40432, errmsg: "Unknown section kind 7" }],
      [message(insert, { sections: [one, body] }), { code: 40430, errmsg: "Multiple body sections in message" }],
      [message(insert, { sections: [one, two] }), { code: 40431, errmsg: "Duplicate document sequence: documents" }],
      [
        message({ ...insert, documents: [{ _id: 3 }] }, { sections: [one] }),
        { code: 40433, errmsg: "Duplicate field between body and document sequence documents" },
      ],
    ];
    for (const [bytes, error] of asked) {
      socket.write(bytes);
      expect(await answer(socket)).toMatchObject({ ok: 0, ...error });
    }
    // Who wants no answer gets none to what cannot be read either: the next answer is that of the next message.
    socket.write(message(insert, { flags: 2, sections: [one, two] }));
    socket.write(message({ ping: 1, $db: "test" }));
    expect(await answer(socket)).toMatchObject({ ok: 1 });
    expect(await db.collection("twice").countDocuments()).toBe(0);
    socket.destroy();
  });

  test("of a client that asks and does not read, only as much is taken in as can be answered", async () => {
    const things = db.collection("unread");
    await things.insertOne({ text: "x".repeat(1_000_000) });
    const asked = async () => Number((await db.command({ serverStatus: 1 })).opcounters.query);
    const before = await asked();
    const socket = await open();
    const find = message({ find: "unread", $db: "test", comment: "y".repeat(100_000) });
    for (let n = 0; n < 100; n++) socket.write(find);
    await pause(1_000);
    // Neither are the others carried out, nor are they kept in the server's memory.
    expect((await asked()) - before).toBeLessThan(10);
    expect(socket.writableLength).toBeGreaterThan(5_000_000);
    // Who begins to read gets all answers.
    let bytes = 0;
    socket.on("data", (chunk: Buffer) => (bytes += chunk.length));
    await expect.poll(() => bytes, { timeout: 20_000 }).toBeGreaterThan(100_000_000);
    expect((await asked()) - before).toBe(100);
    socket.destroy();
  });

  test("random bytes harm nobody", async () => {
    let state = 7;
    const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
    for (let i = 0; i < 60; i++) {
      const socket = await open();
      const bytes = Buffer.from(Array.from({ length: 300 }, random));
      // Half of them have a proper head, so that the body is read.
      if (i % 2 === 0) {
        bytes.writeInt32LE(bytes.length, 0);
        bytes.writeInt32LE(2013, 12);
        bytes.writeUInt32LE(0, 16);
        if (i % 4 === 0) {
          bytes[20] = 0;
          bytes.writeInt32LE(bytes.length - 21, 21);
          bytes[bytes.length - 1] = 0;
        }
      }
      socket.resume().end(bytes);
      await once(socket, "close");
    }
    expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test("a value nested too deep is an error", async () => {
    let deep: object = {};
    for (let i = 0; i < 300; i++) deep = { a: deep };
    const error = await db
      .collection("deep")
      .insertOne({ deep })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 15 });
  });
});

test("a thousand connections that do nothing", async () => {
  const sockets = await Promise.all(Array.from({ length: 1_000 }, open));
  expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  for (const socket of sockets) socket.destroy();
});

test("two clients do not see each other's cursors and sessions", async () => {
  const things = db.collection("cursors");
  await things.insertMany(Array.from({ length: 300 }, (_, i) => ({ i })));
  const other = new MongoClient(uri);
  const cursor = things.find({}, { batchSize: 10 });
  await cursor.next();
  const error = await other
    .db("test")
    .command({ getMore: BigInt(String(cursor.id)), collection: "cursors" })
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 50738 });
  await cursor.close();
  await other.close();
});
