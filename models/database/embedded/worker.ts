import { chmodSync, mkdirSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { chooseAddress, removeAddress, uriOf, writeAddress } from "./address.ts";
import { Housekeeping } from "./housekeeping.ts";
import { Server } from "./server.ts";
import { lockFolder } from "./store/lock.ts";
import { Store } from "./store/store.ts";

/** What the thread is told when it is started. */
export interface WorkerData {
  folder: string;
  port?: number;
  /** How often documents are looked for that have expired. */
  expiryMilliseconds?: number;
  /** Whether clients may ask for errors, to be tested with. */
  hasFailPoints?: boolean;
}

/** What the thread says. */
export type WorkerMessage = { uri: string } | { refused: string } | { problem: string };

const port = parentPort!;
const say = (message: WorkerMessage) => port.postMessage(message);

try {
  await start(workerData as WorkerData);
} catch (error) {
  say({ refused: error instanceof Error ? error.message : String(error) });
  port.close();
}

async function start(options: WorkerData): Promise<void> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  try {
    const store = new Store(folder);
    const address = chooseAddress(folder, options.port);
    const report = (error: unknown) =>
      say({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    const server = new Server(store, address.host, { report, hasFailPoints: options.hasFailPoints });
    await server.listen(address.at);
    if ("path" in address.at) chmodSync(address.at.path, 0o600);
    writeAddress(folder, uriOf(address));
    const expiryMilliseconds = options.expiryMilliseconds ?? 60_000;
    const housekeeping = new Housekeeping(store, server.sessions, { expiryMilliseconds, report });
    port.once("message", () => {
      void (async () => {
        await housekeeping.stop();
        await server.close();
        store.close();
        removeAddress(folder, address);
        lock.release();
        port.close();
      })();
    });
    say({ uri: uriOf(address) });
  } catch (error) {
    lock.release();
    throw error;
  }
}
