import { keyBytes } from "../../bson/key.ts";
import { call, strict } from "../form.ts";
import type { Compiler, Form } from "../scope.ts";
import { list } from "./argument.ts";
import { truthy } from "./logic.ts";

/** Arrays taken as sets. */
export const sets: Record<string, Form> = {
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
};

/** The distinct values of an array by their keys. */
function bag(values: unknown[], { collation }: Compiler): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const value of values) {
    const key = keyBytes(value, false, collation).toString("latin1");
    if (!found.has(key)) found.set(key, value);
  }
  return found;
}
