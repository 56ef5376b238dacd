import { BSONSymbol } from "../bson/values.ts";
import { compare } from "../bson/order.ts";
import { regexOf } from "../bson/parts.ts";
import { types, typeOf } from "../bson/types.ts";
import { badValue, ServerError } from "../errors.ts";
import type { Test } from "./reach.ts";
import { compileRegex } from "./regex.ts";

/** A test by a regular expression; a stored regular expression passes when it is the same. */
export function regexTest(value: unknown, options?: string): Test {
  const given = regexOf(value);
  const regex = compileRegex(given.pattern, options ?? given.options);
  return (candidate) => {
    if (typeof candidate === "string") return regex.test(candidate);
    if (candidate instanceof BSONSymbol) return regex.test(candidate.value);
    return typeOf(candidate) === types.regex && compare(candidate, value) === 0;
  };
}

/** `$regex` with its `$options`. */
export function regexOperator(pattern: unknown, options: unknown): Test {
  if (options !== undefined && typeof options !== "string") throw badValue("$options has to be a string");
  if (typeof pattern === "string") {
    const regex = compileRegex(pattern, options ?? "");
    return (value) =>
      value instanceof BSONSymbol ? regex.test(value.value) : typeof value === "string" && regex.test(value);
  }
  if (typeOf(pattern) !== types.regex) throw badValue("$regex has to be a string");
  if (options && regexOf(pattern).options) throw new ServerError(51075, "options set in both $regex and $options");
  return regexTest(pattern, options);
}
