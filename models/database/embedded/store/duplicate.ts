import { EJSON, Decimal128, Double, Int32, Long, ObjectId } from "../bson/values.ts";
import type { Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import type { Collection } from "./collection.ts";

/** Error 11000 as clients know it: which index of which collection, and the key that exists already. */
export function duplicateKey(
  collection: Collection,
  index: { name: string; key: Doc },
  values: unknown[],
): ServerError {
  const paths = Object.keys(index.key);
  const shown = paths.map((path, i) => `${path}: ${show(values[i])}`).join(", ");
  return new ServerError(
    11000,
    `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown} }`,
    {
      extra: {
        keyPattern: index.key,
        keyValue: Object.fromEntries(paths.map((path, i) => [path, values[i] ?? null])),
      },
    },
  );
}

/** The error for an `_id` that exists already. */
export function idTaken(collection: Collection, doc: Doc): ServerError {
  return duplicateKey(collection, { name: "_id_", key: { _id: 1 } }, [doc["_id"]]);
}

function show(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Int32 || value instanceof Double || value instanceof Long || value instanceof Decimal128) {
    return value.toString();
  }
  return EJSON.stringify(value);
}
