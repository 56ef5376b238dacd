import { isDoc, own } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";

/** The value at a path of names; an array on the way gives the array of what the documents in it have. */
export function follow(value: unknown, path: string[], at = 0): unknown {
  let current = value;
  for (let i = at; i < path.length; i++) {
    if (Array.isArray(current)) return spread(current, path, i);
    if (!isDoc(current)) return undefined;
    current = own(current, path[i]!);
  }
  return current;
}

function spread(array: unknown[], path: string[], at: number): unknown[] {
  const found: unknown[] = [];
  for (const element of array) {
    if (!isDoc(element)) continue;
    const value = follow(element, path, at);
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** Splits and checks a path, without the `$` that it has in an expression. */
export function splitFieldPath(path: string): string[] {
  if (path === "") throw new ServerError(40352, "FieldPath cannot be constructed with empty string");
  if (path.endsWith(".")) throw new ServerError(40353, "FieldPath must not end with a '.'.");
  const parts = path.split(".");
  for (const part of parts) {
    if (part === "") throw new ServerError(15998, "FieldPath field names may not be empty strings.");
    if (part.startsWith("$") && part !== "$id" && part !== "$ref" && part !== "$db") {
      throw new ServerError(
        16410,
        "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
      );
    }
    if (part.includes("\0")) throw new ServerError(16411, "FieldPath field names may not contain '\\0'.");
  }
  return parts;
}
