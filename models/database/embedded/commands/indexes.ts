import { own, type Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { Index } from "../index/definition.ts";
import { isSameIndex, isSameSignature, readSpecification } from "../index/specification.ts";
import type { Collection } from "../store/collection.ts";
import { fields } from "./answer.ts";
import { documentsAt, missing, namespaceOf } from "./arguments.ts";
import { writing, type Command } from "./command.ts";

/** Makes indexes; those that exist already are left alone. */
export const createIndexes: Command = {
  fields: ["indexes", "commitQuorum", "ignoreUnknownIndexOptions"],
  isTransactional: true,
  changesCatalogue: true,
  async run(request) {
    const name = namespaceOf(request);
    const sent = documentsAt(request.body, "indexes");
    if (!sent) throw missing("createIndexes", "indexes");
    if (sent.length === 0) throw new ServerError(2, "Must specify at least one index to create");
    const specs = sent.map(readSpecification);
    const answer: Doc = { numIndexesBefore: 0, numIndexesAfter: 0, createdCollectionAutomatically: false };
    await writing(request, async (target) => {
      answer["createdCollectionAutomatically"] = !target.collection(name);
      const collection = target.ensure(name);
      answer["numIndexesBefore"] = collection.indexes.length + 1;
      const isNew = specs.filter((spec) => !isThere(collection, spec));
      await target.createIndexes(
        collection,
        isNew.map((spec) => new Index({ id: request.store.catalogue.nextId(), spec, multikey: [], isBuilding: false })),
        request.pace,
      );
      answer["numIndexesAfter"] = collection.indexes.length + 1;
      if (isNew.length === 0) answer["note"] = "all indexes already exist";
    });
    return fields(answer);
  },
};

/** Whether an index is there as asked for; throws when a different one is in its way. */
function isThere(collection: Collection, spec: Doc): boolean {
  const key = own(spec, "key") as Doc;
  const name = own(spec, "name") as string;
  if (Object.keys(key).join() === "_id") return true;
  if (name === "_id_") throw new ServerError(2, "The index name '_id_' is reserved for the _id index");
  const named = collection.index(name);
  if (named) {
    if (isSameIndex(named.spec, spec)) return true;
    const isEquivalent = isSameSignature(named.spec, spec);
    throw new ServerError(
      isEquivalent ? 85 : 86,
      `An ${isEquivalent ? "equivalent index already exists with the same name but different options" : "existing index has the same name as the requested index"}. Requested index: ${JSON.stringify(spec)}, existing index: ${JSON.stringify(named.spec)}`,
    );
  }
  const other = collection.indexes.find((index) => isSameSignature(index.spec, spec));
  if (!other) return false;
  throw new ServerError(85, `Index already exists with a different name: ${other.name}`);
}

/** Takes indexes away, by name or by key; "*" stands for all but that of `_id`. */
export const dropIndexes: Command = {
  fields: ["index"],
  changesCatalogue: true,
  async run(request) {
    const name = namespaceOf(request);
    const { store } = request;
    const wanted = own(request.body, "index");
    let nIndexesWas = 0;
    await writing(request, () => {
      const collection = store.catalogue.get(name);
      if (!collection) throw new ServerError(26, `ns not found ${name}`);
      nIndexesWas = collection.indexes.length + 1;
      const indexes = wanted === "*" ? collection.indexes : [wanted].flat().map((one) => pick(collection, one));
      for (const index of indexes) store.dropIndex(collection, index);
    });
    return fields({ nIndexesWas });
  },
};

function pick(collection: Collection, wanted: unknown): Index {
  if (wanted === "_id_") throw new ServerError(72, "cannot drop _id index");
  if (typeof wanted === "string") {
    const index = collection.index(wanted);
    if (index) return index;
    throw new ServerError(27, `index not found with name [${wanted}]`);
  }
  const index = collection.indexes.find(({ key }) => isSameSignature({ key }, { key: wanted }));
  if (index) return index;
  throw new ServerError(27, `can't find index with key: ${JSON.stringify(wanted)}`);
}
