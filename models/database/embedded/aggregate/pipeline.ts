import { isDoc, type Doc } from "../bson/doc.ts";
import { ServerError, typeMismatch } from "../errors.ts";
import type { Paused } from "../pauses.ts";
import { compilerOf } from "./expression.ts";
import type { Flow, PipelineContext, StageContext } from "./stage.ts";
import { absentStages, stages } from "./stages/all.ts";

export { leadingMatch } from "./leading.ts";
export { pipelineFields } from "./pipeline-fields.ts";
export type { Part, PipelineContext } from "./stage.ts";

/** Runs the stages over the documents; `$out` and `$merge` are the caller's. */
export function runPipeline(pipeline: Doc[], source: Paused<Doc>, context: PipelineContext): Paused<Doc> {
  const now = context.now ?? new Date();
  const inner: StageContext = {
    ...context,
    now,
    compiler: compilerOf({ ...context, now }),
    run: (nested, docs, variables) =>
      runPipeline(pipelineOf(nested), docs, { ...context, now, ...(variables && { variables }) }),
  };
  // All stages are checked before the first document is read.
  const flows = pipeline.map((stage, i) => compileStage(stage, i === 0, inner));
  return flows.reduce((docs, flow) => flow(docs), source);
}

/** The name of a stage; a stage is a document with one field. */
export function stageName(stage: unknown): string {
  if (!isDoc(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
  const names = Object.keys(stage);
  if (names.length === 1) return names[0]!;
  throw new ServerError(40323, "A pipeline stage specification object must contain exactly one field.");
}

function compileStage(stage: Doc, isFirst: boolean, context: StageContext): Flow {
  const name = stageName(stage);
  const source = Object.hasOwn(context.sources ?? {}, name) ? context.sources![name] : undefined;
  if (!isFirst && (source || name === "$documents")) {
    throw new ServerError(40602, `${name} is only valid as the first stage in a pipeline`);
  }
  if (source) return () => source(stage[name]);
  const compile = stages.get(name);
  if (compile) return compile(stage[name], context, name);
  if (name === "$changeStream")
    throw new ServerError(40573, "The $changeStream stage is not supported by this database: it tells of no changes");
  if (absentStages.has(name)) throw new ServerError(238, `The stage ${name} is not supported by this database`);
  throw new ServerError(40324, `Unrecognized pipeline stage name: '${name}'`);
}

function pipelineOf(value: unknown): Doc[] {
  if (Array.isArray(value)) return value as Doc[];
  throw typeMismatch("'pipeline' option must be specified as an array");
}
