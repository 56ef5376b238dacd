import { ObjectId } from "../bson/values.ts";
import { clone, idFirst, type Doc } from "../bson/doc.ts";
import { compare } from "../bson/order.ts";
import { types, typeOf } from "../bson/types.ts";
import { failedToParse, ServerError } from "../errors.ts";
import { documentOf, equalitiesOf } from "./equalities.ts";
import { compileModifiers } from "./modifiers.ts";
import type { UpdateOptions } from "./options.ts";
import { compilePipelineUpdate } from "./pipeline.ts";
import { compileReplacement, isReplacement } from "./replacement.ts";

export type { UpdateOptions } from "./options.ts";

/**
 * A function that gives the updated document and leaves the old one alone; an update that changes nothing gives an
 * equal document.
 */
export function compileUpdate(update: Doc | Doc[], options: UpdateOptions): (doc: Doc) => Doc {
  if (Array.isArray(update)) {
    if (options.arrayFilters) throw failedToParse("Cannot specify arrayFilters when using an aggregation pipeline");
    return keepingId(compilePipelineUpdate(update, options));
  }
  if (isReplacement(update)) return compileReplacement(update, options);
  const modify = compileModifiers(update, options);
  return keepingId((doc) => {
    const changed = clone(doc);
    modify(changed);
    return changed;
  });
}

/** Error 66 when a change touches the document's `_id`. */
function keepingId(change: (doc: Doc) => Doc): (doc: Doc) => Doc {
  return (doc) => {
    const changed = change(doc);
    if (!Object.hasOwn(doc, "_id")) return changed;
    if (!Object.hasOwn(changed, "_id") || compare(doc._id, changed._id) !== 0) {
      throw new ServerError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
    }
    return changed;
  };
}

/** The document that an upsert inserts, `_id` first; without an `_id` in filter and update it gets a new ObjectId. */
export function upsertDocument(filter: Doc, update: Doc | Doc[], options: UpdateOptions): Doc {
  const equalities = equalitiesOf(filter);
  const change = compileUpdate(update, { ...options, upserting: true });
  // A replacement takes only the `_id` from the filter.
  const base = isReplacement(update) ? new Map([...equalities].filter(([path]) => path === "_id")) : equalities;
  const doc = idFirst(change(documentOf(base)));
  if (!Object.hasOwn(doc, "_id")) return { _id: new ObjectId(), ...doc };
  const type = typeOf(doc._id);
  if (type === types.array || type === types.regex) {
    throw new ServerError(53, `The '_id' value cannot be of type ${type === types.array ? "array" : "regex"}`);
  }
  return doc;
}
