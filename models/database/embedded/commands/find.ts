import { decode } from "../bson/decode.ts";
import type { Doc } from "../bson/doc.ts";
import { encode } from "../bson/encode.ts";
import { keepFields } from "../bson/keep-fields.ts";
import { badValue, failedToParse } from "../errors.ts";
import { keptFields } from "../query/kept-fields.ts";
import { compileProjection } from "../query/project.ts";
import { select, matcher, type Query } from "../reading/select.ts";
import type { Rows } from "../store/row.ts";
import { answerWithCursor, skipAndLimit } from "./answer.ts";
import { collationAt, countAt, documentAt, flagAt, hintAt, namespaceOf, variablesAt, windowAt } from "./arguments.ts";
import { viewOf, type Command } from "./command.ts";

/** Documents that match, in batches. */
export const find: Command = {
  fields: [
    "filter",
    "sort",
    "projection",
    "hint",
    "skip",
    "limit",
    "batchSize",
    "singleBatch",
    "noCursorTimeout",
    "allowPartialResults",
    "allowDiskUse",
    "oplogReplay",
    "collation",
    "let",
    "max",
    "min",
    "returnKey",
    "showRecordId",
    "tailable",
    "awaitData",
  ],
  only: { max: [{}], min: [{}], returnKey: [false], showRecordId: [false] },
  isTransactional: true,
  run(request) {
    const { body } = request;
    const namespace = namespaceOf(request);
    refuseTailing(body);
    const { skip, limit } = windowAt(body);
    const query = queryOf(body, "filter");
    if (limit !== 0) query.first = skip + Math.abs(limit);
    const projection = documentAt(body, "projection");
    const view = viewOf(request);
    const collection = view.collection(namespace);
    if (!collection) matcher(query, query.collation);
    const rows = collection ? select(view, collection, query, request.store.statistics).rows : [];
    const window = skipAndLimit(rows, skip, Math.abs(limit));
    return answerWithCursor(request, namespace, project(window, projection, query), {
      batchSize: limit < 0 ? Math.abs(limit) : countAt(body, "batchSize"),
      isLasting: flagAt(body, "noCursorTimeout"),
      isSingle: flagAt(body, "singleBatch") || limit < 0,
    });
  },
};

/** There are no capped collections, of which alone a cursor can wait for more. */
function refuseTailing(body: Doc): void {
  if (flagAt(body, "tailable")) throw badValue("tailable cursor requested on non capped collection");
  if (flagAt(body, "awaitData")) throw failedToParse("Cannot set 'awaitData' without also setting 'tailable'");
}

/** What a command looks for. */
export function queryOf(body: Doc, field: string): Query {
  return {
    filter: documentAt(body, field) ?? {},
    sort: documentAt(body, "sort"),
    hint: hintAt(body),
    collation: collationAt(body),
    variables: variablesAt(body),
  };
}

function* project(rows: Rows, spec: Doc | undefined, query: Query): Generator<Uint8Array | undefined> {
  const isWhole = !spec || Object.keys(spec).length === 0;
  const projected = isWhole
    ? undefined
    : compileProjection(spec, query.filter, {
        ...(query.collation && { collation: query.collation }),
        ...(query.variables && { variables: query.variables }),
      });
  const kept = spec && keptFields(spec);
  for (const row of rows) {
    yield row && (kept ? keepFields(row[1], kept) : projected ? encode(projected(decode(row[1]))) : row[1]);
  }
}
