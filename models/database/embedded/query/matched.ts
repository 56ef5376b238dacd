import { isDoc, type Doc } from "../bson/doc.ts";
import { valueAt } from "../bson/path.ts";
import { compileFilter, type MatchOptions } from "./match.ts";
import { isOperators } from "./scope.ts";

/** The position in the array at a path that the query matched: what `$` stands for. */
export type MatchedPosition = (doc: Doc, arrayPath: string) => number | undefined;

/** Finds what `$` stands for from the query that found the document. */
export function matchedPosition(filter: Doc, options: MatchOptions): MatchedPosition {
  return (doc, arrayPath) => {
    const clauses = clausesOf(filter, doc, options);
    return positionIn(doc, arrayPath, clauses, options) ?? otherPosition(doc, arrayPath, clauses, options);
  };
}

interface Clause {
  path: string;
  value: unknown;
}

/** The conditions on fields that a matching document satisfies: those of `$and`, and the branches of `$or` that match. */
function clausesOf(filter: Doc, doc: Doc, options: MatchOptions): Clause[] {
  return Object.keys(filter).flatMap((field) => {
    const value = filter[field];
    if (field === "$and" && Array.isArray(value)) return value.flatMap((part) => clausesOf(part as Doc, doc, options));
    if (field === "$or" && Array.isArray(value)) {
      const branch = value.find((part) => isDoc(part) && compileFilter(part, options)(doc)) as Doc | undefined;
      return branch ? clausesOf(branch, doc, options) : [];
    }
    if (field.startsWith("$")) return [];
    const positive = withoutNegations(value);
    return positive === undefined ? [] : [{ path: field, value: positive }];
  });
}

const negations = new Set(["$ne", "$nin", "$not"]);

/** `$ne` and the like match no element: they give no position. */
function withoutNegations(value: unknown): unknown {
  if (!isOperators(value)) return value;
  const kept = Object.entries(value).filter(([operator]) => !negations.has(operator));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** The first element that satisfies all conditions on the array, or else the first that satisfies one of them. */
function positionIn(doc: Doc, arrayPath: string, clauses: Clause[], options: MatchOptions): number | undefined {
  const array = valueAt(doc, arrayPath);
  if (!Array.isArray(array)) return undefined;
  const tests = clauses
    .filter(({ path }) => path === arrayPath || path.startsWith(`${arrayPath}.`))
    .map(({ path, value }) => compileFilter({ [`v${path.slice(arrayPath.length)}`]: value }, options));
  if (tests.length === 0) return undefined;
  const all = array.findIndex((element) => tests.every((test) => test({ v: [element] })));
  if (all >= 0) return all;
  for (const test of tests) {
    const one = array.findIndex((element) => test({ v: [element] }));
    if (one >= 0) return one;
  }
  return undefined;
}

/** `$` may be used on another array than the one that the query looked into: the position is that of the other one. */
function otherPosition(doc: Doc, arrayPath: string, clauses: Clause[], options: MatchOptions): number | undefined {
  for (const { path } of clauses) {
    const parts = path.split(".");
    for (let i = 1; i <= parts.length; i++) {
      const start = parts.slice(0, i).join(".");
      if (start === arrayPath || !Array.isArray(valueAt(doc, start))) continue;
      const position = positionIn(doc, start, clauses, options);
      if (position !== undefined) return position;
      break;
    }
  }
  return undefined;
}
