import { Binary, Int32 } from "../bson/values.ts";
import { toInteger, toNumber } from "../bson/number.ts";
import { binaryOf } from "../bson/parts.ts";
import { isNumber, types, typeOf } from "../bson/types.ts";
import { badValue, failedToParse } from "../errors.ts";
import type { Test } from "./reach.ts";

/** `$mod: [divisor, remainder]`; fractions are cut off. */
export function modulo(operand: unknown): Test {
  if (!Array.isArray(operand)) throw badValue("malformed mod, needs to be an array");
  if (operand.length < 2) throw badValue("malformed mod, not enough elements");
  if (operand.length > 2) throw badValue("malformed mod, too many elements");
  const [divisor, remainder] = operand.map((part: unknown, i) => {
    if (!isNumber(part)) throw badValue(`malformed mod, ${i === 0 ? "divisor" : "remainder"} not a number`);
    const whole = cut(part);
    if (whole === undefined) throw badValue(`malformed mod, ${i === 0 ? "divisor" : "remainder"} value is invalid`);
    return whole;
  }) as [bigint, bigint];
  if (divisor === 0n) throw badValue("divisor cannot be 0");
  return (value) => {
    if (value instanceof Int32) return BigInt(value.value % Number(divisor)) === remainder;
    if (!isNumber(value)) return false;
    const whole = cut(value);
    return whole !== undefined && whole % divisor === remainder;
  };
}

/** `$size`. */
export function size(operand: unknown): Test {
  const length = isNumber(operand) ? toNumber(operand) : Number.NaN;
  if (!isNumber(operand)) throw failedToParse(`Failed to parse $size. Expected a number in: $size: ${String(operand)}`);
  if (!Number.isInteger(length)) throw failedToParse(`Failed to parse $size. Expected an integer: $size: ${length}`);
  if (length < 0) throw failedToParse(`Failed to parse $size. Expected a non-negative number in: $size: ${length}`);
  return (value) => Array.isArray(value) && value.length === length;
}

export type BitTest = "$bitsAllSet" | "$bitsAllClear" | "$bitsAnySet" | "$bitsAnyClear";

/** `$bitsAllSet` and the like: the bits named by a number, by bytes or by their positions. */
export function bits(operator: BitTest, operand: unknown): Test {
  const positions = bitPositions(operator, operand);
  const wantsSet = operator === "$bitsAllSet" || operator === "$bitsAnySet";
  const wantsAll = operator === "$bitsAllSet" || operator === "$bitsAllClear";
  return (value) => {
    const isSet = bitReader(value);
    if (!isSet) return false;
    return wantsAll
      ? positions.every((position) => isSet(position) === wantsSet)
      : positions.some((position) => isSet(position) === wantsSet);
  };
}

function bitPositions(operator: string, operand: unknown): number[] {
  if (Array.isArray(operand)) {
    return operand.map((position: unknown) => {
      const number = isNumber(position) ? toNumber(position) : -1;
      if (!Number.isInteger(number)) throw failedToParse("bit positions must be integers");
      if (number < 0) throw failedToParse(`bit positions must be >= 0: ${operator}`);
      return number;
    });
  }
  const isMask = isNumber(operand) && (toInteger(operand) ?? -1n) >= 0n;
  if (isNumber(operand) && !isMask) throw failedToParse(`Expected a non-negative integer in: ${operator}`);
  const isSet = bitReader(operand);
  if (!isSet) throw badValue(`${operator} takes an Array, a number, or a BinData`);
  const length = operand instanceof Binary ? operand.position * 8 : 64;
  return Array.from({ length }, (_, position) => position).filter((position) => isSet(position));
}

function bitReader(value: unknown): ((position: number) => boolean) | undefined {
  if (typeOf(value) === types.binData) {
    const { bytes } = binaryOf(value as Binary);
    return (position) => ((bytes[position >> 3] ?? 0) & (1 << (position & 7))) !== 0;
  }
  const whole = toInteger(value);
  // A negative number goes on with ones to the left.
  return whole === undefined ? undefined : (position) => ((whole >> BigInt(position)) & 1n) === 1n;
}

function cut(value: unknown): bigint | undefined {
  const exact = toInteger(value);
  if (exact !== undefined) return exact;
  const number = Math.trunc(toNumber(value));
  return Math.abs(number) < 2 ** 63 ? BigInt(number) : undefined;
}
