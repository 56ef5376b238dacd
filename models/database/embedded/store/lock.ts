import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { asOpeningError } from "./file.ts";

/** The folder is in use by another store. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another process: stop that one first, or give this one another folder.`,
    );
    this.name = "FolderInUse";
  }
}

/**
 * Keeps a folder for this process: a transaction on a file of its own that is held until `release`. The kernel lets go
 * of it when the process dies, so that there is nothing stale to clean up. Throws FolderInUse.
 */
export function lockFolder(folder: string): { release(): void } {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, "lock.db"), { timeout: 0 });
    database.exec("pragma journal_mode = delete; begin exclusive");
  } catch (error) {
    database?.close();
    throw isBusy(error) ? new FolderInUse(folder) : asOpeningError(error, folder, join(folder, "lock.db"));
  }
  const held = database;
  return { release: () => held.close() };
}

/** Whether some process holds the folder. */
export function isLocked(folder: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, "lock.db"), { timeout: 0, readOnly: true });
    database.exec("begin; select * from sqlite_schema; rollback");
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    database?.close();
  }
}

const isBusy = (error: unknown) => error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === 5;
