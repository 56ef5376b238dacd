import { isDoc, type Doc } from "../../bson/doc.ts";
import { toInteger } from "../../bson/number.ts";
import { isNumber, typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { collect, pausing } from "../../pauses.ts";
import { compileFilter } from "../../query/match.ts";
import { compileAddFields, compileProjectStage } from "../../query/project.ts";
import { compileKeyedSort } from "../../query/sort.ts";
import { envOf } from "../expression.ts";
import { splitFieldPath } from "../field-path.ts";
import { mapping, type Stage, type StageContext } from "../stage.ts";

const addFields = mapping((operand, context, name) => {
  const spec = docOf(operand, name, 40272);
  if (Object.keys(spec).length === 0)
    throw new ServerError(40177, `Invalid ${name} :: caused by :: specification must have at least one field`);
  return compileAddFields(spec, context);
});

/** Stages that filter, order, cut and reshape. */
export const simpleStages: Record<string, Stage> = {
  $match(operand, context, name) {
    const matches = compileFilter(docOf(operand, name, 15959), context);
    return function* (source) {
      for (const doc of source) if (!doc || matches(doc)) yield doc;
    };
  },
  $sort(operand, context, name) {
    const spec = docOf(operand, name, 15973);
    if (Object.keys(spec).length === 0) throw new ServerError(15976, "$sort stage must have at least one sort key");
    const sort = compileKeyedSort(spec, context.collation);
    return function* (source) {
      yield* pausing(yield* sort(yield* collect(source)));
    };
  },
  $limit(operand, _context, name) {
    const most = count(operand, name);
    if (most === 0) throw new ServerError(15958, "the limit must be positive");
    return function* (source) {
      let left = most;
      for (const doc of source) {
        yield doc;
        if (doc && --left <= 0) return;
      }
    };
  },
  $skip(operand, _context, name) {
    const most = count(operand, name);
    return function* (source) {
      let left = most;
      for (const doc of source) if (!doc || left-- <= 0) yield doc;
    };
  },
  $count(operand) {
    if (typeof operand !== "string" || operand === "")
      throw new ServerError(operand === "" ? 40157 : 40156, "the count field must be a non-empty string");
    if (operand.startsWith("$")) throw new ServerError(40158, "the count field cannot be a $-prefixed path");
    if (operand.includes(".")) throw new ServerError(40160, "the count field cannot contain '.'");
    return function* (source) {
      let total = 0;
      for (const doc of source) {
        if (doc) total++;
        else yield doc;
      }
      if (total > 0) yield { [operand]: total };
    };
  },
  $project: mapping((operand, context, name) => compileProjectStage(docOf(operand, name, 15969), context)),
  $addFields: addFields,
  $set: addFields,
  $unset: mapping((operand, context) => {
    const fields: unknown[] = Array.isArray(operand) ? operand : [operand];
    if (fields.length === 0)
      throw new ServerError(31119, "$unset specification must be a string or an array with at least one field");
    const spec = fields.map((field) => {
      if (typeof field !== "string")
        throw new ServerError(31120, "$unset specification must be a string or an array containing only string values");
      splitFieldPath(field);
      return [field, false] as const;
    });
    return compileProjectStage(Object.fromEntries(spec), context);
  }),
  $replaceRoot: mapping((operand, context, name) => replaceRoot(docOf(operand, name, 40229).newRoot, context)),
  $replaceWith: mapping((operand, context) => replaceRoot(operand, context)),
  $sample(operand, _context, name) {
    const size = docOf(operand, name, 28745).size;
    const most = isNumber(size) ? Number(toInteger(size) ?? -1n) : -1;
    if (most < 0) throw new ServerError(28747, "size argument to $sample must be a non-negative number");
    return function* (source) {
      yield* sample(yield* collect(source), most);
    };
  },
};

/** The operand of a stage that takes a document. */
export function docOf(operand: unknown, name: string, code: number): Doc {
  if (isDoc(operand)) return operand;
  throw new ServerError(code, `the ${name} stage specification must be an object, but found ${typeName(operand)}`);
}

function count(operand: unknown, name: string): number {
  const whole = isNumber(operand) ? toInteger(operand) : undefined;
  if (whole === undefined) throw new ServerError(2107201, `invalid argument to ${name} stage: Expected an integer`);
  if (whole < 0n)
    throw new ServerError(
      name === "$limit" ? 5_107_201 : 5_107_200,
      `invalid argument to ${name} stage: Expected a non-negative number but found: ${whole}`,
    );
  return Number(whole);
}

function replaceRoot(expression: unknown, { compiler }: StageContext): (doc: Doc) => Doc {
  const evaluate = compiler.compile(expression);
  return (doc) => {
    const root = evaluate(envOf(doc));
    if (isDoc(root)) return root;
    const kind = root === undefined ? "missing" : typeName(root);
    throw new ServerError(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was of type: ${kind}`,
    );
  };
}

function sample(docs: Doc[], size: number): Doc[] {
  const most = Math.min(size, docs.length);
  for (let i = 0; i < most; i++) {
    const j = i + Math.floor(Math.random() * (docs.length - i));
    [docs[i], docs[j]] = [docs[j]!, docs[i]!];
  }
  return docs.slice(0, most);
}
