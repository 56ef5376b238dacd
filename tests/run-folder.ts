import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { scratchFolder } from "./scratch.ts";

/** One folder for what a run of the tests writes, and gone with it, whatever became of who wrote there. Whoever calls
 *  vitest itself has the store's bundle made of the sources as they are, too. */
export default function runFolder(): () => void {
  spawnSync(process.execPath, [path.resolve(import.meta.dirname, "../app/server/ready.mjs"), "--no-build"], {
    stdio: "inherit",
  });
  const folder = mkdtempSync(path.join(scratchFolder(), "us-run-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
