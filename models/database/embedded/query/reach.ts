import { isDoc, own, type Doc } from "../bson/doc.ts";
import { isPosition } from "../bson/path.ts";

/** A test for one value; undefined stands for a missing field. */
export type Test = (value: unknown) => boolean;

/**
 * A test whether any value that a dotted path reaches passes. Arrays on the way are gone through element by element
 * and by position; with `spread` the elements of an array at the end are tried as well as the array itself.
 */
export function reach(path: string, test: Test, spread: boolean): (doc: Doc) => boolean {
  const atEnd: Test = spread ? (value) => (Array.isArray(value) && value.some(test)) || test(value) : test;
  const parts = path.split(".");
  if (parts.length === 1) return (doc) => atEnd(own(doc, path));
  return (doc) => inDoc(doc, parts, 0, atEnd);
}

function inDoc(doc: Doc, parts: string[], at: number, test: Test): boolean {
  const value = own(doc, parts[at]!);
  if (at + 1 === parts.length) return test(value);
  if (Array.isArray(value)) return inArray(value, parts, at + 1, test);
  // A scalar on the way has no fields: the path is missing.
  return isDoc(value) ? inDoc(value, parts, at + 1, test) : test(undefined);
}

function inArray(array: unknown[], parts: string[], at: number, test: Test): boolean {
  const part = parts[at]!;
  const position = isPosition(part) ? Number(part) : -1;
  for (const element of array) {
    // A position is looked for as a field of the elements only where they have it: else every element lacks it.
    if (isDoc(element) && (position < 0 || Object.hasOwn(element, part)) && inDoc(element, parts, at, test))
      return true;
  }
  if (position < 0 || position >= array.length) return false;
  const element: unknown = array[position];
  if (at + 1 === parts.length) return test(element);
  if (Array.isArray(element)) return inArray(element, parts, at + 1, test);
  return isDoc(element) && inDoc(element, parts, at + 1, test);
}
