import type { Collation } from "../../bson/collation.ts";
import { clone, isDoc, type Doc } from "../../bson/doc.ts";
import { toInteger, toNumber } from "../../bson/number.ts";
import { compare } from "../../bson/order.ts";
import { valueAt } from "../../bson/path.ts";
import { show } from "../../bson/show.ts";
import { isNumber, typeName } from "../../bson/types.ts";
import { badValue } from "../../errors.ts";
import type { Operator, Subject } from "../operator.ts";

/** `$push`, with `$each`, `$position`, `$sort` and `$slice`. */
export const push: Operator = (operand, { collation }) => {
  const { values, position, sort, slice } = modifiers(operand, collation);
  return (current, subject) => {
    const array = current === undefined ? [] : [...arrayOf("push", current, subject)];
    array.splice(position ?? array.length, 0, ...clone(values));
    if (sort) array.sort(sort);
    if (slice === undefined) return array;
    if (slice === 0) return [];
    return slice > 0 ? array.slice(0, slice) : array.slice(slice);
  };
};

/** `$addToSet`, with `$each`. */
export const addToSet: Operator = (operand, { collation }) => {
  let values: unknown[] = [operand];
  if (isDoc(operand) && Object.hasOwn(operand, "$each")) {
    const stray = Object.keys(operand).find((name) => name !== "$each");
    if (stray !== undefined) throw badValue(`Found unexpected fields after $each in $addToSet: ${show(operand)}`);
    values = eachOf("$addToSet", operand.$each);
  }
  return (current, subject) => {
    const array = current === undefined ? [] : [...arrayOf("addToSet", current, subject)];
    for (const value of values) {
      if (!array.some((element) => compare(element, value, collation) === 0)) array.push(clone(value));
    }
    return array;
  };
};

interface Modifiers {
  values: unknown[];
  position?: number;
  sort?: (a: unknown, b: unknown) => number;
  slice?: number;
}

function modifiers(operand: unknown, collation?: Collation): Modifiers {
  if (!isDoc(operand) || !Object.hasOwn(operand, "$each")) return { values: [operand] };
  const found: Modifiers = { values: eachOf("$push", operand.$each) };
  for (const name of Object.keys(operand)) {
    const value = operand[name];
    if (name === "$position") found.position = integer("$position", value);
    else if (name === "$slice") found.slice = integer("$slice", value);
    else if (name === "$sort") found.sort = order(value, collation);
    else if (name !== "$each") throw badValue(`Unrecognized clause in $push: ${name}`);
  }
  return found;
}

function eachOf(operator: string, values: unknown): unknown[] {
  if (Array.isArray(values)) return values;
  throw badValue(`The argument to $each in ${operator} must be an array but it was of type: ${typeName(values)}`);
}

function integer(name: string, value: unknown): number {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  if (whole === undefined)
    throw badValue(`The value for ${name} must be an integer value but was given type: ${typeName(value)}`);
  return Number(whole);
}

function order(spec: unknown, collation?: Collation): (a: unknown, b: unknown) => number {
  if (isNumber(spec)) {
    const sign = direction(spec);
    return (a, b) => compare(a, b, collation) * sign;
  }
  if (!isDoc(spec))
    throw badValue("The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields");
  const parts = Object.keys(spec).map((path) => ({ path, sign: direction(spec[path]) }));
  if (parts.length === 0) throw badValue("The $sort pattern is empty when it should be a set of fields.");
  // Elements that are no documents have none of the fields.
  const at = (element: unknown, path: string) => valueAt(isDoc(element) ? element : ({} as Doc), path) ?? null;
  return (a, b) => {
    for (const { path, sign } of parts) {
      const result = compare(at(a, path), at(b, path), collation);
      if (result !== 0) return result * sign;
    }
    return 0;
  };
}

function direction(value: unknown): 1 | -1 {
  const number = isNumber(value) ? toNumber(value) : 0;
  if (number === 1 || number === -1) return number;
  throw badValue("The $sort element value must be either 1 or -1");
}

function arrayOf(operator: string, current: unknown, { id, field }: Subject): unknown[] {
  if (Array.isArray(current)) return current;
  const document = `{_id: ${show(id)}}`;
  if (operator === "push") {
    throw badValue(`The field '${field}' must be an array but is of type ${typeName(current)} in document ${document}`);
  }
  throw badValue(
    `Cannot apply $addToSet to non-array field. Field named '${field}' has non-array type ${typeName(current)}`,
  );
}
