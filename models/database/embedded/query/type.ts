import { toNumber } from "../bson/number.ts";
import { isNumber, types, typeOf, type BsonType } from "../bson/types.ts";
import { badValue } from "../errors.ts";
import type { Test } from "./reach.ts";

const numbers: BsonType[] = [types.int, types.double, types.long, types.decimal];
const codes = new Set<BsonType>(Object.values(types));

/** `$type`: names, numbers, or a list of them. */
export function hasType(operand: unknown): Test {
  const list: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (list.length === 0) throw badValue("$type must match at least one type");
  const wanted = new Set(list.flatMap(typesOf));
  return (value) => value !== undefined && wanted.has(typeOf(value));
}

function typesOf(name: unknown): BsonType[] {
  if (typeof name === "string") {
    if (name === "number") return numbers;
    if (Object.hasOwn(types, name)) return [types[name as keyof typeof types]];
    throw badValue(`Unknown type name alias: ${name}`);
  }
  if (!isNumber(name)) throw badValue("type must be represented as a number or a string");
  const code = toNumber(name);
  if (!codes.has(code)) throw badValue(`Invalid numerical type code: ${code}`);
  return [code];
}
