import { createServer, type Server as Listener, type Socket } from "node:net";
import { Clock } from "./clock.ts";
import { answer, describe } from "./commands/run.ts";
import { FailPoints } from "./fail-points.ts";
import { Sessions } from "./sessions.ts";
import type { Store } from "./store/store.ts";
import { serve } from "./wire/connection.ts";

/** Serves a store to connections. */
export class Server {
  readonly store: Store;
  /** Where it listens, as drivers name a host. */
  readonly address: string;
  readonly clock = new Clock();
  readonly sessions: Sessions;
  /** Only of a server that tests clients. */
  readonly failPoints: FailPoints | undefined;
  /** Takes errors that should not happen. */
  readonly report: (error: unknown) => void;
  private readonly listener: Listener;
  private readonly sockets = new Set<Socket>();
  private lastConnection = 0;

  constructor(
    store: Store,
    address: string,
    options: { report: (error: unknown) => void; hasFailPoints?: boolean | undefined },
  ) {
    this.store = store;
    this.address = address;
    this.sessions = new Sessions(store.transactions);
    this.report = options.report;
    this.failPoints = options.hasFailPoints ? new FailPoints() : undefined;
    this.listener = createServer((socket) => this.accept(socket));
  }

  get connections(): number {
    return this.sockets.size;
  }

  listen(at: { path: string } | { host: string; port: number }): Promise<void> {
    return new Promise((resolve, reject) => {
      this.listener.once("error", reject);
      this.listener.listen(at, () => {
        this.listener.off("error", reject);
        resolve();
      });
    });
  }

  /** Takes no more connections and ends those that are there. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.listener.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private accept(socket: Socket): void {
    const client = { id: ++this.lastConnection };
    this.sockets.add(socket);
    socket.on("close", () => this.sockets.delete(socket));
    serve(
      socket,
      (message) => answer(this, client, message),
      (error) => describe(this, error),
    );
  }
}
