import { isDoc, own, put, type Doc } from "../../bson/doc.ts";
import { keyBytes } from "../../bson/key.ts";
import { valuesAt } from "../../bson/path.ts";
import { types, typeOf } from "../../bson/types.ts";
import { failedToParse, ServerError } from "../../errors.ts";
import { compileFilter } from "../../query/match.ts";
import { collect, pausing } from "../../pauses.ts";
import { envOf } from "../expression.ts";
import { splitFieldPath } from "../field-path.ts";
import { checkBound } from "../variable-name.ts";
import { leadingMatch } from "../leading.ts";
import { pipelineFields } from "../pipeline-fields.ts";
import { joining, type Part, type Stage, type StageContext } from "../stage.ts";
import { docOf } from "./simple.ts";

/** `$lookup`, by equality of two fields, by a pipeline, or by both. Equality is asked as a query: an index can serve it. */
export const lookup: Stage = joining((operand, context, name) => {
  const spec = docOf(operand, name, 9);
  checkOptions(spec, ["from", "localField", "foreignField", "as", "let", "pipeline"]);
  const { from, as, pipeline } = spec;
  if (typeof as !== "string") throw failedToParse("must specify 'as' field for a $lookup");
  const target = splitFieldPath(as);
  const find = foreign(spec, context);
  if (spec.let !== undefined && !isDoc(spec.let)) throw failedToParse("$lookup argument 'let' must be an object");
  const bindings = Object.entries(spec.let ?? {}).map(([variable, value]) => {
    checkBound(variable);
    return [variable, context.compiler.compile(value)] as const;
  });
  for (const stage of Array.isArray(pipeline) ? (pipeline as unknown[]) : [])
    if (isDoc(stage) && (Object.hasOwn(stage, "$out") || Object.hasOwn(stage, "$merge")))
      throw new ServerError(51047, `${Object.keys(stage)[0]!} is not allowed within a $lookup's sub-pipeline`);
  if (pipeline === undefined) {
    if (typeof from !== "string") throw failedToParse("must specify 'from' field for a $lookup");
    if (spec.localField === undefined)
      throw failedToParse("$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
    return function* (doc) {
      return setAt(doc, target, [...(yield* find(doc))]);
    };
  }
  return function* (doc) {
    const env = envOf(doc);
    const values: Doc = { ...context.variables };
    for (const [variable, evaluate] of bindings) {
      const value = evaluate(env);
      // A variable whose value is missing exists all the same.
      put(values, variable, value);
    }
    return setAt(doc, target, yield* collect(context.run(pipeline, pausing(yield* find(doc)), values)));
  };
});

/** The documents of the other collection for one of this. */
function foreign(spec: Doc, context: StageContext): (doc: Doc) => Generator<undefined, Doc[]> {
  const { from, localField, foreignField } = spec;
  if (typeof from !== "string") return () => collect<Doc>([]);
  if (localField === undefined && foreignField === undefined) return () => collect(context.lookup(from, null));
  if (typeof localField !== "string" || typeof foreignField !== "string") {
    throw failedToParse("$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
  }
  splitFieldPath(localField);
  splitFieldPath(foreignField);
  const part = partOf(spec.pipeline);
  // Documents with the same local value ask for the same documents.
  const known = new Map<string, Doc[]>();
  return function* (doc) {
    const values = localValues(doc, localField);
    const key = keyBytes(values, false, context.collation).toString("latin1");
    let docs = known.get(key);
    if (!docs) {
      docs = yield* matching(from, equality(foreignField, values), part, context);
      if (known.size < 1000) known.set(key, docs);
    }
    return docs;
  };
}

/** What the local field has, for an equality: the elements of an array each, null where it is missing. */
function localValues(doc: Doc, path: string): unknown[] {
  const { values } = valuesAt(doc, path);
  return values.map((value) => value ?? null);
}

function* matching(
  from: string,
  query: Doc,
  { filter, ...part }: NarrowPart,
  context: StageContext,
): Generator<undefined, Doc[]> {
  if (!context.collation) {
    const wanted = filter ? { $and: [query, filter] } : query;
    return yield* collect(context.lookup(from, wanted, part));
  }
  // The other collection is asked without the collation, so it can only give all of its documents.
  const matches = compileFilter(query, { collation: context.collation });
  return (yield* collect(context.lookup(from, null))).filter(matches);
}

interface NarrowPart extends Part {
  /** What is asked beside the equality. */
  filter?: Doc;
}

/** What of the documents that are equal a pipeline can come to see. It runs over them all the same: this saves reading
 *  what it would leave out. */
function partOf(pipeline: unknown): NarrowPart {
  if (!Array.isArray(pipeline)) return { fields: "all" };
  const fields = pipelineFields(pipeline as Doc[]);
  const { filter, sort, skip = 0, limit } = leadingMatch(pipeline as Doc[]);
  const asked = Object.keys(filter);
  // An expression may name what is bound by `let` for one document.
  if (asked.some((name) => name.startsWith("$"))) return { fields };
  const isCut = limit !== undefined && !sort;
  return { fields, ...(asked.length > 0 && { filter }), ...(isCut && { first: skip + limit }) };
}

function equality(field: string, values: unknown[]): Doc {
  if (values.length === 1) return { [field]: { $eq: values[0] } };
  // In a list a regular expression would be matched: here it is a value like others.
  const hasPattern = values.some((value) => typeOf(value) === types.regex);
  return hasPattern ? { $or: values.map((value) => ({ [field]: { $eq: value } })) } : { [field]: { $in: values } };
}

export function checkOptions(spec: Doc, known: string[]): void {
  const stray = Object.keys(spec).find((option) => !known.includes(option));
  if (stray !== undefined) throw failedToParse(`unknown argument: ${stray}`);
}

/** A copy of a document with another value at a path. */
export function setAt(doc: Doc, [field, ...rest]: string[], value: unknown): Doc {
  const copy = { ...doc };
  const inner = own(copy, field!);
  put(copy, field!, rest.length === 0 ? value : setAt(isDoc(inner) ? inner : {}, rest, value));
  return copy;
}
