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
    const position = integer(index, name, "second argument");
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
    const from = start === undefined ? 0 : integer(start, name, "starting index");
    const to = end === undefined ? elements.length : Math.min(integer(end, name, "ending index"), elements.length);
    for (let i = from; i < to; i++) if (compare(elements[i], value, compiler.collation) === 0) return i;
    return -1;
  }),
  $range: call(2, 3, ([start, end, step], { name }) => {
    const from = integer(start, name, "starting value");
    const to = integer(end, name, "ending value");
    const by = step === undefined ? 1 : integer(step, name, "step value");
    if (by === 0) throw new ServerError(34449, "$range requires a non-zero step value");
    const length = Math.max(0, Math.ceil((to - from) / by));
    if (length > longest) throw new ServerError(146, "$range would use too much memory");
    return Array.from({ length }, (_, i) => from + i * by);
  }),
  $slice: strict(2, 3, ([array, first, second], { name }) => {
    const elements = list(array, name);
    const a = integer(first, name, "second argument");
    if (second === undefined) return a >= 0 ? elements.slice(0, a) : elements.slice(a);
    const count = integer(second, name, "third argument");
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
    for (const [field, inner] of value.map(pair)) put(doc, field, inner);
    return doc;
  }),
};

function pair(entry: unknown): [string, unknown] {
  const [field, value]: unknown[] = isDoc(entry)
    ? [entry.k, entry.v]
    : Array.isArray(entry) && entry.length === 2
      ? entry
      : [];
  if (typeof field === "string") return [field, value];
  throw new ServerError(
    40386,
    "$arrayToObject requires an array of pairs or of documents with the fields 'k' and 'v', 'k' a string",
  );
}
