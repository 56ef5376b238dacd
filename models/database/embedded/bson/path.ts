import { ServerError } from "../errors.ts";
import { isDoc, own, type Doc } from "./doc.ts";
import { compare } from "./order.ts";

/** What an index stores for one path: null for a missing field, undefined for an empty array. */
export function valuesAt(doc: Doc, path: string): { values: unknown[]; multikey: boolean } {
  const { rows, multikey } = indexRows(doc, [path]);
  return { values: rows.map((row) => row[0]), multikey: multikey[0]! };
}

export interface IndexRows {
  rows: unknown[][];
  /** For each path whether an array was on the way. */
  multikey: boolean[];
  /** Whether the document has none of the paths: a sparse index leaves it out. */
  missing: boolean;
}

/**
 * The rows of a (compound) index for a document: fields under the same array go together, element by element.
 * Two arrays side by side are error 171.
 */
export function indexRows(doc: Doc, paths: string[]): IndexRows {
  const found: IndexRows = { rows: [], multikey: paths.map(() => false), missing: true };
  const cursors = paths.map((path) => ({ value: doc as unknown, rest: path.split("."), fromArray: false }));
  expand(cursors, found);
  if (found.rows.length > 1) found.rows = distinct(found.rows);
  return found;
}

interface Cursor {
  value: unknown;
  rest: string[];
  /** Whether the value is an element of an array that was opened: arrays inside it are stored whole. */
  fromArray: boolean;
}

function expand(cursors: Cursor[], found: IndexRows): void {
  const reached = cursors.map(advance);
  const arrays = reached.flatMap(({ value, fromArray, rest }, i) =>
    Array.isArray(value) && !(fromArray && rest.length === 0) ? [i] : [],
  );
  if (arrays.length === 0) {
    if (reached.some(({ value, rest }) => rest.length === 0 && value !== undefined)) found.missing = false;
    found.rows.push(reached.map(({ value, rest }) => (rest.length > 0 || value === undefined ? null : value)));
    return;
  }
  const array = reached[arrays[0]!]!.value as unknown[];
  if (arrays.some((i) => reached[i]!.value !== array)) throw new ServerError(171, "cannot index parallel arrays");
  for (const i of arrays) found.multikey[i] = true;
  if (array.length === 0) {
    const isLeaf = arrays.some((i) => reached[i]!.rest.length === 0);
    if (isLeaf || reached.some(({ value, rest }, i) => !arrays.includes(i) && rest.length === 0 && value !== undefined))
      found.missing = false;
    found.rows.push(
      reached.map(({ value, rest }, i) => {
        if (arrays.includes(i)) return rest.length === 0 ? undefined : null;
        return rest.length > 0 || value === undefined ? null : value;
      }),
    );
    return;
  }
  for (const element of array) {
    const next = reached.map((cursor, i) => {
      if (!arrays.includes(i)) return cursor;
      const leaf = cursor.rest.length === 0;
      // Below an array only documents are looked into; an array of its own inside it is not opened again.
      return { value: leaf || isDoc(element) ? element : undefined, rest: cursor.rest, fromArray: leaf };
    });
    expand(next, found);
  }
}

/** Goes on through documents, and through an array when the path names a position in it. */
function advance({ value, rest, fromArray }: Cursor): Cursor {
  let at = 0;
  let current = value;
  while (at < rest.length) {
    if (isDoc(current)) current = own(current, rest[at]!);
    else if (Array.isArray(current) && isPosition(rest[at]!) && Number(rest[at]) < current.length) {
      refuseAmbiguous(current, rest[at]!);
      current = current[Number(rest[at])];
    } else break;
    at++;
  }
  if (at < rest.length && !Array.isArray(current)) return { value: undefined, rest: [], fromArray };
  return { value: current, rest: rest.slice(at), fromArray: at === 0 && fromArray };
}

/** A name that is a position of the array and a field of its elements means both in a query: the server refuses it. */
function refuseAmbiguous(array: unknown[], part: string): void {
  if (!array.some((element) => isDoc(element) && Object.hasOwn(element, part))) return;
  throw new ServerError(
    16746,
    "Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), " +
      `field: '${part}'`,
  );
}

function distinct(rows: unknown[][]): unknown[][] {
  const sorted = rows.toSorted((a, b) => compare(a, b));
  return sorted.filter((row, i) => i === 0 || compare(row, sorted[i - 1]) !== 0);
}

/** The value at a dotted path, going through documents and array positions, without fanning out over arrays. */
export function valueAt(doc: Doc, path: string): unknown {
  let current: unknown = doc;
  for (const part of path.split(".")) {
    if (Array.isArray(current)) current = isPosition(part) ? current[Number(part)] : undefined;
    else current = isDoc(current) ? own(current, part) : undefined;
  }
  return current;
}

/** Whether no part of a path is a number: that is a position or a field's name, and an index knows only one of them. */
export const isPlain = (path: string): boolean => !/(?:^|\.)\d+(?:\.|$)/.test(path);

/** Whether a part of a path can be a position in an array. */
export function isPosition(part: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(part);
}
