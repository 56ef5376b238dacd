import { ServerError } from "../../errors.ts";
import { namedParts } from "../form.ts";
import { checkBound } from "../variable-name.ts";
import { bind, isNullish, type Compiler, type Form } from "../scope.ts";
import { integer, list } from "./argument.ts";
import { truthy } from "./logic.ts";

/** Operators that evaluate an expression for each element. */
export const loops: Record<string, Form> = {
  $zip: zip,
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
};

function loop(operand: unknown, compiler: Compiler, name: string, optional: string[], body: "in" | "cond") {
  const parts = Object.fromEntries(namedParts(name, operand, ["input", body], ["as", ...optional]));
  const as = typeof parts.as === "string" ? parts.as : "this";
  checkBound(as);
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
  const { useLongestLength: toLongest = false } = parts;
  if (typeof toLongest !== "boolean")
    throw new ServerError(34465, "'useLongestLength' of $zip must be a boolean, true or false");
  if (defaults && !toLongest) throw new ServerError(34466, "cannot specify defaults unless useLongestLength is true");
  return (env: Parameters<typeof inputs>[0]) => {
    const given = list(inputs(env), name);
    if (given.some(isNullish)) return null;
    const columns = given.map((column) => list(column, name));
    const lengths = columns.map((column) => column.length);
    const length = toLongest ? Math.max(0, ...lengths) : Math.min(...lengths);
    const fill = defaults ? list(defaults(env), name) : [];
    if (defaults && fill.length !== columns.length)
      throw new ServerError(34467, "defaults and inputs must have the same length");
    return Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, row) =>
      columns.map((column, i) => (row < column.length ? column[row] : (fill[i] ?? null))),
    );
  };
}
