import type { Socket } from "node:net";
import { ServerError } from "../errors.ts";
import { Frames } from "./frame.ts";
import { isAnswerWanted, readMessage, type Message } from "./message.ts";
import { writeReply, type Reply } from "./reply.ts";

/** Asks for the connection to be closed without an answer. */
export class HangUp extends Error {}

/** Answers a message; errors that a client may see are part of the answer. */
export type Answer = (message: Message) => Promise<Reply>;

const patience = 16;

/** Serves one connection: its messages one after the other, in the order in which they came. */
export function serve(socket: Socket, answer: Answer, describe: (error: ServerError) => Reply): void {
  const frames = new Frames();
  const waiting: Buffer[] = [];
  let isBusy = false;

  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes) => {
    try {
      waiting.push(...frames.push(bytes));
    } catch {
      socket.destroy();
      return;
    }
    if (waiting.length > patience) socket.pause();
    if (!isBusy) void work();
  });

  async function work(): Promise<void> {
    isBusy = true;
    try {
      for (let frame = waiting.shift(); frame && !socket.destroyed; frame = waiting.shift()) {
        if (socket.isPaused() && waiting.length === 0) socket.resume();
        await handle(frame);
      }
    } catch {
      socket.destroy();
    } finally {
      isBusy = false;
    }
  }

  async function handle(frame: Buffer): Promise<void> {
    let message: Message;
    try {
      message = readMessage(frame);
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (isAnswerWanted(frame)) socket.write(writeReply(frame.readInt32LE(4), false, describe(error)));
      return;
    }
    const reply = await answer(message);
    if (!message.isReplyWanted) return;
    const isDrained = socket.write(writeReply(message.id, message.isLegacy, reply));
    if (!isDrained) await drained(socket);
  }
}

/** A client that asks and does not read gets no further answers until it has read. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}
