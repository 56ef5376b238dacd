import { decode } from "../bson/decode.ts";
import { classBounds, keyBytes } from "../bson/key.ts";
import { valuesAt } from "../bson/path.ts";
import type { Pace } from "../reading/pace.ts";
import type { Collection } from "../store/collection.ts";
import type { Store } from "../store/store.ts";
import type { Index } from "./definition.ts";
import type { Scan } from "./plan.ts";
import { after } from "./range.ts";

/** Deletes the documents whose time has come, as TTL indexes say. Gives how many there were. */
export async function deleteExpired(store: Store, now: Date, pace: Pace): Promise<number> {
  let n = 0;
  for (const collection of store.catalogue.all()) {
    for (const index of collection.indexes) {
      const seconds = index.expireAfterSeconds;
      if (seconds === undefined || index.isBuilding) continue;
      n += await sweep(store, collection, index, new Date(now.getTime() - seconds * 1_000), pace);
    }
  }
  return n;
}

async function sweep(store: Store, collection: Collection, index: Index, limit: Date, pace: Pace): Promise<number> {
  const found: number[] = [];
  const scan: Scan = { kind: "index", index, ranges: [rangeTo(limit, index)], isBackward: false, boundFields: 1 };
  for (const row of store.read().rows(collection, scan)) {
    if (row) found.push(row[0]);
    else if (pace.isDue()) await pace.giveWay();
  }
  if (found.length === 0) return 0;
  const target = store.target();
  let n = 0;
  for (const [i, row] of found.entries()) {
    if (store.catalogue.get(collection.namespace) !== collection) break;
    const bytes = target.row(collection, row);
    if (bytes && isExpired(bytes, index, limit)) {
      target.remove(collection, [row, bytes]);
      n++;
    }
    if (i % 64 === 63 && pace.isDue()) await pace.giveWay();
  }
  await target.settle();
  return n;
}

function rangeTo(limit: Date, { descending: [isDescending = false] }: Index) {
  const { low, high } = classBounds(limit, isDescending);
  const key = keyBytes(limit, isDescending);
  return isDescending ? { low: key, high } : { low, high: after(key) };
}

/** Of several dates in an array the earliest counts; what is no date never expires. */
function isExpired(bytes: Uint8Array, { paths: [path], takes }: Index, limit: Date): boolean {
  const document = decode(bytes);
  if (takes && !takes(document)) return false;
  return valuesAt(document, path!).values.some((value) => value instanceof Date && value <= limit);
}
