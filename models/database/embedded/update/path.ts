import { isDoc, own, put, type Doc } from "../bson/doc.ts";
import { isPosition } from "../bson/path.ts";
import { show } from "../bson/show.ts";
import { badValue, ServerError } from "../errors.ts";

/** Gives the new value of a field from the one it has; undefined is "no such field", before and after. */
export type Change = (current: unknown) => unknown;

// The server refuses to fill an array with more nulls than this to reach a position.
const mostPadding = 1_500_000;

/** Changes the value at a path of a document in place; what is missing on the way is made only when there is a value. */
export function changeAt(root: Doc, path: string[], change: Change): void {
  let container: unknown = root;
  for (let i = 0; i < path.length - 1; i++) {
    const next = child(container, path[i]!);
    if (next === undefined) {
      const value = canHold(container, path[i]!) ? change(undefined) : ignoredOr(change, container, path, i);
      if (value !== undefined) assign(container, path[i]!, nest(path.slice(i + 1), value));
      return;
    }
    container = next;
  }
  const last = path.at(-1)!;
  if (!canHold(container, last)) {
    ignoredOr(change, container, path, path.length - 1);
    return;
  }
  const current = child(container, last);
  const value = change(current);
  if (value === undefined) remove(container, last);
  else if (value !== current) assign(container, last, value);
}

/** The value at a path, undefined when the document does not have it. */
export function readAt(root: Doc, path: string[]): unknown {
  let value: unknown = root;
  for (const part of path) value = child(value, part);
  return value;
}

function child(container: unknown, part: string): unknown {
  if (Array.isArray(container)) return isPosition(part) ? (container as unknown[])[Number(part)] : undefined;
  return isDoc(container) ? own(container, part) : undefined;
}

function canHold(container: unknown, part: string): boolean {
  return isDoc(container) || (Array.isArray(container) && isPosition(part));
}

/** A path that ends in a scalar: nothing to take away from, an error for what would be added. */
function ignoredOr(change: Change, container: unknown, path: string[], at: number): undefined {
  if (change(undefined) === undefined) return undefined;
  const parent = at === 0 ? "" : path[at - 1]!;
  throw new ServerError(28, `Cannot create field '${path[at]!}' in element {${parent}: ${show(container)}}`);
}

function assign(container: unknown, part: string, value: unknown): void {
  if (!Array.isArray(container)) {
    put(container as Doc, part, value);
    return;
  }
  const position = Number(part);
  if (position > container.length + mostPadding) throw badValue(`can't backfill more than ${mostPadding} elements`);
  while (container.length < position) container.push(null);
  container[position] = value;
}

function remove(container: unknown, part: string): void {
  if (!Array.isArray(container)) delete (container as Doc)[part];
  // The other elements keep their positions.
  else if (Number(part) < container.length) container[Number(part)] = null;
}

function nest(path: string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, part) => {
    const doc: Doc = {};
    put(doc, part, inner);
    return doc;
  }, value);
}

/** Splits a path of an update and refuses names that cannot be. */
export function splitPath(path: string): string[] {
  const parts = path.split(".");
  if (path === "") throw new ServerError(56, "An empty update path is not valid.");
  if (parts.includes("")) {
    throw new ServerError(56, `The update path '${path}' contains an empty field name, which is not allowed.`);
  }
  if (parts[0]!.startsWith("$")) {
    if (parts[0] === "$" || parts[0]!.startsWith("$[")) {
      throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`);
    }
    throw new ServerError(
      52,
      `The dollar ($) prefixed field '${parts[0]!}' in '${path}' is not allowed in the context of an update.`,
    );
  }
  return parts;
}

/** The order in which the server goes through the paths of an update: by names, positions as numbers. */
export function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [left, right] = [a[i]!, b[i]!];
    if (left === right) continue;
    if (isPosition(left) && isPosition(right)) return Number(left) - Number(right);
    return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

/** Error 40 when a path is given twice or is part of another. */
export function refuseConflicts(sorted: string[][]): void {
  const seen = new Map<string, string[]>();
  for (const path of sorted) {
    for (let i = 1; i <= path.length; i++) {
      const start = path.slice(0, i).join(".");
      if (seen.has(start)) throw conflict(path, start);
    }
    seen.set(path.join("."), path);
  }
  for (const path of sorted) {
    for (let i = 1; i < path.length; i++) {
      const start = path.slice(0, i).join(".");
      if (seen.has(start)) throw conflict(path, start);
    }
  }
}

function conflict(path: string[], at: string): ServerError {
  return new ServerError(40, `Updating the path '${path.join(".")}' would create a conflict at '${at}'`);
}
