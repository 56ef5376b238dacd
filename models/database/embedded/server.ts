import { chmodSync } from "node:fs";
import { createServer, type AddressInfo, type Server as Listener, type Socket } from "node:net";
import { uriOf, type Address } from "./address.ts";
import { Clock } from "./clock.ts";
import type { Client } from "./commands/command.ts";
import { OpCounters } from "./commands/op-counters.ts";
import { answer, describe } from "./commands/run.ts";
import { UnderWay } from "./commands/under-way.ts";
import { FailPoints } from "./fail-points.ts";
import { Sessions } from "./sessions.ts";
import type { Store } from "./store/store.ts";
import { serve } from "./wire/connection.ts";
import type { Message } from "./wire/message.ts";
import type { Reply } from "./wire/reply.ts";

const patience = 5_000;
/** So many may wait to be let in, while something else is under way; a socket turns away who comes beyond. */
const backlog = 4_096;

/** Serves a store to connections. */
export class Server {
  readonly store: Store;
  /** Where it listens, as drivers name a host. */
  address = "";
  readonly clock = new Clock();
  readonly underWay = new UnderWay();
  readonly counters = new OpCounters();
  readonly sessions: Sessions;
  /** Only of a server that tests clients. */
  readonly failPoints: FailPoints | undefined;
  /** Takes errors that should not happen. */
  readonly report: (error: unknown) => void;
  private readonly listener: Listener;
  private readonly sockets = new Set<Socket>();
  private readonly answers = new Set<Promise<Reply>>();
  private lastConnection = 0;

  constructor(store: Store, options: { report: (error: unknown) => void; hasFailPoints?: boolean | undefined }) {
    this.store = store;
    this.sessions = new Sessions(store.transactions);
    this.report = options.report;
    this.failPoints = options.hasFailPoints ? new FailPoints() : undefined;
    this.listener = createServer((socket) => this.accept(socket));
  }

  get connections(): number {
    return this.sockets.size;
  }

  /** Begins to listen; gives the URI. */
  async listen(address: Address): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.listener.once("error", (error) => reject(explain(error, address)));
      this.listener.listen({ ...address.at, backlog }, resolve);
    });
    this.listener.on("error", this.report);
    if ("path" in address.at) {
      chmodSync(address.at.path, 0o600);
      this.address = address.at.path;
    } else {
      const { port } = this.listener.address() as AddressInfo;
      this.address = `${address.at.host}:${port}`;
    }
    return uriOf(this.address);
  }

  /** Takes no more connections, answers what has been asked, and ends the connections. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.listener.close(resolve));
    for (const socket of this.sockets) socket.pause();
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, patience);
    await Promise.race([late, Promise.allSettled(this.answers)]);
    clearTimeout(timer);
    for (const socket of this.sockets) socket.destroySoon();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private accept(socket: Socket): void {
    const client = { id: ++this.lastConnection, address: addressOf(socket) };
    this.sockets.add(socket);
    socket.on("close", () => this.sockets.delete(socket));
    serve(
      socket,
      (message) => this.answer(client, message),
      (error) => describe(this, error),
    );
  }

  private async answer(client: Client, message: Message): Promise<Reply> {
    const reply = answer(this, client, message);
    this.answers.add(reply);
    try {
      return await reply;
    } finally {
      this.answers.delete(reply);
    }
  }
}

/** A socket of the file system has no name at its client's end; MongoDB adds its usual port all the same. */
function addressOf({ remoteAddress, remoteFamily, remotePort }: Socket): string {
  if (remoteAddress === undefined) return "anonymous unix socket:27017";
  return `${remoteFamily === "IPv6" ? `[${remoteAddress}]` : remoteAddress}:${remotePort}`;
}

function explain(error: Error, { at }: Address): Error {
  if ("port" in at && "code" in error && error.code === "EADDRINUSE") {
    return new Error(`The port ${at.port} is taken by another program: give another one.`);
  }
  return error;
}
