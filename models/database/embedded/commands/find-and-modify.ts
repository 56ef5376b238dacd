import { own, type Doc } from "../bson/doc.ts";
import { failedToParse, ServerError } from "../errors.ts";
import { compileProjection } from "../query/project.ts";
import { runDelete } from "../writing/delete.ts";
import { runUpdate } from "../writing/update.ts";
import { fields } from "./answer.ts";
import { documentAt, flagAt, namespaceOf } from "./arguments.ts";
import { writing, type Command, type Request } from "./command.ts";
import { queryOf } from "./find.ts";
import { Statements } from "./statements.ts";
import { makeUpdate } from "./update.ts";

/** Changes or deletes one document and gives it, as it was or as it is. */
export const findAndModify: Command = {
  fields: [
    "query",
    "sort",
    "remove",
    "update",
    "new",
    "fields",
    "upsert",
    "bypassDocumentValidation",
    "collation",
    "arrayFilters",
    "hint",
    "let",
  ],
  isTransactional: true,
  isWrite: true,
  async run(request) {
    const { body } = request;
    const isUpdate = own(body, "update") !== undefined;
    const isRemove = flagAt(body, "remove");
    if (isRemove) {
      if (isUpdate) throw failedToParse("Cannot specify both an update and remove=true");
      if (flagAt(body, "upsert")) throw failedToParse("Cannot specify both upsert=true and remove=true");
      if (flagAt(body, "new"))
        throw failedToParse(
          "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
        );
    } else if (!isUpdate) throw failedToParse("Either an update or remove=true must be specified");
    const statement = new Statements<Doc>(request, true);
    await statement.run(0, () => (isRemove ? remove(request) : update(request)));
    const [error] = statement.errors;
    if (!error) return fields(statement.results.get(0)!);
    const { index: _index, code, errmsg, ...extra } = error;
    throw new ServerError(Number(code), String(errmsg), { extra });
  },
};

async function remove(request: Request): Promise<Doc> {
  const query = queryOf(request.body, "query");
  const deletion = { namespace: namespaceOf(request), query, isMulti: false };
  const { count, document } = await writing(request, (target) =>
    runDelete(target, deletion, request.pace, request.store.statistics),
  );
  return { lastErrorObject: { n: count }, value: shaped(request, query.filter, document) };
}

async function update(request: Request): Promise<Doc> {
  const { body } = request;
  const query = queryOf(body, "query");
  const made = makeUpdate(namespaceOf(request), query.filter, own(body, "update"), {
    isMulti: false,
    isUpsert: flagAt(body, "upsert"),
    sort: query.sort,
    statement: body,
    variables: query.variables,
  });
  const done = await writing(request, (target) => runUpdate(target, made, request.pace, request.store.statistics));
  const isNew = flagAt(body, "new");
  return {
    lastErrorObject: {
      n: done.matched + (done.upserted ? 1 : 0),
      updatedExisting: done.matched > 0,
      ...(done.upserted && { upserted: own(done.upserted, "_id") }),
    },
    value: shaped(
      request,
      query.filter,
      done.upserted ? (isNew ? done.upserted : undefined) : isNew ? done.after : done.before,
    ),
  };
}

function shaped({ body }: Request, filter: Doc, document: Doc | undefined): Doc | null {
  const spec = documentAt(body, "fields");
  if (!document) return null;
  return spec && Object.keys(spec).length > 0 ? compileProjection(spec, filter)(document) : document;
}
