import { isDoc, type Doc } from "../bson/doc.ts";
import { show } from "../bson/show.ts";
import { badValue } from "../errors.ts";
import type { ArrayFilters } from "./array-filters.ts";
import { readAt } from "./path.ts";
import type { MatchedPosition } from "../query/matched.ts";

/** Whether a path has a `$`, `$[]` or `$[name]` in it. */
export function isPositional(path: string[]): boolean {
  return path.some((part) => part === "$" || part.startsWith("$["));
}

/** The paths that a path with `$`, `$[]` or `$[name]` stands for in a document as it was before the update. */
export function resolvePositions(
  doc: Doc,
  path: string[],
  filters: ArrayFilters,
  matched: MatchedPosition,
): string[][] {
  let paths: string[][] = [[]];
  for (const part of path) {
    if (part === "$") {
      paths = paths.map((before) => {
        const position = matched(doc, before.join("."));
        if (position === undefined) {
          throw badValue("The positional operator did not find the match needed from the query.");
        }
        return [...before, String(position)];
      });
    } else if (part.startsWith("$[")) {
      const test = filters.test(part, path);
      paths = paths.flatMap((before) => {
        const array = arrayAt(doc, before);
        return array.flatMap((element, i) => (test(element) ? [[...before, String(i)]] : []));
      });
    } else paths = paths.map((before) => [...before, part]);
  }
  return paths;
}

function arrayAt(doc: Doc, path: string[]): unknown[] {
  const value = readAt(doc, path);
  const name = path.join(".");
  if (value === undefined) {
    throw badValue(`The path '${name}' must exist in the document in order to apply array updates.`);
  }
  if (!Array.isArray(value)) {
    throw badValue(
      `Cannot apply array updates to non-array element ${path.at(-1)!}: ${isDoc(value) ? "{...}" : show(value)}`,
    );
  }
  return value;
}
