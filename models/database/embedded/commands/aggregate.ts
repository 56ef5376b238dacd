import { leadingMatch, pipelineFields, runPipeline, type PipelineContext } from "../aggregate/pipeline.ts";
import { decode, pick } from "../bson/decode.ts";
import { own, type Doc } from "../bson/doc.ts";
import { encode } from "../bson/encode.ts";
import { takesAll } from "../aggregate/takes-all.ts";
import { failedToParse, ServerError } from "../errors.ts";
import { pausing, type Paused } from "../pauses.ts";
import { countMatches } from "../reading/count.ts";
import { walk } from "../reading/pace.ts";
import { matcher, select, type Query } from "../reading/select.ts";
import type { Rows } from "../store/row.ts";
import { answerWithCursor, skipAndLimit } from "./answer.ts";
import { lookUp, streamed } from "./looked-up.ts";
import {
  collationAt,
  countAt,
  documentAt,
  documentsAt,
  hintAt,
  missing,
  namespaceOf,
  variablesAt,
} from "./arguments.ts";
import { viewOf, type Command, type Request } from "./command.ts";
import { countingStage } from "./count-pipeline.ts";
import { checkBeginning, sourcesOf } from "./sources.ts";
import { checkOutput, outputStage, writeOutput } from "./output.ts";

/** Runs a pipeline over a collection. */
export const aggregate: Command = {
  fields: [
    "pipeline",
    "explain",
    "cursor",
    "allowDiskUse",
    "bypassDocumentValidation",
    "collation",
    "hint",
    "let",
    "isMapReduceCommand",
  ],
  only: { explain: [false] },
  isTransactional: true,
  async run(request) {
    const { body } = request;
    const stages = documentsAt(body, "pipeline");
    if (!stages) throw missing("aggregate", "pipeline");
    const cursor = documentAt(body, "cursor");
    if (!cursor) throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
    const isWithoutCollection = typeof own(body, "aggregate") !== "string";
    const namespace = isWithoutCollection ? `${request.database}.$cmd.aggregate` : namespaceOf(request);
    const { output, before } = outputStage(stages);
    if (output) checkOutput(request, output);
    checkBeginning(before, isWithoutCollection);
    const documents = resultsOf(request, isWithoutCollection ? undefined : namespace, before);
    if (output) {
      await writeOutput(request, namespace, output, await documents);
      return answerWithCursor(request, namespace, []);
    }
    return answerWithCursor(request, namespace, await documents, {
      batchSize: countAt(cursor, "batchSize"),
    });
  },
};

/** The documents that a pipeline gives, encoded; undefined between them where a long one can give way. */
async function resultsOf(
  request: Request,
  namespace: string | undefined,
  stages: Doc[],
): Promise<Iterable<Uint8Array | undefined>> {
  const view = viewOf(request);
  const collation = collationAt(request.body);
  const variables = variablesAt(request.body);
  const counting = namespace === undefined ? undefined : countingStage(stages);
  const { filter, sort, skip = 0, limit = 0, rest } = counting ?? leadingMatch(stages);
  const query: Query = { filter, sort, hint: hintAt(request.body), collation, variables };
  if (limit > 0) query.first = skip + limit;
  const collection = namespace === undefined ? undefined : view.collection(namespace);
  if (!collection) matcher(query, collation);
  if (counting) {
    const n = collection
      ? await countMatches(view, collection, query, { skip, limit }, request.pace, request.store.statistics)
      : 0;
    return n > 0 ? [encode(counting.result(n))] : [];
  }
  const rows = collection ? select(view, collection, query, request.store.statistics).rows : [];
  const window = skip > 0 || limit > 0 ? skipAndLimit(rows, skip, limit) : rows;
  if (rest.length === 0) return raw(window);
  const context: PipelineContext = {
    lookup: (name, wanted, part) => lookUp(request, view, name, { filter: wanted ?? {}, collation }, part),
    now: new Date(),
    sources: await sourcesOf(request, namespace, rest[0]!),
    ...(collation && { collation }),
    ...(variables && { variables }),
  };
  const fields = pipelineFields(rest);
  const source = takesAll(rest[0]!) ? streamed(window, fields) : await gathered(request, window, fields);
  return encoded(runPipeline(rest, source, context));
}

function* raw(rows: Rows): Generator<Uint8Array | undefined> {
  for (const row of rows) yield row?.[1];
}

function* encoded(documents: Paused<Doc>): Generator<Uint8Array | undefined> {
  for (const document of pausing(documents)) yield document && encode(document);
}

const largestInMemory = 100 * 1024 * 1024;

/**
 * The documents for a pipeline, read before its stages begin: some of them take all there are. Of documents that are needed whole the bytes are kept, which are smaller than what they are decoded to.
 */
async function gathered(request: Request, rows: Rows, fields: Set<string> | "all"): Promise<Paused<Doc>> {
  const whole: Uint8Array[] = [];
  const picked: Doc[] = [];
  let bytes = 0;
  await walk(rows, request.pace, (row) => {
    if (fields === "all") whole.push(row[1]);
    else picked.push(pick(row[1], fields));
    bytes += fields === "all" ? row[1].length : Math.min(row[1].length, documentBytes + fields.size * fieldBytes);
    if (bytes <= largestInMemory) return;
    throw new ServerError(
      292,
      `The pipeline would take more than ${largestInMemory} bytes of memory: begin it with a $match that finds fewer documents.`,
    );
  });
  return pausing(fields === "all" ? decoded(whole) : picked);
}

const documentBytes = 64;
const fieldBytes = 48;

function* decoded(documents: Uint8Array[]): Generator<Doc> {
  for (const bytes of documents) yield decode(bytes);
}
