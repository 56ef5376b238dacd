import { isDoc, own, type Doc } from "../bson/doc.ts";
import { badValue, ServerError } from "../errors.ts";
import { isNullish, type Compiler, type Evaluate, type Form } from "./scope.ts";

/** What a function of evaluated arguments may look at besides them. */
export interface Call {
  name: string;
  compiler: Compiler;
}

type Apply = (values: unknown[], call: Call) => unknown;

/** An operator whose arguments are all evaluated first: `{ $op: [a, b] }`, or `{ $op: a }` for one. */
export function call(fewest: number, most: number, apply: Apply): Form {
  return (operand, compiler, name) => {
    const given: unknown[] = Array.isArray(operand) ? operand : [operand];
    if (given.length < fewest || given.length > most) throw wrongCount(name, fewest, most, given.length);
    const parts = given.map((part) => compiler.compile(part));
    const context = { name, compiler };
    if (parts.length === 1) {
      const [only] = parts as [Evaluate];
      return (env) => apply([only(env)], context);
    }
    return (env) =>
      apply(
        parts.map((part) => part(env)),
        context,
      );
  };
}

/** An operator of evaluated arguments that is null as soon as one of them is null or missing. */
export function strict(fewest: number, most: number, apply: Apply): Form {
  return call(fewest, most, (values, context) => (values.some(isNullish) ? null : apply(values, context)));
}

/** An operator with named arguments, all evaluated first. */
export function named(required: string[], optional: string[], apply: (values: Doc, call: Call) => unknown): Form {
  return (operand, compiler, name) => {
    const parts = namedParts(name, operand, required, optional).map(
      ([field, part]) => [field, compiler.compile(part)] as const,
    );
    const context = { name, compiler };
    return (env) => apply(Object.fromEntries(parts.map(([field, part]) => [field, part(env)])), context);
  };
}

/** The named arguments of an operator, checked. */
export function namedParts(
  name: string,
  operand: unknown,
  required: string[],
  optional: string[],
): [string, unknown][] {
  if (!isDoc(operand)) throw failed(name, "only supports an object as its argument");
  for (const field of Object.keys(operand)) {
    if (!required.includes(field) && !optional.includes(field))
      throw failed(name, `found an unknown argument: ${field}`);
  }
  for (const field of required) {
    if (own(operand, field) === undefined) throw failed(name, `requires '${field}' to be specified`);
  }
  return Object.entries(operand);
}

/** Error 9: an operator's arguments are not what they should be. */
export function failed(name: string, what: string): ServerError {
  return new ServerError(9, `${name} ${what}`);
}

/** Error 2: an operator got a value that it cannot work with. */
export function cannot(name: string, what: string): ServerError {
  return badValue(`${name} ${what}`);
}

function wrongCount(name: string, fewest: number, most: number, given: number): ServerError {
  if (fewest === most) {
    return new ServerError(16020, `Expression ${name} takes exactly ${fewest} arguments. ${given} were passed in.`);
  }
  const range =
    most === Infinity ? `at least ${fewest} arguments` : `at least ${fewest} arguments, and at most ${most}`;
  return new ServerError(28667, `Expression ${name} takes ${range}, but ${given} were passed in.`);
}
