import { isDoc, own, type Doc } from "../bson/doc.ts";
import { valueAt } from "../bson/path.ts";
import { evaluateLet } from "../aggregate/expression.ts";
import { ServerError } from "../errors.ts";
import { encode } from "../bson/encode.ts";
import type { Collection } from "../store/collection.ts";
import { duplicateKey } from "../store/duplicate.ts";
import { prepareInsert } from "../writing/document.ts";
import { runUpdate } from "../writing/update.ts";
import { writing, type Request } from "./command.ts";

type WhenMatched = "replace" | "keepExisting" | "merge" | "fail" | Doc[];
type WhenNotMatched = "insert" | "discard" | "fail";

/** What a `$merge` stage asks for. */
export interface Merge {
  database: string | undefined;
  collection: string;
  on: string[];
  whenMatched: WhenMatched;
  whenNotMatched: WhenNotMatched;
  variables: Doc | undefined;
}

export function readMerge(given: unknown): Merge {
  const spec: Doc = typeof given === "string" ? { into: given } : isDoc(given) ? given : {};
  const into = own(spec, "into");
  const place: Doc = isDoc(into) ? into : { coll: into };
  const collection = own(place, "coll");
  const database = own(place, "db");
  if (typeof collection !== "string" || (database !== undefined && typeof database !== "string")) {
    throw new ServerError(51178, "$merge 'into' must be a string or a document with 'coll'");
  }
  const on = [own(spec, "on") ?? "_id"].flat() as string[];
  const whenMatched = (own(spec, "whenMatched") ?? "merge") as WhenMatched;
  const whenNotMatched = (own(spec, "whenNotMatched") ?? "insert") as WhenNotMatched;
  if (!Array.isArray(whenMatched) && !["replace", "keepExisting", "merge", "fail"].includes(whenMatched)) {
    throw new ServerError(
      2,
      `Enumeration value '${String(whenMatched)}' for field 'whenMatched' is not a valid value.`,
    );
  }
  if (!["insert", "discard", "fail"].includes(whenNotMatched)) {
    throw new ServerError(2, `Enumeration value '${whenNotMatched}' for field 'whenNotMatched' is not a valid value.`);
  }
  return { database, collection, on, whenMatched, whenNotMatched, variables: own(spec, "let") as Doc | undefined };
}

/** Brings documents into a collection, each with the one that has the same values at `on`. */
export async function mergeInto(request: Request, into: string, merge: Merge, documents: Doc[]): Promise<void> {
  const { on, whenMatched, whenNotMatched } = merge;
  checkUnique(request, into, on);
  await writing(request, async (target) => {
    for (const document of documents) {
      const filter: Doc = Object.fromEntries(on.map((path) => [path, { $eq: valueAt(document, path) ?? null }]));
      const variables = Array.isArray(whenMatched)
        ? { new: document, ...evaluateLet(merge.variables, {}, document) }
        : undefined;
      const done = await runUpdate(
        target,
        {
          namespace: into,
          query: { filter },
          change: changeFor(whenMatched, document),
          options: { now: new Date(), filter, isReplacementAllowed: true, ...(variables && { variables }) },
          isMulti: false,
          isUpsert: false,
        },
        request.pace,
        request.store.statistics,
      );
      if (done.matched > 0) {
        if (whenMatched === "fail") throw exists(target.collection(into)!, on, document);
        continue;
      }
      if (whenNotMatched === "fail") {
        throw new ServerError(
          13113,
          "$merge could not find a matching document in the target collection for at least one document in the source collection",
        );
      }
      if (whenNotMatched === "discard") continue;
      const { doc, bytes } = prepareInsert(encode(document));
      target.insert(target.ensure(into), doc, bytes);
    }
  });
}

/** The error for a document that is there and should not be. */
function exists(collection: Collection, on: string[], document: Doc): ServerError {
  const key: Doc = Object.fromEntries(on.map((path) => [path, 1]));
  const name = on.join() === "_id" ? "_id_" : on.map((path) => `${path}_1`).join("_");
  return duplicateKey(
    collection,
    { name, key },
    on.map((path) => valueAt(document, path)),
  );
}

function changeFor(whenMatched: WhenMatched, document: Doc): Doc | Doc[] {
  if (Array.isArray(whenMatched)) return whenMatched;
  if (whenMatched === "replace") return document;
  if (whenMatched === "merge") {
    const { _id, ...others } = document;
    return Object.keys(others).length > 0 ? { $set: others } : { $setOnInsert: { _id } };
  }
  return { $setOnInsert: {} };
}

/** The values at `on` must tell documents apart. */
function checkUnique({ store }: Request, into: string, on: string[]): void {
  const wanted = on.toSorted().join();
  if (wanted === "_id") return;
  const indexes = store.catalogue.get(into)?.indexes ?? [];
  if (indexes.some(({ isUnique, partial, paths }) => isUnique && !partial && paths.toSorted().join() === wanted))
    return;
  throw new ServerError(51183, "Cannot find index to verify that join fields will be unique");
}
