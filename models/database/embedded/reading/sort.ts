import type { Collation } from "../bson/collation.ts";
import { pick } from "../bson/decode.ts";
import type { Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { sorted } from "../pauses.ts";
import { compileOrder } from "../query/sort.ts";
import type { Row, Rows } from "../store/row.ts";

const limit = 100 * 1024 * 1024;
const pauseEvery = 512;

interface Entry {
  row: Row;
  keys: unknown[];
  position: number;
}

/** The rows in the order of a sort pattern. With `first`, only as many are kept. */
export function* sortRows(
  rows: Rows,
  pattern: Doc,
  options: { collation?: Collation | undefined; first?: number | undefined },
): Generator<Row | undefined> {
  const fields = new Set(Object.keys(pattern).map((path) => path.split(".", 1)[0]!));
  const order = compileOrder(pattern, options.collation);
  const compare = (a: Entry, b: Entry) => order.compare(a.keys, b.keys) || a.position - b.position;
  const first = options.first && options.first > 0 ? options.first : Infinity;
  let entries: Entry[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (!row) {
      yield undefined;
      continue;
    }
    entries.push({ row, keys: order.keysOf(pick(row[1], fields)), position: entries.length });
    bytes += row[1].length;
    if (entries.length >= 2 * first + 100 || (bytes > limit && entries.length > first)) {
      entries = (yield* sorted(entries, compare)).slice(0, first);
      entries.forEach((entry, position) => (entry.position = position));
      bytes = entries.reduce((sum, entry) => sum + entry.row[1].length, 0);
    }
    if (bytes > limit) {
      throw new ServerError(
        292,
        `Sort exceeded memory limit of ${limit} bytes, and this server does not sort on disk: add an index or a limit.`,
      );
    }
  }
  yield undefined;
  entries = yield* sorted(entries, compare);
  for (let i = 0; i < entries.length && i < first; i++) {
    if (i % pauseEvery === pauseEvery - 1) yield undefined;
    yield entries[i]!.row;
  }
}
