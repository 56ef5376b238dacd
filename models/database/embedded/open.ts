import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { readAddress } from "./address.ts";
import { isLocked } from "./store/lock.ts";
import type { ThreadData, ThreadMessage } from "./thread.ts";

/** A store that was started. */
export interface EmbeddedDatabase {
  /** For the official MongoDB driver, and what builds on it. */
  uri: string;
  /** Finishes what is being written, closes the file and ends the thread. Close clients before. */
  stop(): Promise<void>;
}

export interface OpenOptions extends ThreadData {
  /** `thread.ts` as one file, with `quick-check.js` beside it, where somebody has made that: two hundred files take four
   *  times as long to load as one. Without it, the sources are run. */
  program?: URL | undefined;
}

/**
 * Starts a database on a folder, in a thread of its own. It listens on a Unix socket in the folder, or on a port of this
 * machine when one is given: then every user of the machine can connect. Rejects with one sentence when it cannot start.
 */
export async function openEmbedded({ program, ...options }: OpenOptions): Promise<EmbeddedDatabase> {
  const data: ThreadData = { ...options, folder: resolve(options.folder) };
  const worker = new Worker(program ?? new URL("./worker.ts", import.meta.url), {
    workerData: data,
    // Under `node --watch` a thread would report its imports as messages, too.
    env: { ...process.env, WATCH_REPORT_DEPENDENCIES: "" },
  });
  const ended = new Promise<void>((resolveEnd) => worker.once("exit", () => resolveEnd()));
  const uri = await new Promise<string>((resolveUri, reject) => {
    worker.on("message", (message: ThreadMessage) => {
      if ("uri" in message) resolveUri(message.uri);
      else if ("refused" in message) reject(new Error(message.refused));
      else if ("problem" in message) console.error(message.problem);
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The database ended before it had started.")));
  });
  let isStopping = false;
  worker.once("exit", () => {
    // Better to end with it than to go on without a database.
    if (!isStopping) throw new Error("The thread of the database has ended unexpectedly.");
  });
  return {
    uri,
    stop: async () => {
      isStopping = true;
      worker.postMessage("stop");
      await ended;
    },
  };
}

/** The URI of the store that another process runs on a folder; null when none is running. */
export function joinEmbedded(folder: string): string | null {
  const path = resolve(folder);
  return isLocked(path) ? (readAddress(path) ?? null) : null;
}
