import { Int32, Long } from "../../bson/values.ts";
import { add, multiply } from "../../bson/arithmetic.ts";
import { isDoc } from "../../bson/doc.ts";
import { fromInteger, toInteger } from "../../bson/number.ts";
import { show } from "../../bson/show.ts";
import { isNumber, typeName, types, typeOf } from "../../bson/types.ts";
import { badValue, typeMismatch } from "../../errors.ts";
import type { Operator } from "../operator.ts";

/** `$inc`. */
export const increment: Operator = (operand, { path }) => {
  if (!isNumber(operand)) throw typeMismatch(`Cannot increment with non-numeric argument: {${path}: ${show(operand)}}`);
  return (current, { id, field }) => {
    if (current === undefined) return operand;
    if (!isNumber(current)) throw notNumeric("$inc", current, id, field);
    return add(current, operand) ?? overflow("$inc", current, id);
  };
};

/** `$mul`; a missing field becomes zero. */
export const multiplied: Operator = (operand, { path }) => {
  if (!isNumber(operand)) throw typeMismatch(`Cannot multiply with non-numeric argument: {${path}: ${show(operand)}}`);
  return (current, { id, field }) => {
    if (current === undefined) return multiply(operand, new Int32(0));
    if (!isNumber(current)) throw notNumeric("$mul", current, id, field);
    return multiply(current, operand) ?? overflow("$mul", current, id);
  };
};

/** `$bit: { and | or | xor: integer }`. */
export const bitwise: Operator = (operand, { path }) => {
  if (!isDoc(operand)) {
    throw badValue(
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  }
  const steps = Object.keys(operand).map((name) => {
    const mask = operand[name];
    if (name !== "and" && name !== "or" && name !== "xor") {
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${show(mask)}}`,
      );
    }
    if (!isInteger(mask))
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(mask)}' is not supported here: {${name}: ${show(mask)}}`,
      );
    return { name, mask } as const;
  });
  if (steps.length === 0)
    throw badValue(`You must pass in at least one bitwise operation. The format is: {$bit: {${path}: {and/or/xor: #}}`);
  return (current, { id, field }) => {
    let value: unknown = current === undefined ? new Int32(0) : current;
    if (!isInteger(value)) {
      throw badValue(
        `Cannot apply $bit to a value of non-integral type._id: ${show(id)} has the field ${field} of non-integer type ${typeName(value)}`,
      );
    }
    for (const { name, mask } of steps) {
      const [a, b] = [toInteger(value)!, toInteger(mask)!];
      const isLong = typeOf(value) === types.long || typeOf(mask) === types.long;
      value = fromInteger(name === "and" ? a & b : name === "or" ? a | b : a ^ b, isLong ? "long" : "int");
    }
    return value;
  };
};

function isInteger(value: unknown): value is Int32 | Long {
  return typeOf(value) === types.int || typeOf(value) === types.long;
}

function notNumeric(operator: string, current: unknown, id: unknown, field: string) {
  return typeMismatch(
    `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(id)}} has the field '${field}' ` +
      `of non-numeric type ${typeName(current)}`,
  );
}

function overflow(operator: string, current: unknown, id: unknown): never {
  throw badValue(
    `Failed to apply ${operator} operations to current value (${show(current)}) for document {_id: ${show(id)}}`,
  );
}
