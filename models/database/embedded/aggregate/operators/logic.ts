import { toNumber } from "../../bson/number.ts";
import { compare } from "../../bson/order.ts";
import { isNumber } from "../../bson/types.ts";
import { isDoc } from "../../bson/doc.ts";
import { ServerError } from "../../errors.ts";
import { call, failed, namedParts } from "../form.ts";
import { bind, isNullish, type Compiler, type Evaluate, type Form } from "../scope.ts";
import { checkBound } from "../variable-name.ts";

/** Whether a value counts as true: not false, null, missing or zero. */
export function truthy(value: unknown): boolean {
  if (isNullish(value) || value === false) return false;
  return !isNumber(value) || toNumber(value) !== 0;
}

/** Comparison, logic and choice; only the branch that is chosen is evaluated. */
export const logic: Record<string, Form> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: comparison((order) => Math.sign(order)),
  $not: call(1, 1, ([value]) => !truthy(value)),
  $and(operand, compiler) {
    const parts = list(operand, compiler);
    return (env) => parts.every((part) => truthy(part(env)));
  },
  $or(operand, compiler) {
    const parts = list(operand, compiler);
    return (env) => parts.some((part) => truthy(part(env)));
  },
  $cond(operand, compiler, name) {
    const [test, yes, no] = conditionParts(operand, name).map((part) => compiler.compile(part)) as [
      Evaluate,
      Evaluate,
      Evaluate,
    ];
    return (env) => (truthy(test(env)) ? yes(env) : no(env));
  },
  $ifNull(operand, compiler) {
    const parts = list(operand, compiler);
    if (parts.length < 2) throw new ServerError(1257300, `$ifNull needs at least two arguments, had: ${parts.length}`);
    return (env) => {
      let value: unknown;
      for (const part of parts) {
        value = part(env);
        if (!isNullish(value)) return value;
      }
      return value;
    };
  },
  $switch(operand, compiler, name) {
    const parts = Object.fromEntries(namedParts(name, operand, ["branches"], ["default"]));
    if (!Array.isArray(parts.branches)) throw new ServerError(40061, "$switch expected an array for 'branches'");
    const branches = parts.branches.map((branch) => {
      const { case: when, then } = Object.fromEntries(namedParts(`${name} branch`, branch, ["case", "then"], []));
      return { when: compiler.compile(when), then: compiler.compile(then) };
    });
    if (branches.length === 0) throw new ServerError(40068, "$switch requires at least one branch.");
    const otherwise = Object.hasOwn(parts, "default") ? compiler.compile(parts.default) : undefined;
    return (env) => {
      const branch = branches.find(({ when }) => truthy(when(env)));
      if (branch) return branch.then(env);
      if (otherwise) return otherwise(env);
      throw new ServerError(
        40066,
        "$switch could not find a matching branch for an input, and no default was specified.",
      );
    };
  },
  $literal: (operand) => () => operand,
  $let(operand, compiler, name) {
    const parts = Object.fromEntries(namedParts(name, operand, ["vars", "in"], []));
    if (!isDoc(parts.vars)) throw failed(name, "requires 'vars' to be an object");
    const values = Object.entries(parts.vars).map(([variable, value]) => {
      checkBound(variable);
      return [variable, compiler.compile(value)] as const;
    });
    const body = compiler.within(values.map(([variable]) => variable)).compile(parts.in);
    return (env) => body(values.reduce((inner, [variable, value]) => bind(inner, variable, value(env)), env));
  },
};

function comparison(result: (order: number) => unknown): Form {
  return call(2, 2, ([a, b], { compiler }) => result(compare(a, b, compiler.collation)));
}

function list(operand: unknown, compiler: Compiler): Evaluate[] {
  return (Array.isArray(operand) ? operand : [operand]).map((part) => compiler.compile(part));
}

function conditionParts(operand: unknown, name: string): unknown[] {
  if (Array.isArray(operand)) {
    if (operand.length === 3) return operand;
    throw new ServerError(16020, `Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`);
  }
  const parts = Object.fromEntries(namedParts(name, operand, ["if", "then", "else"], []));
  return [parts.if, parts.then, parts.else];
}
