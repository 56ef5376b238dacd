import type { Collation } from "../bson/collation.ts";
import type { Doc } from "../bson/doc.ts";
import type { Compiler } from "./scope.ts";

export interface PipelineContext {
  /** Documents of another collection of the same database that match the query, all of them for null. */
  lookup(collection: string, query: Doc | null): Iterable<Doc>;
  /** Values of `$$name`, already evaluated. */
  variables?: Doc;
  collation?: Collation;
  /** Stages that begin a pipeline with what the caller knows (`$listLocalSessions`, `$indexStats`), by their names. */
  sources?: { [stage: string]: (operand: unknown) => Iterable<Doc> };
  /** The time of `$$NOW`; the same for the whole command. */
  now?: Date;
}

/** What a stage has at hand besides its operand. */
export interface StageContext extends PipelineContext {
  now: Date;
  compiler: Compiler;
  /** Runs a pipeline inside this one. */
  run(stages: unknown, source: Iterable<Doc>, variables?: Doc): Iterable<Doc>;
}

/** A compiled stage: documents in, documents out. */
export type Flow = (source: Iterable<Doc>) => Iterable<Doc>;

/** Checks a stage's operand and compiles it. */
export type Stage = (operand: unknown, context: StageContext, name: string) => Flow;

/** A stage that makes one document of each. */
export function mapping(compile: (operand: unknown, context: StageContext, name: string) => (doc: Doc) => Doc): Stage {
  return (operand, context, name) => {
    const map = compile(operand, context, name);
    return function* (source) {
      for (const doc of source) yield map(doc);
    };
  };
}
