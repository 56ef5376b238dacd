import type { PipelineContext } from "../aggregate/pipeline.ts";
import { own, type Doc } from "../bson/doc.ts";
import { ServerError } from "../errors.ts";
import { collStatsStage } from "./collection-stats.ts";
import type { Request } from "./command.ts";
import { inProgress } from "./under-way.ts";

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
  if (namespace === undefined || !Object.hasOwn(first, "$collStats")) return always;
  const stats = await collStatsStage(request, namespace, own(first, "$collStats"));
  return { ...always, $collStats: () => stats };
}
