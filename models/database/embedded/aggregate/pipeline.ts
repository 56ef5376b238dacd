import type { Collation } from "../bson/collation.ts";
import type { Doc } from "../bson/doc.ts";

export interface PipelineContext {
  /** Documents of another collection of the same database that match the query, all of them for null. */
  lookup(collection: string, query: Doc | null): Iterable<Doc>;
  /** Values of `$$name`, already evaluated. */
  variables?: Doc;
  collation?: Collation;
  /** The time of `$$NOW`; the same for the whole command. */
  now?: Date;
}

/** Runs the stages over the documents; `$out` and `$merge` are the caller's. */
export function runPipeline(stages: Doc[], source: Iterable<Doc>, context: PipelineContext): Iterable<Doc> {
  throw new Error(`not yet ${stages.length} ${typeof source} ${typeof context}`);
}

/** The start of a pipeline that a find can serve by an index, and the stages that remain after it. */
export function leadingMatch(stages: Doc[]): { filter: Doc; sort?: Doc; skip?: number; limit?: number; rest: Doc[] } {
  throw new Error(`not yet ${stages.length}`);
}
