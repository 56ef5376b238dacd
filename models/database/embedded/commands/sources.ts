import { stageName, type PipelineContext } from "../aggregate/pipeline.ts";
import { own, type Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { collStatsStage } from "./collection-stats.ts";
import type { Request } from "./command.ts";
import { indexStats } from "./index-stats.ts";
import { inProgress } from "./under-way.ts";

const withoutCollection = new Set(["$currentOp", "$documents", "$listLocalSessions"]);
const beginning = new Set([...withoutCollection, "$collStats", "$indexStats"]);

/** Stages that make documents stand first; what works on a collection needs one. */
export function checkBeginning(stages: Doc[], isWithoutCollection: boolean): void {
  const names = stages.map(stageName);
  const late = names.find((name, i) => i > 0 && beginning.has(name));
  if (late) throw new ServerError(40602, `${late} is only valid as the first stage in a pipeline`);
  const first = names[0] ?? "no stage";
  if (isWithoutCollection && !withoutCollection.has(first))
    throw new ServerError(73, `{aggregate: 1} is not valid for '${first}'; a collection is required.`);
  if (!isWithoutCollection && first === "$documents")
    throw new ServerError(73, "'$documents' can only be run with {aggregate: 1}");
}

/** Whether a stage makes documents instead of working on those of a collection. */
export const isSource = (stage: Doc): boolean => beginning.has(stageName(stage));

/** What a first stage begins with that is not a collection's documents. */
export async function sourcesOf(
  request: Request,
  namespace: string | undefined,
  first: Doc,
): Promise<PipelineContext["sources"]> {
  const always = {
    $listLocalSessions: () => request.server.sessions.list(),
    $currentOp() {
      if (request.database === "admin" && namespace === undefined) return inProgress(request);
      throw new ServerError(73, "$currentOp must be run against the 'admin' database with {aggregate: 1}");
    },
  };
  if (namespace === undefined) return always;
  const sources = { ...always, $indexStats: (operand: unknown) => indexStats(request, namespace, operand) };
  if (!Object.hasOwn(first, "$collStats")) return sources;
  const stats = await collStatsStage(request, namespace, own(first, "$collStats"));
  return { ...sources, $collStats: () => stats };
}
