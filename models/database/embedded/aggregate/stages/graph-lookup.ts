import { isDoc, own, type Doc } from "../../bson/doc.ts";
import { keyBytes } from "../../bson/key.ts";
import { toInteger } from "../../bson/number.ts";
import { isNumber, typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { compileFilter } from "../../query/match.ts";
import { envOf } from "../expression.ts";
import { splitFieldPath } from "../field-path.ts";
import { joining, type Stage } from "../stage.ts";
import { checkOptions, setAt } from "./lookup.ts";
import { docOf } from "./simple.ts";

/** `$graphLookup`: goes on from what it has found, level by level. */
export const graphLookup: Stage = joining((operand, context, name) => {
  const spec = docOf(operand, name, 40327);
  checkOptions(spec, [
    "from",
    "startWith",
    "connectFromField",
    "connectToField",
    "as",
    "maxDepth",
    "depthField",
    "restrictSearchWithMatch",
  ]);
  const { from, as, connectFromField, connectToField, maxDepth, depthField } = spec;
  for (const part of [from, as, connectFromField, connectToField]) {
    if (typeof part !== "string")
      throw new ServerError(
        40105,
        "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField' and 'connectToField' to be specified",
      );
  }
  if (maxDepth !== undefined && !isNumber(maxDepth))
    throw new ServerError(40100, `$graphLookup requires 'maxDepth' to be numeric, found type: ${typeName(maxDepth)}`);
  const deepest = maxDepth === undefined ? Infinity : Number(toInteger(maxDepth) ?? Number.NaN);
  if (!(deepest >= 0))
    throw new ServerError(deepest < 0 ? 40101 : 40102, "$graphLookup requires 'maxDepth' to be a nonnegative integer");
  if (depthField !== undefined && typeof depthField !== "string")
    throw new ServerError(40103, `expected string as argument for depthField, found: ${typeName(depthField)}`);
  if (spec.restrictSearchWithMatch !== undefined && !isDoc(spec.restrictSearchWithMatch))
    throw new ServerError(40185, "$graphLookup requires 'restrictSearchWithMatch' to be an object");
  const start = context.compiler.compile(spec.startWith);
  const isAllowed = spec.restrictSearchWithMatch ? compileFilter(spec.restrictSearchWithMatch, context) : () => true;
  return function* (doc) {
    const found = new Map<string, Doc>();
    const first = start(envOf(doc));
    let frontier: unknown[] = Array.isArray(first) ? first : first === undefined ? [] : [first];
    for (let depth = 0; depth <= deepest && frontier.length > 0; depth++) {
      const next: unknown[] = [];
      for (const other of context.lookup(from as string, { [connectToField as string]: { $in: frontier } })) {
        if (!other) {
          yield other;
          continue;
        }
        const key = keyBytes(own(other, "_id")).toString("latin1");
        if (found.has(key) || !isAllowed(other)) continue;
        found.set(key, typeof depthField === "string" ? setAt(other, depthField.split("."), BigInt(depth)) : other);
        next.push(...reached(other, (connectFromField as string).split(".")));
      }
      frontier = next;
    }
    return setAt(doc, splitFieldPath(as as string), [...found.values()]);
  };
});

/** What a path finds: the elements of an array each, of arrays on the way what their documents have. */
function reached(value: unknown, path: string[], at = 0): unknown[] {
  if (at === path.length) return Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
  if (Array.isArray(value)) return value.filter(isDoc).flatMap((element) => reached(element, path, at));
  return isDoc(value) ? reached(own(value, path[at]!), path, at + 1) : [];
}
