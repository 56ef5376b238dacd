import { clone, idFirst, type Doc } from "../bson/doc.ts";
import { compare } from "../bson/order.ts";
import { show } from "../bson/show.ts";
import { failedToParse, ServerError } from "../errors.ts";
import type { UpdateOptions } from "./options.ts";

/** Whether an update is a whole document and not operators. */
export function isReplacement(update: Doc | Doc[]): update is Doc {
  if (Array.isArray(update)) return false;
  const first = Object.keys(update)[0];
  return first === undefined || !first.startsWith("$");
}

/** An update that puts a document in the place of another, which keeps its `_id`. */
export function compileReplacement(replacement: Doc, options: UpdateOptions): (doc: Doc) => Doc {
  if (options.isReplacementAllowed === false)
    throw failedToParse("the update operation document must contain atomic operators");
  if (options.arrayFilters) throw failedToParse("Cannot specify arrayFilters and a replacement document");
  for (const field of Object.keys(replacement)) {
    if (!field.startsWith("$")) continue;
    throw new ServerError(
      52,
      `The dollar ($) prefixed field '${field}' in '${field}' is not allowed in the context of an update's ` +
        "replacement document. Consider using an aggregation pipeline with $replaceWith.",
    );
  }
  return (doc) => {
    if (!Object.hasOwn(replacement, "_id")) {
      return Object.hasOwn(doc, "_id") ? { _id: doc._id, ...clone(replacement) } : clone(replacement);
    }
    if (Object.hasOwn(doc, "_id") && compare(replacement._id, doc._id) !== 0) throw altered(replacement._id);
    return idFirst(clone(replacement));
  };
}

function altered(id: unknown): ServerError {
  return new ServerError(
    66,
    `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${show(id)}`,
  );
}
