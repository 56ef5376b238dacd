import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { scratchFolder } from "./scratch.ts";

/** One folder for what a run of the tests writes, and gone with it, whatever became of who wrote there. */
export default function runFolder(): () => void {
  const folder = mkdtempSync(path.join(scratchFolder(), "us-run-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
