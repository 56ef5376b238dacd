import type { PipelineStage } from "mongoose";

type Steps = NonNullable<PipelineStage.Lookup["$lookup"]["pipeline"]>;

/**
 * A stage that puts documents of another model beside those of a pipeline, as a list under `as`: those whose field `of`
 * (by default their id) holds what stands at `at`, as `steps` leave them. It works on a collection of the same database
 * and in the transaction of its pipeline.
 */
export const lookup = (
  model: { collection: { name: string } },
  { at, of = "_id", as, steps }: { at: string; of?: string; as: string; steps?: Steps },
): PipelineStage.Lookup => ({
  $lookup: { from: model.collection.name, localField: at, foreignField: of, as, ...(steps && { pipeline: steps }) },
});
