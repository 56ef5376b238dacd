import { isDoc } from "../../bson/doc.ts";
import { toNumber } from "../../bson/number.ts";
import { compare } from "../../bson/order.ts";
import { show } from "../../bson/show.ts";
import { isNumber, typeName, types, typeOf } from "../../bson/types.ts";
import { badValue, failedToParse, typeMismatch } from "../../errors.ts";
import { compileFilter, type MatchOptions } from "../../query/match.ts";
import { isOperators } from "../../query/scope.ts";
import type { Operator } from "../operator.ts";

/** `$pull`: takes out what equals a value, matches a filter or satisfies operators. */
export const pull: Operator = (operand, { match }) => {
  const goes = elementTest(operand, match);
  return (current) => {
    if (current === undefined) return undefined;
    if (!Array.isArray(current)) throw badValue("Cannot apply $pull to a non-array value");
    return current.filter((element) => !goes(element));
  };
};

function elementTest(operand: unknown, match: MatchOptions): (element: unknown) => boolean {
  if (isOperators(operand) || typeOf(operand) === types.regex) {
    const matches = compileFilter({ v: operand }, match);
    return (element) => matches({ v: element });
  }
  if (isDoc(operand)) {
    const matches = compileFilter(operand, match);
    return (element) => isDoc(element) && matches(element);
  }
  return (element) => compare(element, operand, match.collation) === 0;
}

/** `$pullAll`. */
export const pullAll: Operator = (operand, { collation }) => {
  if (!Array.isArray(operand))
    throw badValue(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  return (current) => {
    if (current === undefined) return undefined;
    if (!Array.isArray(current)) throw badValue("Cannot apply $pullAll to a non-array value");
    return current.filter((element) => !operand.some((value) => compare(element, value, collation) === 0));
  };
};

/** `$pop: 1 | -1`. */
export const pop: Operator = (operand, { path }) => {
  if (!isNumber(operand)) throw failedToParse(`Expected a number in: ${path}: ${show(operand)}`);
  const end = toNumber(operand);
  if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${show(operand)}`);
  return (current) => {
    if (current === undefined) return undefined;
    if (!Array.isArray(current)) {
      throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeName(current)}'`);
    }
    return end === 1 ? current.slice(0, -1) : current.slice(1);
  };
};
