import { BSONRegExp, BSONSymbol } from "../bson/values.ts";
import { compare } from "../bson/order.ts";
import { regexOf } from "../bson/parts.ts";
import { types, typeOf } from "../bson/types.ts";
import { badValue, ServerError } from "../errors.ts";
import type { Test } from "./reach.ts";
import { compileRegex } from "./regex.ts";

/** A test by a regular expression. */
export function regexTest(value: unknown): Test {
  const { pattern, options } = regexOf(value);
  return testOf(pattern, options);
}

/** `$regex` with its `$options`. */
export function regexOperator(pattern: unknown, options: unknown): Test {
  if (options !== undefined && typeof options !== "string") throw badValue("$options has to be a string");
  if (typeof pattern === "string") return testOf(pattern, options ?? "");
  if (typeOf(pattern) !== types.regex) throw badValue("$regex has to be a string");
  const given = regexOf(pattern);
  if (options && given.options) throw new ServerError(51075, "options set in both $regex and $options");
  return testOf(given.pattern, options ?? given.options);
}

/** What matches: texts, and a regular expression that is the same. */
function testOf(pattern: string, options: string): Test {
  const regex = compileRegex(pattern, options);
  const itself = new BSONRegExp(pattern, options);
  return (candidate) => {
    if (typeof candidate === "string") return regex.test(candidate);
    if (candidate instanceof BSONSymbol) return regex.test(candidate.value);
    return typeOf(candidate) === types.regex && compare(candidate, itself) === 0;
  };
}
