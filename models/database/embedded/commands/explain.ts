import { leadingMatch } from "../aggregate/pipeline.ts";
import { isDoc, own, type Doc } from "../bson/doc.ts";
import { badValue, ServerError } from "../errors.ts";
import type { Plan, Scan } from "../index/plan.ts";
import { walk } from "../reading/pace.ts";
import { select, type Query, type Selection } from "../reading/select.ts";
import { skipAndLimit, fields } from "./answer.ts";
import {
  collationAt,
  documentAt,
  documentsAt,
  hintAt,
  namespace,
  sentDocuments,
  textAt,
  variablesAt,
  windowAt,
} from "./arguments.ts";
import { viewOf, type Command, type Request } from "./command.ts";
import { version } from "./hello.ts";

/** What is searched for by the command to be explained, and which part of it is wanted. */
interface Explained {
  query: Query;
  skip: number;
  limit: number;
}

const verbosities = new Set(["queryPlanner", "executionStats", "allPlansExecution"]);

/** How a command would be carried out: by which index, and how much it reads. Nothing is changed. */
export const explain: Command = {
  fields: ["verbosity"],
  async run(request) {
    const verbosity = textAt(request.body, "verbosity") ?? "allPlansExecution";
    if (!verbosities.has(verbosity)) {
      throw badValue(`Enumeration value '${verbosity}' for field 'explain.verbosity' is not a valid value.`);
    }
    const isExecuted = verbosity !== "queryPlanner";
    const command = documentAt(request.body, "explain") ?? {};
    const [name = ""] = Object.keys(command);
    const target = own(command, name);
    if (typeof target !== "string") throw new ServerError(59, `Explain failed due to unknown command: ${name}`);
    const explained = read(request, name, command);
    const view = viewOf(request);
    const collection = view.collection(namespace(request.database, target));
    const selection = collection && select(view, collection, explained.query, request.store.statistics);
    return fields({
      explainVersion: "1",
      queryPlanner: {
        namespace: `${request.database}.${target}`,
        parsedQuery: explained.query.filter,
        winningPlan: selection ? planDocument(selection.plan, explained) : { stage: "EOF" },
        rejectedPlans: [],
      },
      ...(isExecuted && { executionStats: await execute(request, selection, explained) }),
      command,
      serverInfo: { host: request.server.address, version },
    });
  },
};

/** The search that a command begins with. */
function read(request: Request, name: string, command: Doc): Explained {
  const common = { hint: hintAt(command), collation: collationAt(command), variables: variablesAt(command) };
  const whole = { skip: 0, limit: 0 };
  switch (name) {
    case "find": {
      const { skip, limit } = windowAt(command);
      const query: Query = {
        ...common,
        filter: documentAt(command, "filter") ?? {},
        sort: documentAt(command, "sort"),
      };
      if (limit !== 0) query.first = skip + Math.abs(limit);
      return { query, skip, limit: Math.abs(limit) };
    }
    case "count":
      return { query: { ...common, filter: documentAt(command, "query") ?? {}, first: Infinity }, ...whole };
    case "distinct":
      return { query: { ...common, filter: documentAt(command, "query") ?? {} }, ...whole };
    case "findAndModify":
    case "findandmodify": {
      const query: Query = {
        ...common,
        filter: documentAt(command, "query") ?? {},
        sort: documentAt(command, "sort"),
        first: 1,
      };
      return { query, skip: 0, limit: 1 };
    }
    case "aggregate": {
      const { filter, sort, skip = 0, limit = 0 } = leadingMatch(documentsAt(command, "pipeline") ?? []);
      const query: Query = { ...common, filter, sort };
      if (limit > 0) query.first = skip + limit;
      return { query, skip, limit };
    }
    case "update":
    case "delete": {
      const [statement = {}] = sentDocuments({ ...request, body: command }, name === "update" ? "updates" : "deletes");
      const query: Query = {
        filter: documentAt(statement, "q") ?? {},
        hint: hintAt(statement),
        collation: collationAt(statement),
      };
      return { query, ...whole };
    }
    default:
      throw new ServerError(59, `Explain failed due to unknown command: ${name}`);
  }
}

async function execute(request: Request, selection: Selection | undefined, { skip, limit }: Explained): Promise<Doc> {
  const start = performance.now();
  let nReturned = 0;
  if (selection) await walk(skipAndLimit(selection.rows, skip, limit), request.pace, () => void nReturned++);
  const totalDocsExamined = selection?.plan.isExact ? nReturned : (selection?.examined.documents ?? 0);
  const isIndexed = selection !== undefined && selection.plan.scan.kind !== "collection";
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: isIndexed ? totalDocsExamined : 0,
    totalDocsExamined,
  };
}

function planDocument(plan: Plan, { query, limit }: Explained): Doc {
  let document = scanDocument(plan.scan);
  if (!plan.isExact && Object.keys(query.filter).length > 0) {
    document = { ...document, filter: query.filter };
  }
  if (query.sort && !plan.isOrdered) document = { stage: "SORT", sortPattern: query.sort, inputStage: document };
  return limit > 0 ? { stage: "LIMIT", limitAmount: limit, inputStage: document } : document;
}

function scanDocument(scan: Scan): Doc {
  const direction = "isBackward" in scan && scan.isBackward ? "backward" : "forward";
  switch (scan.kind) {
    case "collection":
      return { stage: "COLLSCAN", direction };
    case "ids":
      return { stage: "FETCH", inputStage: { stage: "IDHACK", indexName: "_id_", keyPattern: { _id: 1 } } };
    case "id":
      return { stage: "FETCH", inputStage: { stage: "IXSCAN", indexName: "_id_", keyPattern: { _id: 1 }, direction } };
    case "index": {
      const { within, ...alone } = scan;
      if (within) {
        const inputStages = [alone, ...within].map((one) => scanDocument(one)["inputStage"]);
        return { stage: "FETCH", inputStage: { stage: "AND_HASH", inputStages } };
      }
      const { name, key, isUnique, isSparse, partial, isMultikey } = scan.index;
      return {
        stage: "FETCH",
        inputStage: {
          stage: "IXSCAN",
          indexName: name,
          keyPattern: key,
          isMultiKey: isMultikey,
          isUnique,
          isSparse,
          isPartial: isDoc(partial),
          direction,
          // Bounds are keys in bytes here: how many fields they bind, and in how many ranges.
          boundFields: scan.boundFields,
          ranges: scan.ranges.length,
        },
      };
    }
    case "union":
      return { stage: "FETCH", inputStage: { stage: "OR", inputStages: scan.scans.map(scanDocument) } };
  }
}
