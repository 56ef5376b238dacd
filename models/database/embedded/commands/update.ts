import { isDoc, own, type Doc } from "../bson/doc.ts";
import { badValue, ServerError } from "../errors.ts";
import { runUpdate, type Update, type Updated } from "../writing/update.ts";
import { fields } from "./answer.ts";
import {
  collationAt,
  documentAt,
  documentsAt,
  flagAt,
  hintAt,
  isOrdered,
  missing,
  namespaceOf,
  variablesAt,
} from "./arguments.ts";
import { sentDocuments } from "./batch.ts";
import { refuseRetriedMany, writing, type Command } from "./command.ts";
import { Statements } from "./statements.ts";

/** Changes documents. */
export const update: Command = {
  fields: ["updates", "ordered", "bypassDocumentValidation", "let"],
  isTransactional: true,
  isWrite: true,
  async run(request) {
    const namespace = namespaceOf(request);
    const sent = sentDocuments(request, "updates");
    const variables = variablesAt(request.body);
    const statements = new Statements<Updated>(request, isOrdered(request.body));
    await writing(request, async (target) => {
      for (const [position, statement] of sent.entries()) {
        const isOver = await statements.run(position, () => {
          const made = updateOf(namespace, statement, variables);
          refuseRetriedMany(request, made.isMulti);
          return runUpdate(target, made, request.pace, request.store.statistics);
        });
        if (isOver) break;
      }
    });
    return fields({ ...summary(statements.results), ...statements.fields() });
  },
};

function summary(results: Map<number, Updated>): Doc {
  const sum = { n: 0, nModified: 0 };
  const upserted: Doc[] = [];
  for (const [index, done] of results) {
    sum.n += done.matched + (done.upserted ? 1 : 0);
    sum.nModified += done.modified;
    if (done.upserted) upserted.push({ index, _id: own(done.upserted, "_id") });
  }
  return { ...sum, ...(upserted.length > 0 && { upserted }) };
}

const known = new Set([
  "q",
  "u",
  "c",
  "multi",
  "upsert",
  "collation",
  "arrayFilters",
  "hint",
  "sort",
  "upsertSupplied",
  "sampleId",
]);

/** One statement of an update command. */
function updateOf(namespace: string, statement: Doc, variables: Doc | undefined): Update {
  for (const name of Object.keys(statement)) if (!known.has(name)) throw unknownField("update.updates", name);
  const filter = documentAt(statement, "q");
  if (!filter) throw missing("update.updates", "q");
  const isMulti = flagAt(statement, "multi");
  const sort = documentAt(statement, "sort");
  if (sort && isMulti) throw new ServerError(9, "Cannot specify sort with multi=true");
  return makeUpdate(namespace, filter, own(statement, "u"), {
    isMulti,
    isUpsert: flagAt(statement, "upsert"),
    sort,
    statement,
    variables: { ...variables, ...documentAt(statement, "c") },
  });
}

/** Puts together an update from the fields that several commands have in common. */
export function makeUpdate(
  namespace: string,
  filter: Doc,
  change: unknown,
  more: { isMulti: boolean; isUpsert: boolean; sort?: Doc | undefined; statement: Doc; variables?: Doc | undefined },
): Update {
  const { isMulti, isUpsert, sort, statement, variables } = more;
  const arrayFilters = documentsAt(statement, "arrayFilters");
  const collation = collationAt(statement);
  return {
    namespace,
    query: { filter, sort, hint: hintAt(statement), collation, variables },
    change: checkChange(change),
    options: {
      now: new Date(),
      filter,
      isReplacementAllowed: !isMulti,
      ...(arrayFilters && { arrayFilters }),
      ...(collation && { collation }),
      ...(variables && { variables }),
    },
    isMulti,
    isUpsert,
  };
}

function checkChange(change: unknown): Doc | Doc[] {
  if (isDoc(change)) return change;
  if (Array.isArray(change) && change.every(isDoc)) return change;
  throw badValue("Update argument must be either an object or an array");
}

export function unknownField(where: string, name: string): ServerError {
  return new ServerError(40415, `BSON field '${where}.${name}' is an unknown field.`);
}
