import { leadingMatch } from "../aggregate/pipeline.ts";
import { own, type Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { walk } from "../reading/pace.ts";
import { select, type Query, type Selection } from "../reading/select.ts";
import { skipAndLimit, fields } from "./answer.ts";
import {
  choiceAt,
  collationAt,
  documentAt,
  documentsAt,
  hintAt,
  namespace,
  variablesAt,
  windowAt,
} from "./arguments.ts";
import { sentDocuments } from "./batch.ts";
import { viewOf, type Command, type Request } from "./command.ts";
import { countingStage } from "./count-pipeline.ts";
import { version } from "./hello.ts";
import { outputStage } from "./output.ts";
import { planDocument } from "./plan-document.ts";
import { checkBeginning, isSource } from "./sources.ts";

/** What is searched for by the command to be explained, and which part of it is wanted. */
interface Explained {
  query: Query;
  skip: number;
  limit: number;
  /** What a pipeline does with what was found. */
  rest?: Doc[];
}

const verbosities = ["queryPlanner", "executionStats", "allPlansExecution"];

/** How a command would be carried out: by which index, and how much it reads. Nothing is changed. */
export const explain: Command = {
  fields: ["verbosity"],
  async run(request) {
    const isExecuted = choiceAt(request.body, "verbosity", verbosities, "explain") !== "queryPlanner";
    const command = documentAt(request.body, "explain") ?? {};
    const [name = ""] = Object.keys(command);
    const target = own(command, name);
    if (typeof target !== "string") throw new ServerError(59, `Explain failed due to unknown command: ${name}`);
    const explained = read(request, name, command);
    const view = viewOf(request);
    const collection = view.collection(namespace(request.database, target));
    const selection = collection && select(view, collection, explained.query, request.store.statistics);
    const search = {
      queryPlanner: {
        namespace: `${request.database}.${target}`,
        parsedQuery: explained.query.filter,
        winningPlan: selection ? planDocument(selection.plan, explained.query, explained.limit) : { stage: "EOF" },
        rejectedPlans: [],
      },
      ...(isExecuted && { executionStats: await execute(request, selection, explained) }),
    };
    const { rest = [] } = explained;
    const begins = rest[0] && isSource(rest[0]) ? [] : [{ $cursor: search }];
    return fields({
      explainVersion: "1",
      ...(rest.length > 0 ? { stages: [...begins, ...rest] } : search),
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
      const pipeline = documentsAt(command, "pipeline") ?? [];
      checkBeginning(outputStage(pipeline).before, false);
      const { filter, sort, skip = 0, limit = 0, rest } = leadingMatch(pipeline);
      const query: Query = { ...common, filter, sort };
      if (limit > 0) query.first = skip + limit;
      else if (countingStage(pipeline)) query.first = Infinity;
      return { query, skip, limit, rest };
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
