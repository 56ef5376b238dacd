import { ObjectId } from "../bson/values.ts";
import type { Collation } from "../bson/collation.ts";
import { keyBytes } from "../bson/key.ts";
import { toNumber } from "../bson/number.ts";
import { compare } from "../bson/order.ts";
import { classOf, isNumber, types, typeOf } from "../bson/types.ts";
import { regexTest } from "./pattern.ts";
import type { Test } from "./reach.ts";

/** `$eq`: null stands for a missing field too. */
export function equals(operand: unknown, collation?: Collation): Test {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (typeof operand === "string" && !collation) {
    return (value) => value === operand || (typeof value === "object" && compare(value, operand) === 0);
  }
  if (operand instanceof ObjectId) return (value) => value instanceof ObjectId && value.equals(operand);
  const kind = classOf(operand);
  return (value) => classOf(value) === kind && compare(value, operand, collation) === 0;
}

/** What a value in a filter means by itself and in `$in` and `$all`: regular expressions are matched. */
export function means(operand: unknown, collation?: Collation): Test {
  return typeOf(operand) === types.regex ? regexTest(operand) : equals(operand, collation);
}

// From here on looking a value up by its key is quicker than comparing it with each.
const few = 4;

/** `$in`. */
export function oneOf(operands: unknown[], collation?: Collation): Test {
  const patterns = operands.filter((operand) => typeOf(operand) === types.regex).map((operand) => regexTest(operand));
  const plain = operands.filter((operand) => typeOf(operand) !== types.regex);
  const tests =
    plain.length <= few ? plain.map((operand) => equals(operand, collation)) : [amongMany(plain, collation)];
  const every = [...tests, ...patterns];
  return every.length === 1 ? every[0]! : (value) => every.some((test) => test(value));
}

function amongMany(operands: unknown[], collation?: Collation): Test {
  const keyOf = (value: unknown) => keyBytes(value ?? null, false, collation).toString("latin1");
  if (!collation && operands.every((operand) => typeof operand === "string")) {
    const texts = new Set<unknown>(operands);
    return (value) => texts.has(value);
  }
  const keys = new Set(operands.map(keyOf));
  return (value) => keys.has(keyOf(value));
}

export type Direction = "$gt" | "$gte" | "$lt" | "$lte";

/** `$gt` and the like: only values of the operand's own class compare, and NaN with itself. */
export function ordered(direction: Direction, operand: unknown, collation?: Collation): Test {
  const takesEqual = direction === "$gte" || direction === "$lte";
  const sign = direction === "$gt" || direction === "$gte" ? 1 : -1;
  const type = typeOf(operand);
  if (type === types.minKey || type === types.maxKey) {
    return (value) => {
      const order = compare(value ?? null, operand) * sign;
      return order > 0 || (takesEqual && order === 0);
    };
  }
  if (operand === null || operand === undefined)
    return (value) => takesEqual && (value === null || value === undefined);
  const operandIsNaN = isNaNumber(operand);
  const kind = classOf(operand);
  return (value) => {
    if (classOf(value) !== kind) return false;
    if (operandIsNaN || isNaNumber(value)) return takesEqual && operandIsNaN && isNaNumber(value);
    const order = compare(value, operand, collation) * sign;
    return order > 0 || (takesEqual && order === 0);
  };
}

function isNaNumber(value: unknown): boolean {
  return isNumber(value) && Number.isNaN(toNumber(value));
}
