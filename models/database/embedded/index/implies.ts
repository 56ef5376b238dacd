import type { Collation } from "../bson/collation.ts";
import { compare } from "../bson/order.ts";
import { isDoc, put, type Doc } from "../bson/doc.ts";
import { classOf, typeOf, types } from "../bson/types.ts";
import { encode } from "../bson/encode.ts";
import { compileFilter } from "../query/match.ts";
import { sameCollation } from "./comparable.ts";
import type { Condition, Conditions, Limit } from "./conditions.ts";
import { conditionsOf } from "./conditions.ts";
import type { Index } from "./definition.ts";

/** Whether an index holds every document that a filter can match: only then may it answer. */
export function mayAnswer(
  index: Index,
  filter: Doc,
  conditions: Conditions,
  collation: Collation | undefined,
): boolean {
  if (index.isBuilding) return false;
  if (index.partial) {
    // A partial index holds what its words mean in its own collation.
    if (hasWords(index.partial) && !sameCollation(index.collation, collation)) return false;
    if (!implies(filter, conditions, index.partial, collation)) return false;
  }
  if (!index.isSparse) return true;
  return index.paths.some((path) => demandsValue(path, filter, conditions));
}

/** Whether every document that matches the filter matches a partial index's filter too. Says no when it cannot tell. */
export function implies(filter: Doc, conditions: Conditions, wanted: Doc, collation?: Collation): boolean {
  return Object.entries(wanted).every(([path, value]) => {
    if (path === "$and") return (value as Doc[]).every((part) => implies(filter, conditions, part, collation));
    if (path === "$or") return (value as Doc[]).some((part) => implies(filter, conditions, part, collation));
    if (path.startsWith("$")) return false;
    if (says(filter, path, value)) return true;
    const found = conditions.all.filter((condition) => condition.path === path && condition.element === 0);
    const parts = isDoc(value) && Object.keys(value).every((name) => name.startsWith("$")) ? value : { $eq: value };
    return Object.entries(parts).every(([name, operand]) =>
      name === "$exists" && operand === true
        ? demandsValue(path, filter, conditions)
        : says(filter, path, { [name]: operand }) ||
          // What words are in order, and which are alike, is told without a collation only.
          (!(collation && hasWords({ [name]: operand })) &&
            found.some((condition) => entails(condition, path, { [name]: operand }))),
    );
  });
}

/** Whether the filter has this very demand among those that must hold. */
function says(filter: Doc, path: string, value: unknown): boolean {
  const wanted = encode({ value });
  return Object.entries(filter).some(([name, given]) => {
    if (name === "$and" && Array.isArray(given)) return given.some((part) => isDoc(part) && says(part, path, value));
    if (name !== path) return false;
    if (equal(encode({ value: given }), wanted)) return true;
    if (!isDoc(given) || !isDoc(value)) return false;
    const operators = Object.entries(value);
    return operators.every(
      ([key, operand]) => Object.hasOwn(given, key) && equal(encode({ v: given[key] }), encode({ v: operand })),
    );
  });
}

/** Whether a filter compares with strings; the names of types are none. */
const hasWords = (value: unknown): boolean =>
  typeof value === "string" ||
  (Array.isArray(value) && value.some(hasWords)) ||
  (isDoc(value) && Object.entries(value).some(([name, part]) => name !== "$type" && hasWords(part)));

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

function entails(condition: Condition, path: string, wanted: Doc): boolean {
  if (condition.points) {
    const matches = compileFilter({ value: wanted });
    // An array that holds the point may hold other values too; a demand that one value meets, the array meets.
    if (Object.keys(wanted).some((name) => !positive.has(name))) return false;
    return condition.points.every((value) => typeOf(value) !== types.array && matches({ value }));
  }
  // A regular expression that meets the condition is in no range of strings.
  if (condition.itself) return false;
  const [other] = conditionsOf(put1(path, wanted)).all;
  if (!other || other.points) return false;
  return (!other.low || within(condition.low, other.low, 1)) && (!other.high || within(condition.high, other.high, -1));
}

const positive = new Set(["$eq", "$in", "$gt", "$gte", "$lt", "$lte", "$type"]);

function put1(name: string, value: unknown): Doc {
  const doc: Doc = {};
  put(doc, name, value);
  return doc;
}

function within(given: Limit | undefined, wanted: Limit, sign: 1 | -1): boolean {
  if (!given || classOf(given.value) !== classOf(wanted.value)) return false;
  const order = compare(given.value, wanted.value) * sign;
  return order > 0 || (order === 0 && (wanted.isInclusive || !given.isInclusive));
}

/** Whether only documents that have something other than null at a path can match. */
function demandsValue(path: string, filter: Doc, conditions: Conditions): boolean {
  if (says(filter, path, { $exists: true })) return true;
  return conditions.all.some(
    ({ path: at, points }) =>
      (at === path || at.startsWith(`${path}.`)) &&
      (!points || points.every((value) => typeOf(value) !== types.null && typeOf(value) !== types.undefined)),
  );
}
