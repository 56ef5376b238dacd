import { runPipeline } from "../aggregate/pipeline.ts";
import { idFirst, isDoc, type Doc } from "../bson/doc.ts";
import { ServerError, typeMismatch } from "../errors.ts";
import type { UpdateOptions } from "./options.ts";

const allowed = new Set(["$set", "$addFields", "$unset", "$project", "$replaceRoot", "$replaceWith"]);

/** An update by a pipeline of `$set`, `$unset`, `$replaceWith` and their other names. */
export function compilePipelineUpdate(stages: Doc[], options: UpdateOptions): (doc: Doc) => Doc {
  for (const stage of stages) {
    if (!isDoc(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
    const name = Object.keys(stage)[0] ?? "";
    if (!allowed.has(name)) throw new ServerError(72, `${name} is not allowed to be used within an update`);
  }
  const context = {
    lookup: () => [],
    now: options.now,
    ...(options.collation && { collation: options.collation }),
    ...(options.variables && { variables: options.variables }),
  };
  return (doc) => {
    const [changed = {}] = runPipeline(stages, [doc], context);
    // What replaces the whole document keeps its identity.
    return Object.hasOwn(changed, "_id") || !Object.hasOwn(doc, "_id")
      ? changed
      : idFirst({ ...changed, _id: doc._id });
  };
}
