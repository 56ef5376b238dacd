import { mkdirSync } from "node:fs";
import { extname } from "node:path";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { chooseAddress, removeAddress, writeAddress } from "./address.ts";
import { Housekeeping } from "./housekeeping.ts";
import { Server } from "./server.ts";
import { dataFile } from "./store/file-name.ts";
import { lockFolder } from "./store/lock.ts";
import { Store } from "./store/store.ts";

/** What the thread is told when it is started. */
export interface ThreadData {
  folder: string;
  port?: number;
  /** How often documents are looked for that have expired. */
  expiryMilliseconds?: number;
  /** Whether clients may ask for errors, to be tested with. */
  hasFailPoints?: boolean;
}

/** What the thread says. */
export type ThreadMessage = { uri: string } | { refused: string } | { problem: string };

const parent = parentPort!;
const say = (message: ThreadMessage) => parent.postMessage(message);
const report = (error: unknown) =>
  say({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });

/** What is undone at the end, last things first. */
const ends: (() => unknown)[] = [];

try {
  const uri = await start(workerData as ThreadData);
  parent.once("message", () => void stop());
  say({ uri });
} catch (error) {
  await undo();
  say({ refused: error instanceof Error ? error.message : String(error) });
  parent.close();
}

async function start(options: ThreadData): Promise<string> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  ends.push(() => lock.release());
  const store = new Store(folder);
  ends.push(() => store.close());
  const address = chooseAddress(folder, options.port);
  ends.push(() => removeAddress(folder, address));
  const server = new Server(store, { report, hasFailPoints: options.hasFailPoints });
  const uri = await server.listen(address);
  ends.push(() => server.close());
  writeAddress(folder, uri);
  const expiryMilliseconds = options.expiryMilliseconds ?? 60_000;
  const housekeeping = new Housekeeping(store, server.sessions, { expiryMilliseconds, report });
  ends.push(() => housekeeping.stop());
  if (store.isRecovered) checkBehind(folder);
  return uri;
}

/** Looks through a file that was left behind by a process that died, while it is in use already. */
function checkBehind(folder: string): void {
  const program = `./quick-check${extname(import.meta.url)}`;
  const thread = new Worker(new URL(program, import.meta.url), { workerData: dataFile(folder) });
  thread.once("message", (found: string) => {
    if (found !== "ok") report(new Error(`${dataFile(folder)} is damaged: ${found}. Restore a backup.`));
  });
  thread.once("error", report);
  ends.push(() => thread.terminate());
}

async function stop(): Promise<void> {
  await undo();
  parent.close();
}

async function undo(): Promise<void> {
  try {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  } catch (error) {
    report(error);
  }
}
