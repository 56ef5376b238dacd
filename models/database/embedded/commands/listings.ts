import { decode } from "../bson/decode.ts";
import { isDoc, type Doc } from "../bson/doc.ts";
import { encode } from "../bson/encode.ts";
import { Long } from "../bson/values.ts";
import { ServerError } from "../errors.ts";
import { indexDocument } from "../index/specification.ts";
import { compileFilter } from "../query/match.ts";
import { finish } from "../reading/pace.ts";
import type { Collection } from "../store/collection.ts";
import { bytesOnDisk } from "../store/size.ts";
import { answerWithCursor, fields } from "./answer.ts";
import { countAt, documentAt, flagAt, namespaceOf } from "./arguments.ts";
import { viewOf, type Command } from "./command.ts";

export const listCollections: Command = {
  fields: ["filter", "nameOnly", "cursor", "authorizedCollections"],
  run(request) {
    const filter = documentAt(request.body, "filter");
    const matches = filter ? compileFilter(filter) : () => true;
    const isBrief = flagAt(request.body, "nameOnly");
    const collections = request.store.read() && request.store.catalogue.in(request.database);
    const documents = collections
      .map((collection) => describe(collection))
      // Filters on the namespace's kind and name are common; they see the whole document.
      .filter((document) => matches(decode(encode(document))))
      .map((document) => encode(isBrief ? { name: document["name"], type: document["type"] } : document));
    const cursor = documentAt(request.body, "cursor");
    return answerWithCursor(request, `${request.database}.$cmd.listCollections`, documents, {
      batchSize: cursor && countAt(cursor, "batchSize"),
    });
  },
};

function describe({ name, options, uuid }: Collection): Doc {
  return {
    name,
    type: "collection",
    options,
    info: { readOnly: false, uuid },
    idIndex: { v: 2, key: { _id: 1 }, name: "_id_" },
  };
}

export const listDatabases: Command = {
  fields: ["filter", "nameOnly", "authorizedDatabases"],
  isAdministrative: true,
  async run(request) {
    const filter = documentAt(request.body, "filter");
    const matches = filter ? compileFilter(filter) : () => true;
    const { store, pace } = request;
    store.commits.flush();
    store.read();
    const isBrief = flagAt(request.body, "nameOnly");
    const names = [...new Set(store.catalogue.all().map(({ database }) => database))].toSorted();
    const databases: Doc[] = [];
    let totalSize = 0;
    for (const name of names) {
      const size = isBrief ? 0 : await finish(bytesOnDisk(store.folder, store.catalogue.in(name)), pace);
      const database = { name, ...(!isBrief && { sizeOnDisk: Long.fromNumber(size), empty: false }) };
      if (!matches(database)) continue;
      databases.push(database);
      totalSize += size;
    }
    return fields({ databases, ...(!isBrief && { totalSize: Long.fromNumber(totalSize) }) });
  },
};

export const listIndexes: Command = {
  fields: ["cursor", "includeBuildUUIDs", "includeIndexBuildInfo"],
  run(request) {
    const name = namespaceOf(request);
    const collection = viewOf(request).collection(name);
    if (!collection) throw new ServerError(26, `ns does not exist: ${name}`);
    const documents = indexDocuments(collection);
    const cursor = documentAt(request.body, "cursor");
    return answerWithCursor(
      request,
      `${request.database}.$cmd.listIndexes.${collection.name}`,
      documents.filter(isDoc).map((document) => encode(document)),
      { batchSize: cursor && countAt(cursor, "batchSize") },
    );
  },
};

/** The specifications of a collection's indexes, that of `_id` first. */
export const indexDocuments = ({ indexes }: Collection): Doc[] => [
  { v: 2, key: { _id: 1 }, name: "_id_" },
  ...indexes.map(indexDocument),
];
