import { isDoc, own, type Doc } from "../bson/doc.ts";
import { decode } from "../bson/decode.ts";
import { ServerError } from "../errors.ts";
import { passingName } from "../store/name.ts";
import { prepareInsert } from "../writing/document.ts";
import { documentAt, namespace } from "./arguments.ts";
import { writing, type Request } from "./command.ts";
import { mergeInto, readMerge, type Merge } from "./merge.ts";

export type Output = { kind: "out"; database: string | undefined; collection: string } | ({ kind: "merge" } & Merge);

/** Parts a pipeline from a last stage that writes. */
export function outputStage(stages: Doc[]): { output: Output | undefined; before: Doc[] } {
  const last = stages.at(-1);
  const name = last && Object.keys(last)[0];
  for (const stage of stages.slice(0, -1)) {
    if ("$out" in stage || "$merge" in stage) {
      throw new ServerError(40601, `${Object.keys(stage)[0]} can only be the final stage in the pipeline`);
    }
  }
  if (name !== "$out" && name !== "$merge") return { output: undefined, before: stages };
  const spec = own(last!, name);
  const output: Output = name === "$out" ? readOut(spec) : { kind: "merge", ...readMerge(spec) };
  return { output, before: stages.slice(0, -1) };
}

function readOut(spec: unknown): Output {
  if (typeof spec === "string") return { kind: "out", database: undefined, collection: spec };
  const collection = isDoc(spec) ? own(spec, "coll") : undefined;
  const database = isDoc(spec) ? own(spec, "db") : undefined;
  if (typeof collection !== "string" || (database !== undefined && typeof database !== "string")) {
    throw new ServerError(16990, "$out only supports a string or object argument");
  }
  return { kind: "out", database, collection };
}

/** Refuses to write from a transaction, or from what is read with a stronger promise than writing can keep. */
export function checkOutput({ body, transaction }: Request, { kind }: Output): void {
  if (transaction) throw new ServerError(263, `The stage $${kind} cannot be used in a multi-document transaction`);
  if (own(documentAt(body, "readConcern") ?? {}, "level") === "linearizable") {
    throw new ServerError(72, `$${kind} cannot be used with a 'linearizable' read concern level`);
  }
}

/** Writes what a pipeline has given. */
export async function writeOutput(
  request: Request,
  source: string,
  output: Output,
  results: Iterable<Uint8Array | undefined>,
): Promise<void> {
  const into = namespace(output.database ?? request.database, output.collection);
  const documents: Uint8Array[] = [];
  for (const result of results) {
    if (result) documents.push(result);
    else if (request.pace.isDue()) await request.pace.giveWay();
  }
  if (output.kind === "merge") return mergeInto(request, into, output, documents.map(decode));
  await replaceCollection(request, source, into, documents);
}

/** `$out`: the collection has the results and nothing else, or is as it was when one of them cannot be stored. */
async function replaceCollection(
  request: Request,
  source: string,
  into: string,
  documents: Uint8Array[],
): Promise<void> {
  const temporary = namespace(request.database, passingName(request.client.id, Date.now()));
  const { store } = request;
  await writing(request, async (target) => {
    const before = store.catalogue.get(into);
    const collection = target.ensure(temporary, before?.options ?? {});
    try {
      await target.createIndexes(
        collection,
        (before?.indexes ?? []).map((index) => store.copyIndex(index)),
        request.pace,
      );
      for (const [i, bytes] of documents.entries()) {
        const { doc, bytes: stored } = prepareInsert(bytes);
        target.insert(collection, doc, stored);
        if (i % 64 === 63 && request.pace.isDue()) await request.pace.giveWay();
      }
    } catch (error) {
      store.dropCollection(temporary);
      throw error;
    }
    store.renameCollection(temporary, into, true);
  });
}
