import type { Collation } from "../bson/collation.ts";
import { isDoc, own, put, type Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { follow, splitFieldPath } from "./field-path.ts";
import { absentOperators, operators } from "./operators/all.ts";
import type { Compiler, Env, Evaluate } from "./scope.ts";
import { checkBound, checkUsed } from "./variable-name.ts";

export interface ExpressionOptions {
  collation?: Collation;
  /** Values of `$$name`, already evaluated. */
  variables?: Doc;
  /** The time of `$$NOW`. */
  now?: Date;
}

/** A function that evaluates an aggregation expression for a document; undefined stands for a missing value. */
export function compileExpression(expression: unknown, options: ExpressionOptions = {}): (doc: Doc) => unknown {
  const evaluate = compilerOf(options).compile(expression);
  return (doc) => evaluate(envOf(doc));
}

/** Whether there is such an operator, here or in the server. */
export const isOperator = (name: string): boolean => operators.has(name) || absentOperators.has(name);

/** The values of a command's `let`: constant expressions, or, of `$merge`, expressions on a document. */
export function evaluateLet(spec: Doc | undefined, options: ExpressionOptions = {}, doc: Doc = {}): Doc {
  const values: Doc = {};
  for (const name of Object.keys(spec ?? {})) {
    checkBound(name);
    put(values, name, compileExpression(spec![name], { ...options, variables: values })(doc));
  }
  return values;
}

/** A compiler for the expressions of one command. */
export function compilerOf(options: ExpressionOptions): Compiler {
  return makeCompiler({ ...options, now: options.now ?? new Date() }, new Set());
}

/** The environment of a document, with nothing bound. */
export function envOf(doc: unknown): Env {
  return { root: doc, current: doc, variables: undefined };
}

function makeCompiler(options: ExpressionOptions, bound: ReadonlySet<string>): Compiler {
  const compiler: Compiler = {
    ...(options.collation && { collation: options.collation }),
    compile: (expression) => compile(expression, compiler, options, bound),
    within: (names) => makeCompiler(options, new Set([...bound, ...names])),
  };
  return compiler;
}

function compile(
  expression: unknown,
  compiler: Compiler,
  options: ExpressionOptions,
  bound: ReadonlySet<string>,
): Evaluate {
  if (typeof expression === "string") {
    if (!expression.startsWith("$")) return () => expression;
    if (expression === "$") throw new ServerError(16872, "'$' by itself is not a valid FieldPath");
    if (expression.startsWith("$$")) return compileVariable(expression.slice(2), options, bound);
    const path = splitFieldPath(expression.slice(1));
    return (env) => follow(env.current, path);
  }
  if (Array.isArray(expression)) {
    const parts = expression.map((part) => compiler.compile(part));
    return (env) => parts.map((part) => part(env) ?? null);
  }
  if (!isDoc(expression)) return () => expression ?? null;
  const fields = Object.keys(expression);
  const operator = fields.find((field) => field.startsWith("$"));
  if (operator === undefined) return compileObject(expression, compiler);
  if (fields.length > 1) {
    throw new ServerError(
      15983,
      `an object representing an expression must have exactly one field, but it has ${fields.length}: ${fields.join(", ")}`,
    );
  }
  const form = operators.get(operator);
  if (!form) {
    const isKnown = absentOperators.has(operator);
    throw new ServerError(
      168,
      isKnown ? `The operator ${operator} is not supported by this database` : `Unrecognized expression '${operator}'`,
    );
  }
  return form(expression[operator], compiler, operator);
}

function compileObject(expression: Doc, compiler: Compiler): Evaluate {
  const parts = Object.keys(expression).map((field) => {
    if (field.includes("."))
      throw new ServerError(16405, "FieldPath field names may not contain '.'. Consider using $getField or $setField.");
    return [field, compiler.compile(expression[field])] as const;
  });
  return (env) => {
    const doc: Doc = {};
    for (const [field, part] of parts) {
      const value = part(env);
      if (value !== undefined) put(doc, field, value);
    }
    return doc;
  };
}

function compileVariable(text: string, options: ExpressionOptions, bound: ReadonlySet<string>): Evaluate {
  const [name = ""] = text.split(".");
  checkUsed(name);
  const [, ...path] = splitFieldPath(text);
  if (bound.has(name)) return (env) => follow(lookUp(env, name), path);
  switch (name) {
    case "ROOT":
      return (env) => follow(env.root, path);
    case "CURRENT":
      return (env) => follow(env.current, path);
    case "REMOVE":
      return () => undefined;
    case "NOW":
      return () => follow(options.now, path);
    default: {
      const given = options.variables ?? {};
      if (!Object.hasOwn(given, name)) throw new ServerError(17276, `Use of undefined variable: ${name}`);
      const value = follow(own(given, name), path);
      return () => value;
    }
  }
}

function lookUp(env: Env, name: string): unknown {
  for (let binding = env.variables; binding; binding = binding.outer) if (binding.name === name) return binding.value;
  return undefined;
}
