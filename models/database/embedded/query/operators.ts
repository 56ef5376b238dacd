import type { Collation } from "../bson/collation.ts";
import { isDoc, type Doc } from "../bson/doc.ts";
import { toNumber } from "../bson/number.ts";
import { isNumber, types, typeOf } from "../bson/types.ts";
import { badValue, ServerError } from "../errors.ts";
import { equals, means, oneOf, ordered } from "./comparison.ts";
import { all, any, not, one, whole, type Condition } from "./condition.ts";
import { elementMatch } from "./element.ts";
import { bits, modulo, size } from "./number.ts";
import { regexOperator, regexTest } from "./pattern.ts";
import { hasType } from "./type.ts";
import { isOperators, type Scope } from "./scope.ts";
import { refuse } from "./unsupported.ts";

/** The condition that a value in a filter puts on its field. */
export function conditionOf(value: unknown, scope: Scope): Condition {
  return isOperators(value) ? operatorsOf(value, scope) : one(means(value, scope.collation));
}

function operatorsOf(operators: Doc, scope: Scope): Condition {
  const conditions: Condition[] = [];
  for (const operator of Object.keys(operators)) {
    const operand = operators[operator];
    if (operator === "$options") {
      if (!Object.hasOwn(operators, "$regex")) throw badValue("$options needs a $regex");
    } else if (operator === "$regex") conditions.push(one(regexOperator(operand, operators.$options)));
    else conditions.push(conditionFor(operator, operand, scope));
  }
  return all(conditions);
}

function conditionFor(operator: string, operand: unknown, scope: Scope): Condition {
  const { collation } = scope;
  switch (operator) {
    case "$eq":
      return one(equals(operand, collation));
    case "$ne":
      if (typeOf(operand) === types.regex) throw badValue("Can't have regex as arg to $ne.");
      return not(one(equals(operand, collation)));
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      if (typeOf(operand) === types.regex) throw badValue(`Can't have RegEx as arg to predicate over field.`);
      return one(ordered(operator, operand, collation));
    case "$in":
      return one(among(operator, operand, collation));
    case "$nin":
      return not(one(among(operator, operand, collation)));
    case "$not":
      return not(negated(operand, scope));
    case "$exists":
      return isTruthy(operand) ? whole(isPresent) : not(whole(isPresent));
    case "$type":
      return one(hasType(operand));
    case "$size":
      return whole(size(operand));
    case "$all":
      return everyOf(operand, scope);
    case "$elemMatch":
      return whole(elementMatch(operand, scope));
    case "$mod":
      return one(modulo(operand));
    case "$bitsAllSet":
    case "$bitsAllClear":
    case "$bitsAnySet":
    case "$bitsAnyClear":
      return one(bits(operator, operand));
    case "$comment":
      return all([]);
    default:
      refuse(operator);
      throw badValue(`unknown operator: ${operator}`);
  }
}

const isPresent = (value: unknown) => value !== undefined;

function among(operator: string, operand: unknown, collation?: Collation) {
  if (!Array.isArray(operand)) throw badValue(`${operator} needs an array`);
  if (operand.some(isOperators)) throw badValue(`cannot nest $ under ${operator}`);
  return oneOf(operand, collation);
}

function negated(operand: unknown, scope: Scope): Condition {
  if (typeOf(operand) === types.regex) return one(regexTest(operand));
  if (!isDoc(operand)) throw badValue("$not needs a regex or a document");
  if (Object.keys(operand).length === 0) throw badValue("$not cannot be empty");
  const stray = Object.keys(operand).find((name) => !name.startsWith("$"));
  if (stray !== undefined) throw badValue(`unknown operator: ${stray}`);
  return operatorsOf(operand, scope);
}

function everyOf(operand: unknown, scope: Scope): Condition {
  if (!Array.isArray(operand)) throw badValue("$all needs an array");
  if (operand.length === 0) return any([]);
  const isMatch = (part: unknown): part is Doc => isDoc(part) && Object.keys(part)[0] === "$elemMatch";
  if (operand.some(isMatch)) {
    if (!operand.every(isMatch)) throw badValue("$all/$elemMatch has to be consistent");
    return all(operand.map((part) => whole(elementMatch(part.$elemMatch, scope))));
  }
  if (operand.some(isOperators)) throw badValue("no $ expressions in $all");
  return all(operand.map((part: unknown) => one(means(part, scope.collation))));
}

/** Whether a value counts as true, as `$exists: 1` does. */
export function isTruthy(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  return !isNumber(value) || toNumber(value) !== 0;
}

/** Error 2 for a `$` name that no filter may have at this place. */
export function unknownTopLevel(operator: string): ServerError {
  return badValue(
    `unknown top level operator: ${operator}. If you have a field name that starts with a '$' symbol, ` +
      "consider using $getField or $setField.",
  );
}
