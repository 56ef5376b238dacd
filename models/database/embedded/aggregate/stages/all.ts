import type { Stage } from "../stage.ts";
import { branchStages } from "./branch.ts";
import { group, sortByCount } from "./group.ts";
import { graphLookup } from "./graph-lookup.ts";
import { lookup } from "./lookup.ts";
import { simpleStages } from "./simple.ts";
import { unwind } from "./unwind.ts";

/** All stages by their names. */
export const stages: ReadonlyMap<string, Stage> = new Map(
  Object.entries({
    ...simpleStages,
    ...branchStages,
    $group: group,
    $sortByCount: sortByCount,
    $unwind: unwind,
    $lookup: lookup,
    $graphLookup: graphLookup,
  }),
);

/** Stages of the server that this database does not have. */
export const absentStages: ReadonlySet<string> = new Set([
  "$bucketAuto",
  "$collStats",
  "$changeStreamSplitLargeEvent",
  "$densify",
  "$fill",
  "$geoNear",
  "$planCacheStats",
  "$rankFusion",
  "$search",
  "$searchMeta",
  "$setWindowFields",
  "$shardedDataDistribution",
  "$vectorSearch",
]);
