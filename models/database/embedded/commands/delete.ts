import type { Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { runDelete, type Deleted, type Deletion } from "../writing/delete.ts";
import { fields } from "./answer.ts";
import {
  collationAt,
  documentAt,
  hintAt,
  isOrdered,
  missing,
  namespaceOf,
  numberAt,
  variablesAt,
} from "./arguments.ts";
import { sentDocuments } from "./batch.ts";
import { refuseRetriedMany, writing, type Command } from "./command.ts";
import { unknownField } from "./update.ts";
import { Statements } from "./statements.ts";

/** Takes documents away. */
export const remove: Command = {
  fields: ["deletes", "ordered", "bypassDocumentValidation", "let"],
  isTransactional: true,
  isWrite: true,
  async run(request) {
    const namespace = namespaceOf(request);
    const sent = sentDocuments(request, "deletes");
    const variables = variablesAt(request.body);
    const statements = new Statements<Deleted>(request, isOrdered(request.body));
    await writing(request, async (target) => {
      for (const [position, statement] of sent.entries()) {
        const isOver = await statements.run(position, () => {
          const deletion = deletionOf(namespace, statement, variables);
          refuseRetriedMany(request, deletion.isMulti);
          return runDelete(target, deletion, request.pace, request.store.statistics);
        });
        if (isOver) break;
      }
    });
    const n = [...statements.results.values()].reduce((sum, { count }) => sum + count, 0);
    return fields({ n, ...statements.fields() });
  },
};

const known = new Set(["q", "limit", "collation", "hint", "sampleId"]);

function deletionOf(namespace: string, statement: Doc, variables: Doc | undefined): Deletion {
  for (const name of Object.keys(statement)) if (!known.has(name)) throw unknownField("delete.deletes", name);
  const filter = documentAt(statement, "q");
  if (!filter) throw missing("delete.deletes", "q");
  const limit = numberAt(statement, "limit");
  if (limit === undefined) throw missing("delete.deletes", "limit");
  if (limit !== 0 && limit !== 1)
    throw new ServerError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
  return {
    namespace,
    query: { filter, hint: hintAt(statement), collation: collationAt(statement), variables },
    isMulti: limit === 0,
  };
}
