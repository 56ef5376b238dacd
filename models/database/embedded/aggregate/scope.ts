import type { Collation } from "../bson/collation.ts";

/** Where an expression is evaluated: the document and the variables bound around it. */
export interface Env {
  /** `$$ROOT`. */
  root: unknown;
  /** `$$CURRENT`, which field paths start from. */
  current: unknown;
  variables: Binding | undefined;
}

/** A variable, and those bound outside of it. */
export interface Binding {
  name: string;
  value: unknown;
  outer: Binding | undefined;
}

/** A compiled expression; undefined stands for a missing value. */
export type Evaluate = (env: Env) => unknown;

/** What an operator has at hand to compile its operands. */
export interface Compiler {
  collation?: Collation;
  compile(expression: unknown): Evaluate;
  /** The compiler for expressions inside which these variables are bound. */
  within(names: string[]): Compiler;
}

/** Compiles an operator with its operand as written in the expression. */
export type Form = (operand: unknown, compiler: Compiler, name: string) => Evaluate;

/** The environment with one more variable. Paths start from `CURRENT`, where it is bound. */
export function bind(env: Env, name: string, value: unknown): Env {
  const current = name === "CURRENT" ? value : env.current;
  return { root: env.root, current, variables: { name, value, outer: env.variables } };
}

export function isNullish(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
