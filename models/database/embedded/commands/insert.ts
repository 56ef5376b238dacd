import { encode } from "../bson/encode.ts";
import { walk } from "../reading/pace.ts";
import { prepareInsert } from "../writing/document.ts";
import { documentsAt, isOrdered, missing, namespaceOf } from "./arguments.ts";
import { fields } from "./answer.ts";
import { checkBatch } from "./batch.ts";
import { writing, type Command, type Request } from "./command.ts";
import { Statements } from "./statements.ts";

/** Adds documents to a collection, which is made when there is none. */
export const insert: Command = {
  fields: ["documents", "ordered", "bypassDocumentValidation"],
  isTransactional: true,
  isWrite: true,
  async run(request) {
    const namespace = namespaceOf(request);
    const documents = sent(request);
    const statements = new Statements(request, isOrdered(request.body));
    let position = 0;
    await writing(request, (target) =>
      walk(paced(documents), request.pace, (bytes) =>
        statements.runNow(position++, () => {
          const { doc, bytes: stored } = prepareInsert(bytes);
          target.insert(target.ensure(namespace), doc, stored);
        }),
      ),
    );
    return fields({ n: statements.results.size, ...statements.fields() });
  },
};

function sent(request: Request): Uint8Array[] {
  const documents = request.sequences.get("documents") ?? documentsAt(request.body, "documents")?.map(encode);
  if (!documents) throw missing("insert", "documents");
  checkBatch(documents);
  return documents;
}

function* paced(documents: Uint8Array[]): Generator<Uint8Array | undefined> {
  for (const [i, document] of documents.entries()) {
    yield document;
    if (i % 64 === 63) yield undefined;
  }
}
