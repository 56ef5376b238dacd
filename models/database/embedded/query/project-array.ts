import { isDoc, own, put, type Doc } from "../bson/doc.ts";
import { toInteger } from "../bson/number.ts";
import { valueAt } from "../bson/path.ts";
import { isNumber } from "../bson/types.ts";
import { ServerError } from "../errors.ts";
import { elementTest } from "./element.ts";
import { compileCondition, compileFilter } from "./match.ts";
import { matchedPosition } from "./matched.ts";
import type { ProjectionOptions } from "./project.ts";
import type { Scope } from "./scope.ts";

type ArrayChange = (projected: Doc, original: Doc) => Doc;

/** `"path.$": 1`: of the array only the element that the query matched. */
export function positionalProjection(path: string[], options: ProjectionOptions): ArrayChange {
  const matched = matchedPosition(options.filter ?? {}, options);
  const name = path.join(".");
  return (projected, original) => {
    if (!Array.isArray(valueAt(original, name))) return projected;
    const position = matched(original, name);
    if (position === undefined) {
      throw new ServerError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    return replaceAt(projected, path, (array) => (Array.isArray(array) ? array.slice(position, position + 1) : array));
  };
}

/** `$elemMatch`: of the array only the first element that fits, at the end of the document. */
export function elementProjection(path: string[], operand: unknown, options: ProjectionOptions): ArrayChange {
  const [field] = path as [string];
  if (path.length > 1) throw new ServerError(31275, "Cannot use $elemMatch projection on a nested field");
  const scope: Scope = {
    ...(options.collation && { collation: options.collation }),
    filter: (filter) => compileFilter(filter, options),
    condition: (value) => compileCondition(value, options),
  };
  if (!isDoc(operand)) throw new ServerError(31274, "elemMatch: Invalid argument, object required");
  const fits = elementTest(operand, scope);
  return (projected, original) => {
    const { [field]: _removed, ...rest } = projected;
    const array = own(original, field);
    const position = Array.isArray(array) ? array.findIndex((element) => fits(element)) : -1;
    if (position >= 0) put(rest, field, [(array as unknown[])[position]]);
    return rest;
  };
}

/** `$slice`: so many elements from the start or the end, or so many after those that are skipped. */
export function sliceProjection(path: string[], operand: unknown): ArrayChange {
  const cut = slicer(operand);
  return (projected) => replaceAt(projected, path, (value) => (Array.isArray(value) ? cut(value) : value));
}

function slicer(operand: unknown): (array: unknown[]) => unknown[] {
  if (!Array.isArray(operand)) {
    const count = integer(operand);
    return (array) => (count >= 0 ? array.slice(0, count) : array.slice(count));
  }
  if (operand.length !== 2)
    throw new ServerError(28667, `Invalid $slice syntax. The given syntax has ${operand.length} arguments`);
  const [skip, limit] = operand.map(integer) as [number, number];
  if (limit <= 0)
    throw new ServerError(28724, "First argument to $slice must be an array, or 'limit' must be positive");
  return (array) => {
    const start = skip >= 0 ? skip : Math.max(0, array.length + skip);
    return array.slice(start, start + limit);
  };
}

function integer(value: unknown): number {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  if (whole === undefined) throw new ServerError(28667, "$slice takes integers");
  return Number(whole);
}

/** A copy with the value at a path replaced; in arrays on the way in each document. */
function replaceAt(value: Doc, [field, ...rest]: string[], replace: (value: unknown) => unknown): Doc {
  if (field === undefined || !Object.hasOwn(value, field)) return value;
  const copy = { ...value };
  put(copy, field, rest.length === 0 ? replace(value[field]) : below(value[field], rest, replace));
  return copy;
}

function below(value: unknown, path: string[], replace: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => below(element, path, replace));
  return isDoc(value) ? replaceAt(value, path, replace) : value;
}
