import { isDoc, put, type Doc } from "../../bson/doc.ts";
import { compare } from "../../bson/order.ts";
import { ServerError } from "../../errors.ts";
import { call, strict } from "../form.ts";
import { isNullish, type Form } from "../scope.ts";
import { integer, kind, list } from "./argument.ts";

const longest = 1_000_000;

/** Arrays. */
export const arrays: Record<string, Form> = {
  $isArray: call(1, 1, ([value]) => Array.isArray(value)),
  $size: call(1, 1, ([value]) => {
    if (!Array.isArray(value))
      throw new ServerError(17124, `The argument to $size must be an array, but was of type: ${kind(value)}`);
    return value.length;
  }),
  $arrayElemAt: strict(2, 2, ([array, index], { name }) => {
    const position = integer(index, name, "second argument", [28690, 28691]);
    return list(array, name).at(position);
  }),
  $first: strict(1, 1, ([array], { name }) => list(array, name)[0]),
  $last: strict(1, 1, ([array], { name }) => list(array, name).at(-1)),
  $concatArrays: strict(0, Infinity, (values, { name }) => values.flatMap((value) => list(value, name))),
  $reverseArray: strict(1, 1, ([array], { name }) => list(array, name).toReversed()),
  $in: call(2, 2, ([value, array], { compiler }) => {
    if (!Array.isArray(array))
      throw new ServerError(40081, `$in requires an array as a second argument, found: ${kind(array)}`);
    return array.some((element) => compare(element, value, compiler.collation) === 0);
  }),
  $indexOfArray: call(2, 4, ([array, value, start, end], { name, compiler }) => {
    if (isNullish(array)) return null;
    const elements = list(array, name);
    const from = start === undefined ? 0 : position(start, name, "starting index");
    const to = end === undefined ? elements.length : Math.min(position(end, name, "ending index"), elements.length);
    for (let i = from; i < to; i++) if (compare(elements[i], value, compiler.collation) === 0) return i;
    return -1;
  }),
  $range: call(2, 3, ([start, end, step], { name }) => {
    const from = integer(start, name, "starting value", [34443, 34444]);
    const to = integer(end, name, "ending value", [34445, 34446]);
    const by = step === undefined ? 1 : integer(step, name, "step value", [34447, 34448]);
    if (by === 0) throw new ServerError(34449, "$range requires a non-zero step value");
    const length = Math.max(0, Math.ceil((to - from) / by));
    if (length > longest) throw new ServerError(146, "$range would use too much memory");
    return Array.from({ length }, (_, i) => from + i * by);
  }),
  $slice: strict(2, 3, ([array, first, second], { name }) => {
    const elements = list(array, name);
    const a = integer(first, name, "second argument", [28725, 28726]);
    if (second === undefined) return a >= 0 ? elements.slice(0, a) : elements.slice(a);
    const count = integer(second, name, "third argument", [28727, 28728]);
    if (count <= 0) throw new ServerError(28729, "Third argument to $slice must be positive");
    const start = a >= 0 ? a : Math.max(0, elements.length + a);
    return elements.slice(start, start + count);
  }),
  $objectToArray: strict(1, 1, ([value]) => {
    if (!isDoc(value)) throw new ServerError(40390, `$objectToArray requires a document input, found: ${kind(value)}`);
    return Object.keys(value).map((k) => ({ k, v: value[k] }));
  }),
  $arrayToObject: strict(1, 1, ([value]) => {
    if (!Array.isArray(value))
      throw new ServerError(40386, `$arrayToObject requires an array input, found: ${kind(value)}`);
    const doc: Doc = {};
    const areDocuments = isDoc(value[0]);
    for (const entry of value) {
      const [field, inner] = areDocuments ? namedPair(entry) : pair(entry);
      put(doc, field, inner);
    }
    return doc;
  }),
};

function position(value: unknown, name: string, what: string): number {
  const at = integer(value, name, what, [40096, 40096]);
  if (at < 0) throw new ServerError(40097, `${name} requires a nonnegative ${what}, found: ${at}`);
  return at;
}

/** The name and the value of `[name, value]`. */
function pair(entry: unknown): [string, unknown] {
  if (!Array.isArray(entry)) throw isDoc(entry) ? pairError(40396, "pairs alone") : pairError(40398, "pairs");
  if (entry.length !== 2) throw pairError(40397, "pairs of two");
  const [field, value] = entry as unknown[];
  if (typeof field !== "string") throw pairError(40395, "pairs of which the first is a string");
  return [whole(field, 4940400), value];
}

/** The name and the value of `{ k: name, v: value }`. */
function namedPair(entry: unknown): [string, unknown] {
  if (!isDoc(entry)) throw pairError(40391, "documents alone");
  if (Object.keys(entry).length !== 2) throw pairError(40392, "documents of two fields");
  if (!Object.hasOwn(entry, "k") || !Object.hasOwn(entry, "v")) throw pairError(40393, "documents of 'k' and 'v'");
  if (typeof entry.k !== "string") throw pairError(40394, "documents of which 'k' is a string");
  return [whole(entry.k, 4940401), entry.v];
}

function whole(field: string, code: number): string {
  if (field.includes("\0")) throw new ServerError(code, "Key field cannot contain an embedded null byte");
  return field;
}

const pairError = (code: number, wanted: string) =>
  new ServerError(code, `$arrayToObject requires an array of ${wanted}: [name, value] or { k: name, v: value }`);
