import type { Collation } from "../bson/collation.ts";
import { isDoc, type Doc } from "../bson/doc.ts";
import { toNumber } from "../bson/number.ts";
import { compare } from "../bson/order.ts";
import { valuesAt } from "../bson/path.ts";
import { isNumber } from "../bson/types.ts";
import { ServerError } from "../errors.ts";
import { pausing, sorted } from "../pauses.ts";

/** A comparison of documents from a sort pattern (`{ a: 1, "b.c": -1 }`). */
export function compileSort(spec: Doc, collation?: Collation): (a: Doc, b: Doc) => number {
  const parts = sortParts(spec);
  return (a, b) => {
    for (const { path, descending } of parts) {
      const order = compare(
        sortValue(a, path, descending, collation),
        sortValue(b, path, descending, collation),
        collation,
      );
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };
}

/**
 * Sorts documents, with pauses; the keys are taken out of each of them once. Documents with equal keys stay in their
 * order.
 */
export function compileKeyedSort(spec: Doc, collation?: Collation): (docs: Doc[]) => Generator<undefined, Doc[]> {
  const parts = sortParts(spec);
  const keysOf = (doc: Doc) => parts.map(({ path, descending }) => sortValue(doc, path, descending, collation));
  type Keyed = { doc: Doc; keys: unknown[] };
  const order = (a: Keyed, b: Keyed): number => {
    for (let i = 0; i < parts.length; i++) {
      const found = compare(a.keys[i], b.keys[i], collation);
      if (found !== 0) return parts[i]!.descending ? -found : found;
    }
    return 0;
  };
  return function* (docs) {
    const rows: Keyed[] = [];
    for (const doc of pausing(docs)) {
      if (doc) rows.push({ doc, keys: keysOf(doc) });
      else yield undefined;
    }
    return (yield* sorted(rows, order)).map(({ doc }) => doc);
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

/** The value that a document is sorted by: of an array the least, or the greatest when descending; null when missing. */
export function sortValue(doc: Doc, path: string, descending: boolean, collation?: Collation): unknown {
  const first = Object.hasOwn(doc, path) && !path.includes(".") ? doc[path] : undefined;
  if (first !== undefined && !Array.isArray(first)) return first;
  const { values } = valuesAt(doc, path);
  let best = values[0];
  for (let i = 1; i < values.length; i++) {
    const order = compare(values[i], best, collation);
    if (descending ? order > 0 : order < 0) best = values[i];
  }
  return best;
}
