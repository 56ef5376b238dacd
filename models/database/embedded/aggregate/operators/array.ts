import { keyBytes } from "../../bson/key.ts";
import { isDoc, put, type Doc } from "../../bson/doc.ts";
import { toInteger, toNumber } from "../../bson/number.ts";
import { compare } from "../../bson/order.ts";
import { valueAt } from "../../bson/path.ts";
import { isNumber, typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { call, cannot, named, namedParts, strict } from "../form.ts";
import { bind, isNullish, type Compiler, type Form } from "../scope.ts";
import { truthy } from "./logic.ts";

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
  $zip: zip,
  $firstN: some((elements, n) => elements.slice(0, n)),
  $lastN: some((elements, n) => elements.slice(-n)),
  $minN: some((elements, n, compiler) => ranked(elements, 1, compiler).slice(0, n)),
  $maxN: some((elements, n, compiler) => ranked(elements, -1, compiler).slice(0, n)),
  $sortArray: named(["input", "sortBy"], [], ({ input, sortBy }, { name, compiler }) =>
    isNullish(input) ? null : list(input, name).toSorted(elementOrder(sortBy, compiler)),
  ),
  $map(operand, compiler, name) {
    const { input, as, in: body } = loop(operand, compiler, name, [], "in");
    return (env) => {
      const array = input(env);
      if (isNullish(array)) return null;
      return list(array, name).map((element) => body(bind(env, as, element)) ?? null);
    };
  },
  $filter(operand, compiler, name) {
    const { input, as, in: test, limit } = loop(operand, compiler, name, ["limit"], "cond");
    return (env) => {
      const array = input(env);
      if (isNullish(array)) return null;
      const most = limit?.(env);
      const count = isNullish(most) ? Infinity : integer(most, name, "limit");
      if (count < 1) throw new ServerError(327392, "$filter limit must be greater than 0");
      const kept: unknown[] = [];
      for (const element of list(array, name)) {
        if (kept.length >= count) break;
        if (truthy(test(bind(env, as, element)))) kept.push(element);
      }
      return kept;
    };
  },
  $reduce(operand, compiler, name) {
    const parts = Object.fromEntries(namedParts(name, operand, ["input", "initialValue", "in"], []));
    const input = compiler.compile(parts.input);
    const initial = compiler.compile(parts.initialValue);
    const body = compiler.within(["this", "value"]).compile(parts.in);
    return (env) => {
      const array = input(env);
      if (isNullish(array)) return null;
      return list(array, name).reduce<unknown>(
        (value, element) => body(bind(bind(env, "this", element), "value", value)),
        initial(env),
      );
    };
  },
  $setUnion: strict(0, Infinity, (values, { name, compiler }) => [
    ...bag(
      values.flatMap((value) => list(value, name)),
      compiler,
    ).values(),
  ]),
  $setIntersection: strict(0, Infinity, (values, { name, compiler }) => {
    const [first, ...others] = values.map((value) => bag(list(value, name), compiler));
    return [...(first ?? new Map<string, unknown>())]
      .filter(([key]) => others.every((other) => other.has(key)))
      .map(([, value]) => value);
  }),
  $setDifference: strict(2, 2, ([a, b], { name, compiler }) => {
    const without = bag(list(b, name), compiler);
    return [...bag(list(a, name), compiler)].filter(([key]) => !without.has(key)).map(([, value]) => value);
  }),
  $setEquals: call(2, Infinity, (values, { name, compiler }) => {
    const [first, ...others] = values.map((value) => bag(list(value, name), compiler));
    return others.every((other) => other.size === first!.size && [...first!.keys()].every((key) => other.has(key)));
  }),
  $setIsSubset: call(2, 2, ([a, b], { name, compiler }) => {
    const whole = bag(list(b, name), compiler);
    return [...bag(list(a, name), compiler).keys()].every((key) => whole.has(key));
  }),
  $anyElementTrue: call(1, 1, ([array], { name }) => list(array, name).some(truthy)),
  $allElementsTrue: call(1, 1, ([array], { name }) => list(array, name).every(truthy)),
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

/** The order of `$sortArray` and `$push`'s `$sort`: of whole elements by 1 or -1, or of fields in them. */
export function elementOrder(sortBy: unknown, compiler: Compiler): (a: unknown, b: unknown) => number {
  if (isNumber(sortBy)) return (a, b) => compare(a, b, compiler.collation) * toNumber(sortBy);
  if (!isDoc(sortBy)) throw new ServerError(2942504, "$sortArray requires 'sortBy' to be 1, -1 or an object");
  const parts = Object.keys(sortBy).map((path) => ({ path, sign: toNumber(sortBy[path]) }));
  const at = (element: unknown, path: string) => (isDoc(element) ? (valueAt(element, path) ?? null) : null);
  return (a, b) => {
    for (const { path, sign } of parts) {
      const order = compare(at(a, path), at(b, path), compiler.collation);
      if (order !== 0) return order * sign;
    }
    return 0;
  };
}

/** The distinct values of an array by their keys. */
function bag(values: unknown[], { collation }: Compiler): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const value of values) {
    const key = keyBytes(value, false, collation).toString("latin1");
    if (!found.has(key)) found.set(key, value);
  }
  return found;
}

function loop(operand: unknown, compiler: Compiler, name: string, optional: string[], body: "in" | "cond") {
  const parts = Object.fromEntries(namedParts(name, operand, ["input", body], ["as", ...optional]));
  const as = typeof parts.as === "string" ? parts.as : "this";
  return {
    as,
    input: compiler.compile(parts.input),
    in: compiler.within([as]).compile(parts[body]),
    ...(parts.limit !== undefined && { limit: compiler.compile(parts.limit) }),
  };
}

function zip(operand: unknown, compiler: Compiler, name: string) {
  const parts = Object.fromEntries(namedParts(name, operand, ["inputs"], ["useLongestLength", "defaults"]));
  const inputs = compiler.compile(parts.inputs);
  const defaults = parts.defaults === undefined ? undefined : compiler.compile(parts.defaults);
  const toLongest = parts.useLongestLength === true;
  return (env: Parameters<typeof inputs>[0]) => {
    const given = list(inputs(env), name);
    if (given.some(isNullish)) return null;
    const columns = given.map((column) => list(column, name));
    const lengths = columns.map((column) => column.length);
    const length = toLongest ? Math.max(0, ...lengths) : Math.min(...lengths);
    const fill = defaults ? list(defaults(env), name) : [];
    return Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, row) =>
      columns.map((column, i) => (row < column.length ? column[row] : (fill[i] ?? null))),
    );
  };
}

function some(take: (elements: unknown[], n: number, compiler: Compiler) => unknown[]): Form {
  return named(["n", "input"], [], ({ n, input }, { name, compiler }) => {
    const count = integer(n, name, "n");
    if (count < 1) throw new ServerError(5787908, `'n' must be greater than 0, found ${count}`);
    return take(list(input, name), count, compiler);
  });
}

function ranked(elements: unknown[], sign: number, compiler: Compiler): unknown[] {
  return elements.filter((element) => !isNullish(element)).toSorted((a, b) => compare(a, b, compiler.collation) * sign);
}

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

function list(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw cannot(name, `requires an array, but was given a value of type: ${kind(value)}`);
}

function integer(value: unknown, name: string, what: string): number {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  if (whole === undefined) throw cannot(name, `requires its ${what} to be a 32-bit integer, found ${kind(value)}`);
  return Number(whole);
}

function kind(value: unknown): string {
  return value === undefined ? "missing" : typeName(value);
}
