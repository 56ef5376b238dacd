import { mkdirSync, statSync } from "node:fs";
import path from "node:path";

/** Makes a folder that only its owner may enter, and those above it. Node's own `recursive` tries for ever where the
 *  folder above is there and nothing can be made in it, such as in /proc. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(folder).isDirectory()) return;
    const above = path.dirname(path.resolve(folder));
    if (code !== "ENOENT" || above === path.resolve(folder)) throw error;
    makeFolder(above);
    mkdirSync(folder, { mode: 0o700 });
  }
}
