import { accumulators } from "../accumulators.ts";
import { call } from "../form.ts";
import type { Form } from "../scope.ts";

const names = ["$sum", "$avg", "$min", "$max", "$stdDevPop", "$stdDevSamp"];

/** Accumulators used as expressions: over their arguments, or over the elements of the one argument that is an array. */
export const summaries: Record<string, Form> = Object.fromEntries(
  names.map((name) => [
    name,
    call(0, Infinity, (values, { compiler }) => {
      const given = values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values;
      const accumulator = accumulators[name]!(compiler.collation);
      for (const value of given) accumulator.add(value);
      return accumulator.result();
    }),
  ]),
);
