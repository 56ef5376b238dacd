// A process that answers each command of the driver with yes and does nothing: what is measured of it is the driver alone.
import { createServer, type AddressInfo, type Socket } from "node:net";
import { BSON } from "mongodb";
import { Frames } from "#models/database/embedded/wire/frame.ts";
import { opcodes } from "#models/database/embedded/wire/message.ts";

const headerBytes = 16;

/** A primary of a replica set of one, as drivers want to hear it before they begin a transaction. */
const helloOf = (host: string): Uint8Array =>
  BSON.serialize({
    ...{ helloOk: true, isWritablePrimary: true, ismaster: true, setName: "idle", setVersion: 1, readOnly: false },
    ...{ hosts: [host], primary: host, me: host, minWireVersion: 0, maxWireVersion: 21 },
    ...{ maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 },
    ...{ logicalSessionTimeoutMinutes: 30, localTime: new Date(0), ok: 1 },
  });
const yes = BSON.serialize({ n: 1, ok: 1 });

function answer(request: Buffer, hello: Uint8Array): Buffer {
  const opcode = request.readInt32LE(12);
  const isHello = opcode === opcodes.query || /^(hello|ismaster)\0/i.test(request.toString("latin1", 26, 36));
  const body = isHello ? hello : yes;
  const before = Buffer.alloc(opcode === opcodes.query ? headerBytes + 20 : headerBytes + 5);
  before.writeInt32LE(before.length + body.length, 0);
  before.writeInt32LE(request.readInt32LE(4), 8);
  before.writeInt32LE(opcode === opcodes.query ? opcodes.reply : opcodes.msg, 12);
  if (opcode === opcodes.query) before.writeInt32LE(1, headerBytes + 16); // one document comes
  return Buffer.concat([before, body]);
}

function serve(socket: Socket, hello: Uint8Array): void {
  const frames = new Frames();
  socket.on("error", () => socket.destroy());
  socket.on("data", (part: Buffer) => {
    for (const request of frames.push(part)) socket.write(answer(request, hello));
  });
}

process.on("disconnect", () => process.exit());
const server = createServer((socket) => serve(socket, helloOf(address())));
const address = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
server.listen(0, "127.0.0.1", () => process.send!({ uri: `mongodb://${address()}/?replicaSet=idle` }));
