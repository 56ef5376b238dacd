import { Long } from "../../bson/values.ts";
import { isDoc, own, put, type Doc } from "../../bson/doc.ts";
import { ServerError } from "../../errors.ts";
import { splitFieldPath } from "../field-path.ts";
import type { Stage } from "../stage.ts";

/** `$unwind`: a document for each element of an array. */
export const unwind: Stage = (operand) => {
  const { path, includeArrayIndex: indexField, preserveNullAndEmptyArrays: keepsEmpty } = options(operand);
  const parts = splitFieldPath(path);
  return function* (source) {
    for (const doc of source) {
      if (!doc) {
        yield doc;
        continue;
      }
      const value = valueIn(doc, parts);
      if (Array.isArray(value) && value.length > 0) {
        for (let i = 0; i < value.length; i++) {
          yield withIndex(replace(doc, parts, value[i]), indexField, Long.fromNumber(i));
          if (i % 64 === 63) yield undefined;
        }
      } else if (value === undefined || value === null || Array.isArray(value)) {
        if (keepsEmpty) yield withIndex(Array.isArray(value) ? replace(doc, parts, undefined) : doc, indexField, null);
      } else yield withIndex(doc, indexField, null);
    }
  };
};

/** The value at a path through documents alone: in an array on the way nothing is found. */
const valueIn = (doc: Doc, parts: string[]): unknown =>
  parts.reduce<unknown>((value, part) => (isDoc(value) ? own(value, part) : undefined), doc);

interface Options {
  path: string;
  includeArrayIndex?: string;
  preserveNullAndEmptyArrays: boolean;
}

function options(operand: unknown): Options {
  const given: Doc = isDoc(operand) ? operand : { path: operand };
  const { path, includeArrayIndex, preserveNullAndEmptyArrays = false } = given;
  if (isDoc(operand) && path === undefined) throw new ServerError(28812, "no path specified to $unwind stage");
  if (typeof path !== "string") throw new ServerError(28808, "expected a string as the path for $unwind stage");
  if (!path.startsWith("$"))
    throw new ServerError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (typeof preserveNullAndEmptyArrays !== "boolean") {
    throw new ServerError(28809, "expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage");
  }
  if (includeArrayIndex !== undefined && (typeof includeArrayIndex !== "string" || includeArrayIndex === "")) {
    throw new ServerError(28810, "expected a non-empty string for the includeArrayIndex option to $unwind stage");
  }
  if (includeArrayIndex?.startsWith("$"))
    throw new ServerError(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${includeArrayIndex}`,
    );
  const stray = Object.keys(given).find(
    (name) => !["path", "includeArrayIndex", "preserveNullAndEmptyArrays"].includes(name),
  );
  if (stray !== undefined) throw new ServerError(28811, `unrecognized option to $unwind stage: ${stray}`);
  return {
    path: path.slice(1),
    preserveNullAndEmptyArrays,
    ...(includeArrayIndex !== undefined && { includeArrayIndex }),
  };
}

/** A copy of the document with another value at the path; undefined takes the field away. */
function replace(doc: Doc, [field, ...rest]: string[], value: unknown): Doc {
  const copy = { ...doc };
  const inner = rest.length === 0 ? value : replace(own(doc, field!) as Doc, rest, value);
  if (inner === undefined) delete copy[field!];
  else put(copy, field!, inner);
  return copy;
}

function withIndex(doc: Doc, field: string | undefined, index: unknown): Doc {
  if (field === undefined) return doc;
  const [first, ...rest] = field.split(".") as [string, ...string[]];
  const copy = { ...doc };
  const inner = own(copy, first);
  put(copy, first, rest.length === 0 ? index : withIndex(isDoc(inner) ? inner : {}, rest.join("."), index));
  return copy;
}
