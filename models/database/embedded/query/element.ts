import { isDoc, type Doc } from "../bson/doc.ts";
import { badValue } from "../errors.ts";
import { onValue } from "./condition.ts";
import type { Test } from "./reach.ts";
import { isOperators, type Scope } from "./scope.ts";

/** `$elemMatch`: a test whether an array has an element that fits. */
export function elementMatch(operand: unknown, scope: Scope): Test {
  const test = elementTest(operand, scope);
  return (value) => Array.isArray(value) && value.some((element) => test(element));
}

/** What `$elemMatch` asks of an element: operators for a value, or a filter for a document. */
export function elementTest(operand: unknown, scope: Scope): Test {
  if (!isDoc(operand)) throw badValue("$elemMatch needs an Object");
  if (isOperators(operand) && !isLogical(operand)) return onValue(scope.condition(operand));
  const matches = scope.filter(operand);
  // An array inside the array is looked into by its positions.
  return (element) =>
    Array.isArray(element) ? matches(Object.fromEntries(element.entries())) : isDoc(element) && matches(element);
}

const logical = new Set(["$and", "$or", "$nor", "$expr", "$where"]);

function isLogical(operand: Doc): boolean {
  return logical.has(Object.keys(operand)[0]!);
}
