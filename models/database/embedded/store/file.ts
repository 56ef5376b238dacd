import { statSync } from "node:fs";
import { Connection } from "./connection.ts";
import { dataFile } from "./file-name.ts";
import { bringForward, checkFormat } from "./format.ts";

/** Whether the process that wrote the file last has died: at a proper end, its log is empty. */
export function wasInterrupted(folder: string): boolean {
  return (statSync(`${dataFile(folder)}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Opens the data file for writing, makes it where there is none and brings an older format forward. */
export function openFile(folder: string): Connection {
  let connection: Connection | undefined;
  try {
    connection = new Connection(dataFile(folder));
    prepare(connection, folder);
    return connection;
  } catch (error) {
    connection?.close();
    throw asOpeningError(error, folder);
  }
}

/** What SQLite says when a file of the folder cannot be opened, in a sentence that says what to do. */
export function asOpeningError(error: unknown, folder: string, path = dataFile(folder)): unknown {
  if (!(error instanceof Error) || !("errcode" in error)) return error;
  switch (Number(error.errcode) & 0xff) {
    case 8: // read-only
    case 14: // cannot open
      return new Error(
        `${path} cannot be opened for writing (${error.message}): see to the rights of the folder and its disk.`,
      );
    case 11: // corrupt
    case 26: // not a database
      return new Error(`${path} is damaged (${error.message}). Restore a backup.`);
    case 13: // full
      return new Error(`The disk of ${folder} is full: free some space and start again.`);
    default:
      return new Error(`${path} cannot be opened: ${error.message}.`);
  }
}

function prepare(connection: Connection, folder: string): void {
  connection.database.enableDefensive(true);
  const isNew = connection.get<[number]>("select count(*) from sqlite_schema")![0] === 0;
  if (!isNew) checkFormat(connection, folder);
  // Free pages can be given back to the disk bit by bit; this has to be said before the first table is made.
  if (isNew) connection.exec("pragma auto_vacuum = incremental");
  // "normal": the log is brought to the disk by `Log`, before a write is acknowledged; SQLite does it before it copies
  // the log into the file, which it does when as many pages are in it (32 MB) as the cache holds: what is written again
  // and again, such as the leaves of an index, is copied once.
  connection.exec(
    "pragma journal_mode = wal; pragma synchronous = normal; pragma wal_autocheckpoint = 8000; pragma journal_size_limit = 67108864",
  );
  bringForward(connection, isNew);
}

/** Opens another connection, which only reads. */
export function openReader(folder: string, cacheMegabytes?: number): Connection {
  return new Connection(dataFile(folder), { readOnly: true, cacheMegabytes: cacheMegabytes ?? 32 });
}
