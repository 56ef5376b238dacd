import { Double } from "../bson/values.ts";
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
  isOrdered,
  missing,
  namespace,
  numberAt,
  textAt,
  variablesAt,
} from "./arguments.ts";
import { sentDocuments } from "./batch.ts";
import { refuseRetriedMany, writing, type Command, type Request } from "./command.ts";
import { makeUpdate, unknownField } from "./update.ts";
import { Statements } from "./statements.ts";

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
    const bulk = new Bulk(request, namespaces, variablesAt(body));
    const statements = new Statements<Result>(request, isOrdered(body));
    await writing(request, async (target) => {
      for (const [position, operation] of operations.entries()) {
        if (await statements.run(position, () => bulk.carryOut(target, operation, position))) break;
      }
    });
    const sums = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
    const results = statements.errors.map(({ index, ...error }): Doc => ({ ok: 0, idx: index, n: 0, ...error }));
    for (const [position, { counted, answer }] of statements.results) {
      for (const [name, n] of Object.entries(counted)) sums[name as keyof typeof sums] += n;
      if (!flagAt(body, "errorsOnly")) results.push({ ok: new Double(1), idx: position, ...answer });
    }
    results.sort((a, b) => Number(a["idx"]) - Number(b["idx"]));
    const cursor = documentAt(body, "cursor");
    const reply = await answerWithCursor(
      request,
      "admin.$cmd.bulkWrite",
      results.map((result) => encode(result)),
      { batchSize: (cursor && countAt(cursor, "batchSize")) ?? Infinity },
    );
    return { ...reply, fields: { ...reply.fields, nErrors: statements.errors.length, ...sums } };
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

/** What one operation did: for the sums, and for its own part of the answer. */
interface Result {
  counted: { nInserted?: number; nMatched?: number; nModified?: number; nUpserted?: number; nDeleted?: number };
  answer: Doc;
}

class Bulk {
  private readonly request: Request;
  private readonly namespaces: string[];
  private readonly variables: Doc | undefined;

  constructor(request: Request, namespaces: string[], variables: Doc | undefined) {
    this.request = request;
    this.namespaces = namespaces;
    this.variables = variables;
  }

  async carryOut(target: Target, operation: Doc, position: number): Promise<Result> {
    const [kind = ""] = Object.keys(operation);
    if (kind !== "insert" && kind !== "update" && kind !== "delete")
      throw badValue(`unknown operation '${kind}' of bulkWrite`);
    for (const name of Object.keys(operation)) if (!known[kind].has(name)) throw unknownField("bulkWrite.ops", name);
    const name = this.namespaces[numberAt(operation, kind) ?? -1];
    if (name === undefined) throw badValue(`BulkWrite ops entry ${position} has an invalid nsInfo index.`);
    return this[kind](target, name, operation);
  }

  private async insert(target: Target, name: string, operation: Doc): Promise<Result> {
    const document = documentAt(operation, "document");
    if (!document) throw missing("bulkWrite.insert", "document");
    const { doc, bytes } = prepareInsert(encode(document));
    target.insert(target.ensure(name), doc, bytes);
    return { counted: { nInserted: 1 }, answer: { n: 1 } };
  }

  private async update(target: Target, name: string, operation: Doc): Promise<Result> {
    const isMulti = flagAt(operation, "multi");
    refuseRetriedMany(this.request, isMulti);
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
    const nUpserted = upserted ? 1 : 0;
    return {
      counted: { nMatched: matched, nModified: modified, nUpserted },
      answer: {
        n: matched + nUpserted,
        nModified: modified,
        ...(upserted && { upserted: { _id: own(upserted, "_id") } }),
      },
    };
  }

  private async delete(target: Target, name: string, operation: Doc): Promise<Result> {
    const query = {
      filter: this.filterOf(operation),
      hint: hintAt(operation),
      collation: collationAt(operation),
      variables: this.variables,
    };
    const deletion = { namespace: name, query, isMulti: flagAt(operation, "multi") };
    refuseRetriedMany(this.request, deletion.isMulti);
    const { pace, store } = this.request;
    const { count } = await runDelete(target, deletion, pace, store.statistics);
    return { counted: { nDeleted: count }, answer: { n: count } };
  }

  private filterOf(operation: Doc): Doc {
    const filter = documentAt(operation, "filter");
    if (!filter) throw missing("bulkWrite.ops", "filter");
    return filter;
  }
}
