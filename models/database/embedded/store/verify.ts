import { crc32 } from "node:zlib";
import { decode } from "../bson/decode.ts";
import type { Doc } from "../bson/doc.ts";
import { keyBytes } from "../bson/key.ts";
import { rowsOf } from "../index/rows.ts";
import type { Pace } from "../reading/pace.ts";
import type { Collection } from "./collection.ts";
import type { Reader } from "./reader.ts";

const chunk = 200;
const mostErrors = 20;

/** What was found in a collection. */
export interface Verified {
  documents: number;
  invalid: number;
  keysPerIndex: Record<string, number>;
  errors: string[];
}

/** Compares every document with its checksum and with its entries in the indexes. The connection has to stand still. */
export async function verifyCollection(connection: Reader, collection: Collection, pace: Pace): Promise<Verified> {
  const verified: Verified = { documents: 0, invalid: 0, keysPerIndex: { _id_: 0 }, errors: [] };
  const indexes = collection.indexes.filter(({ isBuilding }) => !isBuilding);
  for (const { name } of indexes) verified.keysPerIndex[name] = 0;
  const unsaid = new Set<string>();
  const note = (error: string) => verified.errors.length < mostErrors && verified.errors.push(error);
  type Stored = [row: number, key: Uint8Array, sum: number, bytes: Uint8Array];
  const sql = `select id, k, s, d from ${collection.table} where id > ? order by id limit ${chunk}`;
  for (let rows: Stored[], last = -1; (rows = connection.all<Stored>(sql, last)).length > 0; last = rows.at(-1)![0]) {
    for (const [row, key, sum, bytes] of rows) {
      verified.documents++;
      const document = crc32(bytes) === sum ? readable(bytes) : undefined;
      if (!document) {
        verified.invalid++;
        note(`the document of row ${row} is damaged`);
        continue;
      }
      if (keyBytes(document["_id"], false, collection.collation).equals(key)) verified.keysPerIndex["_id_"]!++;
      else note(`the document of row ${row} is kept under another _id`);
      for (const index of indexes) {
        const { rows: entries, multikey } = rowsOf(index, document);
        if (multikey?.some((isArray, i) => isArray && !index.multikey[i])) unsaid.add(index.name);
        for (const { key: entry } of entries) {
          const found = connection.get(`select 1 from ${index.table} where v = ? and r = ?`, entry, row);
          if (found) verified.keysPerIndex[index.name]!++;
          else note(`the document of row ${row} is missing in the index ${index.name}`);
        }
      }
    }
    if (pace.isDue()) await pace.giveWay();
  }
  for (const name of unsaid) note(`the index ${name} does not say that it holds arrays: drop it and make it again`);
  for (const { name, table } of indexes) {
    const [n] = connection.get<[number]>(`select count(*) from ${table}`)!;
    const surplus = n - verified.keysPerIndex[name]!;
    if (surplus > 0) note(`the index ${name} has ${surplus} entries that belong to no document`);
  }
  return verified;
}

function readable(bytes: Uint8Array): Doc | undefined {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}
