import { join } from "node:path";
import { Connection } from "./connection.ts";

const application = 0x6d6f6e67;
const format = 1;

export const dataFile = (folder: string) => join(folder, "data.db");

/** Opens the data file for writing, makes it where there is none and brings an older format forward. */
export function openFile(folder: string): Connection {
  const connection = new Connection(dataFile(folder));
  try {
    prepare(connection, folder);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function prepare(connection: Connection, folder: string): void {
  const { database } = connection;
  database.enableDefensive?.(true);
  const number = (pragma: string) => connection.get<[number]>(`pragma ${pragma}`)![0];
  const isNew = connection.get<[number]>("select count(*) from sqlite_schema")![0] === 0;
  if (!isNew && number("application_id") !== application) {
    throw new Error(`${dataFile(folder)} was not written by this database: give another folder.`);
  }
  if (number("user_version") > format) {
    throw new Error(`${dataFile(folder)} was written by a newer version of this database: start that version.`);
  }
  connection.exec("pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = 67108864");
  if (!isNew) return;
  connection.exec(`
    begin immediate;
    pragma application_id = ${application};
    pragma user_version = ${format};
    create table catalogue (id integer primary key, namespace text not null unique, entry blob not null);
    commit`);
}

/** Opens another connection, which only reads. */
export function openReader(folder: string, cacheMegabytes?: number): Connection {
  return new Connection(dataFile(folder), { readOnly: true, cacheMegabytes: cacheMegabytes ?? 32 });
}
