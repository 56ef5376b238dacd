import { crc32 } from "node:zlib";
import type { Connection } from "./connection.ts";
import { dataFile } from "./file-name.ts";

const application = 0x6d6f6e67;

/** What a new file has. */
const tables = `
  create table catalogue (id integer primary key, namespace text not null unique, entry blob not null, s integer);
  create table progress (id integer primary key check (id = 1), commits integer not null)`;

/** Each brings a file one format forward: the first one from format 1 to 2. */
const steps: ((connection: Connection) => void)[] = [
  // Entries of the catalogue have a checksum, as documents do.
  (connection) => {
    connection.exec("alter table catalogue add column s integer");
    for (const [id, entry] of connection.all<[number, Uint8Array]>("select id, entry from catalogue"))
      connection.run("update catalogue set s = ? where id = ?", crc32(entry), id);
  },
];
const format = steps.length + 1;

const number = (connection: Connection, pragma: string) => connection.get<[number]>(`pragma ${pragma}`)![0];

/** Makes the tables of a new file; brings those of an older one forward, all the way or not at all. */
export function bringForward(connection: Connection, isNew: boolean): void {
  connection.exec("begin immediate");
  if (isNew) connection.exec(tables);
  else for (const step of steps.slice(number(connection, "user_version") - 1)) step(connection);
  connection.exec(`pragma application_id = ${application}; pragma user_version = ${format}; commit`);
}

/** Throws when a file was written by something else, or by a version that this one does not know. */
export function checkFormat(connection: Connection, folder: string): void {
  if (number(connection, "application_id") !== application) {
    throw new Error(`${dataFile(folder)} was not written by this database: give another folder.`);
  }
  if (number(connection, "user_version") > format) {
    throw new Error(`${dataFile(folder)} was written by a newer version of this database: start that version.`);
  }
}
