import { put, type Doc } from "../../bson/doc.ts";
import { regexOf } from "../../bson/parts.ts";
import { types, typeOf } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { boundedRegex } from "../../query/bounded-regex.ts";
import { compileRegex } from "../../query/regex.ts";
import { named } from "../form.ts";
import { isNullish, type Form } from "../scope.ts";
import { points } from "./text.ts";

/** Regular expressions. */
export const patterns: Record<string, Form> = {
  $regexMatch: regex((input, pattern) => pattern.test(input), false),
  $regexFind: regex((input, pattern) => {
    const match = pattern.exec(input);
    return match && found(match);
  }, null),
  $regexFindAll: regex((input, pattern) => {
    return [...input.matchAll(boundedRegex(pattern.source, `${pattern.flags}g`))].map(found);
  }, []),
};

function regex(apply: (input: string, pattern: RegExp) => unknown, missing: unknown): Form {
  return named(["input", "regex"], ["options"], ({ input, regex: pattern, options }, { name }) => {
    if (!isNullish(input) && typeof input !== "string")
      throw new ServerError(51104, `${name} needs 'input' to be of type string`);
    if (isNullish(input) || isNullish(pattern)) return missing;
    if (typeof pattern !== "string" && typeOf(pattern) !== types.regex) {
      throw new ServerError(51105, `${name} needs 'regex' to be of type string or regex`);
    }
    const given = typeof pattern === "string" ? { pattern, options: "" } : regexOf(pattern);
    if (!isNullish(options) && typeof options !== "string")
      throw new ServerError(51106, `${name} needs 'options' to be of type string`);
    if (options && given.options)
      throw new ServerError(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
    return apply(input, compileRegex(given.pattern, (options as string | undefined) || given.options));
  });
}

function found(match: RegExpExecArray): Doc {
  const doc: Doc = {};
  put(doc, "match", match[0]);
  put(doc, "idx", points(match.input.slice(0, match.index)).length);
  put(
    doc,
    "captures",
    match.slice(1).map((capture: string | undefined) => capture ?? null),
  );
  return doc;
}
