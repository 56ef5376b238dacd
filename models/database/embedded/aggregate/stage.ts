import type { Collation } from "../bson/collation.ts";
import type { Doc } from "../bson/doc.ts";
import type { Paused } from "../pauses.ts";
import type { Compiler } from "./scope.ts";

/** How little is wanted of documents that are looked up. */
export interface Part {
  /** How many of the first at most. */
  first?: number;
  /** Their top-level fields. */
  fields: Set<string> | "all";
}

export interface PipelineContext {
  /** Documents of another collection of the same database that match the query, all of them for null; whole, or the part
   *  that is wanted. */
  lookup(collection: string, query: Doc | null, part?: Part): Paused<Doc>;
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
  run(stages: unknown, source: Paused<Doc>, variables?: Doc): Paused<Doc>;
}

/** A compiled stage: documents in, documents out, and pauses passed on. */
export type Flow = (source: Paused<Doc>) => Paused<Doc>;

/** Checks a stage's operand and compiles it. */
export type Stage = (operand: unknown, context: StageContext, name: string) => Flow;

/** A stage that makes one document of each. */
export function mapping(compile: (operand: unknown, context: StageContext, name: string) => (doc: Doc) => Doc): Stage {
  return (operand, context, name) => {
    const map = compile(operand, context, name);
    return function* (source) {
      for (const doc of source) yield doc && map(doc);
    };
  };
}

/** A stage that makes one document of each and reads others for it. */
export function joining(
  compile: (operand: unknown, context: StageContext, name: string) => (doc: Doc) => Generator<undefined, Doc>,
): Stage {
  return (operand, context, name) => {
    const join = compile(operand, context, name);
    return function* (source) {
      for (const doc of source) yield doc && (yield* join(doc));
    };
  };
}
