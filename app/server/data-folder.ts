import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "#models/database/make-folder.ts";
import type { Mode } from "#models/shared/vocabulary.ts";

/** Writes a file only its owner may read, unless it is there already, and returns what it holds. */
function keep(file: string, make: () => string): string {
  try {
    writeFileSync(file, `${make()}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}

/** Makes the data folder of a mode, or opens it if its stamp says the same mode, so that `npm start` never opens a demo.
 *  The secret of this installation is made there once. */
export function claimFolder(folder: string, mode: Mode): { secret: string } | { refused: string } {
  try {
    makeFolder(folder);
    const stamp = keep(path.join(folder, "mode.txt"), () => mode);
    if (stamp !== mode)
      return { refused: `DATA_DIR ${folder} belongs to MODE=${stamp}; ${mode} needs a folder of its own.` };
    const secret = keep(path.join(folder, "secret.txt"), () => randomBytes(32).toString("base64url"));
    if (secret.length < 32)
      return {
        refused: `The secret in ${path.join(folder, "secret.txt")} is damaged; restore it from a backup, or delete it to have a new one made.`,
      };
    return { secret };
  } catch (error) {
    return { refused: `DATA_DIR ${folder} cannot be used: ${(error as Error).message}.` };
  }
}
