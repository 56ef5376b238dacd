import { isDoc, type Doc } from "../bson/doc.ts";
import type { Plan, Scan } from "../index/plan.ts";
import type { Query } from "../reading/select.ts";

/** A plan as clients are shown it: stages in each other, the last one outermost. */
export function planDocument(plan: Plan, query: Query, limit: number): Doc {
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
      const { also, ...walk } = alone;
      if (also) {
        const inputStages = [walk, ...also.keys.map(() => walk)].map((one) => scanDocument(one)["inputStage"]);
        return { stage: "FETCH", inputStage: { stage: "AND_SORTED", inputStages } };
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
