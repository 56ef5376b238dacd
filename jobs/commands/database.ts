import path from "node:path";
import type { Settings } from "#app/server/settings.ts";
import { serveStore } from "#app/server/store-care.ts";
import { en } from "#models/shared/texts/en/index.ts";
import { answering, CannotStart, readArgs } from "./care-call.ts";
import type { Terminal } from "./import-bar.ts";
import { UsageError } from "./import-options.ts";

const words = en.care;

/** `npm run database -- [--data DIR] [--port N]`: only the store, for `mongosh` and other tools. Prints its address on one
 *  line and serves until it is told to stop. */
export function run(args: string[], terminal: Terminal, settings: () => Settings): Promise<number> {
  return answering(terminal, words.usage.database, async () => {
    const { values } = readArgs(args, 0, { data: { type: "string" }, port: { type: "string" } });
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => resolve());
    });
    const store = await serveStore(
      values.data ? path.resolve(values.data) : settings().dataFolder,
      values.port === undefined ? undefined : portOf(values.port),
    ).catch((error: Error) => {
      throw error instanceof UsageError ? error : new CannotStart(error.message);
    });
    terminal.say(store.uri);
    await stopped;
    await store.stop();
    return 0;
  });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(words.notAPort(text));
  return port;
}
