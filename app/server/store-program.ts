import { existsSync } from "node:fs";

/** The embedded store's thread as `ready.mjs` has bundled it; undefined where sources are run as they are. */
export function storeProgram(): URL | undefined {
  const bundle = new URL("../../build/store/thread.js", import.meta.url);
  return process.env.NODE_ENV !== "development" && existsSync(bundle) ? bundle : undefined;
}
