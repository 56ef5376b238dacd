import type { Collation } from "../bson/collation.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { toNumber } from "../bson/number.ts";
import { compare } from "../bson/order.ts";
import { indexRows } from "../bson/path.ts";
import { isNumber } from "../bson/types.ts";
import { badValue, ServerError } from "../errors.ts";
import { pausing, sorted } from "../pauses.ts";

/** How documents are put in order: what they are sorted by, and the order of that. */
export interface Order {
  keysOf(doc: Doc): unknown[];
  compare(a: unknown[], b: unknown[]): number;
}

/** The order that a sort pattern stands for (`{ a: 1, "b.c": -1 }`). */
export function compileOrder(spec: Doc, collation?: Collation): Order {
  const parts = sortParts(spec);
  const compareKeys = (a: unknown[], b: unknown[]): number => {
    for (let i = 0; i < parts.length; i++) {
      const order = compare(a[i], b[i], collation);
      if (order !== 0) return parts[i]!.descending ? -order : order;
    }
    return 0;
  };
  return { compare: compareKeys, keysOf: (doc) => directKeys(doc, parts) ?? firstKeys(doc, parts, compareKeys) };
}

/** A comparison of documents from a sort pattern. */
export function compileSort(spec: Doc, collation?: Collation): (a: Doc, b: Doc) => number {
  const order = compileOrder(spec, collation);
  return (a, b) => order.compare(order.keysOf(a), order.keysOf(b));
}

/**
 * Sorts documents, with pauses; the keys are taken out of each of them once. Documents with equal keys stay in their
 * order.
 */
export function compileKeyedSort(spec: Doc, collation?: Collation): (docs: Doc[]) => Generator<undefined, Doc[]> {
  const order = compileOrder(spec, collation);
  return function* (docs) {
    const rows: { doc: Doc; keys: unknown[] }[] = [];
    for (const doc of pausing(docs)) {
      if (doc) rows.push({ doc, keys: order.keysOf(doc) });
      else yield undefined;
    }
    return (yield* sorted(rows, (a, b) => order.compare(a.keys, b.keys))).map(({ doc }) => doc);
  };
}

export interface SortPart {
  path: string;
  descending: boolean;
}

/** Paths and directions of a sort pattern, checked. */
export function sortParts(spec: Doc): SortPart[] {
  return Object.keys(spec).map((path) => {
    const direction = spec[path];
    if (isDoc(direction) && Object.hasOwn(direction, "$meta")) {
      throw new ServerError(238, "sorting by $meta is not supported by this database");
    }
    const number = isNumber(direction) ? toNumber(direction) : 0;
    if (number !== 1 && number !== -1) {
      throw isNumber(direction)
        ? new ServerError(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)")
        : new ServerError(15974, `Illegal key in $sort specification: ${path}: ${String(direction)}`);
    }
    if (path === "" || path.split(".").includes("")) {
      throw new ServerError(path === "" ? 40352 : 15998, "FieldPath field names may not be empty strings.");
    }
    if (path.startsWith("$")) throw new ServerError(16410, "FieldPath field names may not start with '$'");
    return { path, descending: number === -1 };
  });
}

/** The values of fields of the document itself, where none is missing or an array. */
function directKeys(doc: Doc, parts: SortPart[]): unknown[] | undefined {
  const keys: unknown[] = [];
  for (const { path } of parts) {
    const value = path.includes(".") ? undefined : own(doc, path);
    if (value === undefined || Array.isArray(value)) return undefined;
    keys.push(value);
  }
  return keys;
}

/**
 * What is missing is null. An array has the keys of its elements, as in an index, and the first of them in the order of
 * the pattern counts: what paths into one array find is of the same element.
 */
function firstKeys(doc: Doc, parts: SortPart[], order: (a: unknown[], b: unknown[]) => number): unknown[] {
  try {
    const { rows } = indexRows(
      doc,
      parts.map(({ path }) => path),
    );
    return rows.reduce((first, row) => (order(row, first) < 0 ? row : first));
  } catch (error) {
    const isParallel = error instanceof ServerError && error.code === 171;
    throw isParallel ? badValue("cannot sort with keys that are parallel arrays") : error;
  }
}
