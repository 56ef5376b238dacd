import { Double } from "mongodb";
import { own, type Doc } from "../bson/doc.ts";
import { encode } from "../bson/encode.ts";
import { badValue, ServerError } from "../errors.ts";
import { runDelete } from "../writing/delete.ts";
import { prepareInsert } from "../writing/document.ts";
import type { Target } from "../writing/target.ts";
import { runUpdate } from "../writing/update.ts";
import { answerWithCursor } from "./answer.ts";
import {
  collationAt,
  countAt,
  documentAt,
  flagAt,
  hintAt,
  missing,
  namespace,
  numberAt,
  sentDocuments,
  textAt,
  variablesAt,
} from "./arguments.ts";
import { writing, type Command, type Request } from "./command.ts";
import { makeUpdate, unknownField } from "./update.ts";
import { WriteErrors } from "./write-errors.ts";

/** Writes of every kind in several collections. */
export const bulkWrite: Command = {
  fields: ["ops", "nsInfo", "ordered", "errorsOnly", "bypassDocumentValidation", "let", "cursor"],
  isTransactional: true,
  isWrite: true,
  isAdministrative: true,
  async run(request) {
    const { body } = request;
    const operations = sentDocuments(request, "ops");
    const namespaces = sentDocuments(request, "nsInfo").map(readNamespace);
    const isOrdered = "ordered" in body ? flagAt(body, "ordered") : true;
    const bulk = new Bulk(request, namespaces, variablesAt(body));
    const errors = new WriteErrors(request, isOrdered);
    await writing(request, async (target) => {
      for (const operation of operations) {
        if (await errors.attemptLater((position) => bulk.carryOut(target, operation, position))) break;
      }
    });
    const failed = errors.list.map(({ index, ...error }) => ({ ok: 0, idx: index, n: 0, ...error }));
    const done = flagAt(body, "errorsOnly") ? [] : bulk.results;
    const results = [...done, ...failed].toSorted((a, b) => Number(a["idx"]) - Number(b["idx"]));
    const cursor = documentAt(body, "cursor");
    const reply = await answerWithCursor(
      request,
      "admin.$cmd.bulkWrite",
      results.map((result) => encode(result)),
      { batchSize: (cursor && countAt(cursor, "batchSize")) ?? Infinity },
    );
    return { ...reply, fields: { ...reply.fields, nErrors: failed.length, ...bulk.sums } };
  },
};

function readNamespace(info: Doc): string {
  const name = textAt(info, "ns");
  if (name === undefined) throw missing("bulkWrite.nsInfo", "ns");
  const [database = "", ...rest] = name.split(".");
  return namespace(database, rest.join("."));
}

const known = {
  insert: new Set(["insert", "document"]),
  update: new Set([
    "update",
    "filter",
    "updateMods",
    "multi",
    "upsert",
    "arrayFilters",
    "hint",
    "collation",
    "sort",
    "constants",
  ]),
  delete: new Set(["delete", "filter", "multi", "hint", "collation"]),
};

class Bulk {
  readonly results: Doc[] = [];
  readonly sums = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
  private readonly request: Request;
  private readonly namespaces: string[];
  private readonly variables: Doc | undefined;

  constructor(request: Request, namespaces: string[], variables: Doc | undefined) {
    this.request = request;
    this.namespaces = namespaces;
    this.variables = variables;
  }

  async carryOut(target: Target, operation: Doc, position: number): Promise<void> {
    const [kind = ""] = Object.keys(operation);
    if (kind !== "insert" && kind !== "update" && kind !== "delete")
      throw badValue(`unknown operation '${kind}' of bulkWrite`);
    for (const name of Object.keys(operation)) if (!known[kind].has(name)) throw unknownField("bulkWrite.ops", name);
    const name = this.namespaces[numberAt(operation, kind) ?? -1];
    if (name === undefined) throw badValue(`BulkWrite ops entry ${position} has an invalid nsInfo index.`);
    const result = await this[kind](target, name, operation);
    this.results.push({ ok: new Double(1), idx: position, ...result });
  }

  private async insert(target: Target, name: string, operation: Doc): Promise<Doc> {
    const document = documentAt(operation, "document");
    if (!document) throw missing("bulkWrite.insert", "document");
    const { doc, bytes } = prepareInsert(encode(document));
    target.insert(target.ensure(name), doc, bytes);
    this.sums.nInserted++;
    return { n: 1 };
  }

  private async update(target: Target, name: string, operation: Doc): Promise<Doc> {
    const isMulti = flagAt(operation, "multi");
    const sort = documentAt(operation, "sort");
    if (sort && isMulti) throw new ServerError(9, "Cannot specify sort with multi=true");
    const update = makeUpdate(name, this.filterOf(operation), own(operation, "updateMods"), {
      isMulti,
      isUpsert: flagAt(operation, "upsert"),
      sort,
      statement: operation,
      variables: { ...this.variables, ...documentAt(operation, "constants") },
    });
    const { pace, store } = this.request;
    const { matched, modified, upserted } = await runUpdate(target, update, pace, store.statistics);
    this.sums.nMatched += matched;
    this.sums.nModified += modified;
    if (upserted) this.sums.nUpserted++;
    return {
      n: matched + (upserted ? 1 : 0),
      nModified: modified,
      ...(upserted && { upserted: { _id: own(upserted, "_id") } }),
    };
  }

  private async delete(target: Target, name: string, operation: Doc): Promise<Doc> {
    const query = {
      filter: this.filterOf(operation),
      hint: hintAt(operation),
      collation: collationAt(operation),
      variables: this.variables,
    };
    const deletion = { namespace: name, query, isMulti: flagAt(operation, "multi") };
    const { pace, store } = this.request;
    const { count } = await runDelete(target, deletion, pace, store.statistics);
    this.sums.nDeleted += count;
    return { n: count };
  }

  private filterOf(operation: Doc): Doc {
    const filter = documentAt(operation, "filter");
    if (!filter) throw missing("bulkWrite.ops", "filter");
    return filter;
  }
}
