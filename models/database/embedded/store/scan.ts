import type { IndexScan, IdScan, Scan } from "../index/plan.ts";
import type { Range } from "../index/range.ts";
import type { Collection } from "./collection.ts";
import { leap, type Place } from "./leap.ts";
import { lookUp } from "./look-up.ts";
import type { Reader } from "./reader.ts";
import { whole, type Row, type Rows, type SummedRow } from "./row.ts";
import { byId, byIndex, type Statements } from "./statements.ts";

const firstChunk = 64;
const largestChunk = 256;
const chunkBytes = 1_000_000;
/** After so many documents it pays to look up in other indexes which of the next ones may match. */
const manyRead = 1_000;
/** So many rows of an index are looked at in one statement, however few of them it finds: others wait as long as it takes.
 *  Mostly what is wanted is found among the first, and to go so far costs time, too. */
const firstLooked = 2_000;
const mostLooked = 20_000;
/** So many where a leap may spare the others. */
const betweenLeaps = 100;

/**
 * The rows of a scan. They are read in chunks, each a statement of its own that goes on from the last key: nothing stays
 * open in between, so that a scan may stand still for as long as it likes.
 * @param first how many of them will be read, where it is known
 */
export function* scanRows(
  connection: Reader,
  collection: Collection,
  scan: Scan,
  first = Infinity,
): Generator<Row | undefined> {
  switch (scan.kind) {
    case "collection":
      return yield* scanCollection(connection, collection, scan.isBackward);
    case "ids":
      return yield* lookUp(connection, collection, scan.keys);
    case "id":
      return yield* once(scanIndex(connection, [byId(collection)], collection, scan, first), false);
    case "index":
      return yield* once(
        scanIndex(connection, byIndex(collection, scan), collection, scan, first),
        scan.index.isMultikey,
      );
    case "union":
      return yield* once(scanAll(connection, collection, scan.scans), true);
  }
}

/** The bytes of the document in a row, where there is one. */
export function rowAt(connection: Reader, collection: Collection, row: number): Uint8Array | undefined {
  const found = connection.get<SummedRow>(`select id, d, s from ${collection.table} where id = ?`, row);
  return found && whole(collection, ...found)[1];
}

function* scanAll(connection: Reader, collection: Collection, scans: Scan[]): Rows {
  for (const scan of scans) yield* scanRows(connection, collection, scan);
}

function* scanCollection(connection: Reader, collection: Collection, isBackward: boolean): Rows {
  const { table } = collection;
  const sql = isBackward
    ? `select id, d, s from ${table} where id < ? order by id desc limit ?`
    : `select id, d, s from ${table} where id > ? order by id limit ?`;
  let last = isBackward ? Number.MAX_SAFE_INTEGER : -1;
  for (let size = firstChunk; ;) {
    const rows = connection.all<SummedRow>(sql, last, size);
    for (const [id, bytes, sum] of rows) yield whole(collection, id, bytes, sum);
    if (rows.length < size) return;
    last = rows.at(-1)![0];
    size = nextSize(rows);
    yield undefined;
  }
}

type KeyedRow = [row: number, bytes: Uint8Array, key: Uint8Array, sum: number];

function* scanIndex(
  connection: Reader,
  [sooner, later]: Statements[],
  collection: Collection,
  scan: IndexScan | IdScan,
  first: number,
): Generator<Row | undefined> {
  const { ranges, isBackward } = scan;
  const way = isBackward ? "backward" : "forward";
  let source = sooner!;
  let size = Math.min(firstChunk, first);
  let read = 0;
  const leaping = scan.kind === "index" && scan.also ? scan : undefined;
  let looked = leaping ? betweenLeaps : firstLooked;
  for (const range of isBackward ? ranges.toReversed() : ranges) {
    const onFrom = (place: Place) => (leaping ? leap(connection, leaping, range, place) : place);
    let at = onFrom(start(range, isBackward));
    if (!at) continue;
    const end = isBackward ? range.low : range.high;
    const stopAfter = () => source.stops && connection.get<Place>(source.stops[way], end, ...at!, looked - 1);
    let stop = stopAfter();
    for (;;) {
      const through = source.stops ? (stop ?? [end, 0]) : [end];
      const rows: KeyedRow[] = connection.all(source[way], ...through, ...at, ...source.values, size);
      for (const [id, bytes, , sum] of rows) yield whole(collection, id, bytes, sum);
      if (rows.length < size) {
        at = stop && onFrom(stop);
        if (!at) break;
        if (!leaping) looked = mostLooked;
        stop = stopAfter();
      } else {
        const [row, , key] = rows.at(-1)!;
        at = [key, row];
        if ((read += rows.length) > manyRead && later && later !== source) {
          source = later;
          stop = stopAfter();
        }
        // Where few are wanted, the first ones are mostly enough.
        size = Math.min(size * 4, nextSize(rows));
      }
      yield undefined;
    }
  }
}

// Rows are numbered from 1: nothing lies at row 0 of a key, so that a range starts right there and ends right before.
function start(range: Range, isBackward: boolean): Place {
  return [isBackward ? range.high : range.low, 0];
}

function* once(rows: Rows, isNeeded: boolean): Generator<Row | undefined> {
  const seen = isNeeded ? new Set<number>() : undefined;
  for (const row of rows) {
    if (!row) yield undefined;
    else if (!seen?.has(row[0])) {
      seen?.add(row[0]);
      yield row;
    }
  }
}

/** Chunks grow to spare statements, but not beyond what should be in memory at a time. */
function nextSize(rows: [number, Uint8Array, ...unknown[]][]): number {
  const bytes = rows.reduce((sum, row) => sum + row[1].length, 0);
  return Math.max(1, Math.min(largestChunk, Math.floor(chunkBytes / (bytes / rows.length))));
}
