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
    throw isBusy(error) ? new FolderInUse(folder) : asLockError(error, folder);
  }
  const held = database;
  return { release: () => held.close() };
}

/** Nothing is kept in the lock: where it is damaged there is nothing to restore. */
function asLockError(error: unknown, folder: string): unknown {
  const path = join(folder, "lock.db");
  if (!isOf(error, 11, 26)) return asOpeningError(error, folder, path);
  return new Error(`${path} is damaged. It holds no data: delete it and start again.`);
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

/** Whether SQLite failed with one of its primary result codes. */
const isOf = (error: unknown, ...codes: number[]) =>
  error instanceof Error && "errcode" in error && codes.includes(Number(error.errcode) & 0xff);

const isBusy = (error: unknown) => isOf(error, 5);
