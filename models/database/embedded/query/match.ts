import { compileExpression } from "../aggregate/expression.ts";
import type { Collation } from "../bson/collation.ts";
import { isDoc, type Doc } from "../bson/doc.ts";
import { badValue } from "../errors.ts";
import { onPath, type Condition } from "./condition.ts";
import { conditionOf, isTruthy, unknownTopLevel } from "./operators.ts";
import type { Scope } from "./scope.ts";
import { refuse } from "./unsupported.ts";

export interface MatchOptions {
  collation?: Collation;
  /** Values of `$$name` in `$expr`, already evaluated. */
  variables?: Doc;
}

/** A test for documents from a query filter. */
export function compileFilter(filter: Doc, options: MatchOptions = {}): (doc: Doc) => boolean {
  return every(Object.keys(filter).flatMap((field) => clause(field, filter[field], options)));
}

/** The condition that a value, or a document of operators, puts on a field. */
export function compileCondition(value: unknown, options: MatchOptions = {}): Condition {
  const scope: Scope = {
    ...(options.collation && { collation: options.collation }),
    filter: (filter) => compileFilter(filter, options),
    condition: (inner) => conditionOf(inner, scope),
  };
  return scope.condition(value);
}

type Test = (doc: Doc) => boolean;

function clause(field: string, value: unknown, options: MatchOptions): Test[] {
  switch (field) {
    case "$and":
      return [every(branches(field, value, options))];
    case "$or": {
      const tests = branches(field, value, options);
      return [(doc) => tests.some((test) => test(doc))];
    }
    case "$nor": {
      const tests = branches(field, value, options);
      return [(doc) => !tests.some((test) => test(doc))];
    }
    case "$expr": {
      const evaluate = compileExpression(value, options);
      return [(doc) => isTruthy(evaluate(doc))];
    }
    case "$comment":
    case "$alwaysTrue":
      return [];
    case "$alwaysFalse":
      return [() => false];
    case "$ref":
    case "$id":
    case "$db":
      break;
    default:
      if (field.startsWith("$")) {
        refuse(field);
        throw unknownTopLevel(field);
      }
  }
  return [onPath(compileCondition(value, options), field)];
}

function branches(operator: string, value: unknown, options: MatchOptions): Test[] {
  if (!Array.isArray(value)) throw badValue(`${operator} must be an array`);
  if (value.length === 0) throw badValue("$and/$or/$nor must be a nonempty array");
  return value.map((branch: unknown) => {
    if (!isDoc(branch)) throw badValue("$or/$and/$nor entries need to be full objects");
    return compileFilter(branch, options);
  });
}

function every(tests: Test[]): Test {
  return tests.length === 1 ? tests[0]! : (doc) => tests.every((test) => test(doc));
}
