import { isDoc, type Doc } from "../bson/doc.ts";
import { show } from "../bson/show.ts";
import { typeName } from "../bson/types.ts";
import { failedToParse } from "../errors.ts";
import { ArrayFilters } from "./array-filters.ts";
import { matchedPosition } from "../query/matched.ts";
import type { Operator } from "./operator.ts";
import { bitwise, increment, multiplied } from "./operators/number.ts";
import { pop, pull, pullAll } from "./operators/pull.ts";
import { addToSet, push } from "./operators/push.ts";
import { renames } from "./operators/rename.ts";
import { currentDate, greatest, least, set, unset } from "./operators/value.ts";
import { matchOptions, type UpdateOptions } from "./options.ts";
import { changeAt, comparePaths, refuseConflicts, splitPath } from "./path.ts";
import { isPositional, resolvePositions } from "./positions.ts";

const operators: Record<string, Operator> = {
  $set: set,
  $setOnInsert: set,
  $unset: unset,
  $inc: increment,
  $mul: multiplied,
  $bit: bitwise,
  $min: least,
  $max: greatest,
  $currentDate: currentDate,
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
};

/** What an update does at one path of it. */
export interface Step {
  path: string[];
  /** Changes the document at a path that has its positions filled in. */
  run(doc: Doc, at: string[], id: unknown): void;
}

/** An update by operators, as a function that changes a document in place. */
export function compileModifiers(update: Doc, options: UpdateOptions): (doc: Doc) => void {
  const match = matchOptions(options);
  const steps: Step[] = [];
  const sources: string[][] = [];
  for (const name of Object.keys(update)) {
    const fields = fieldsOf(name, update[name]);
    if (name === "$rename") {
      const moves = renames(fields);
      steps.push(...moves.map(({ step }) => step));
      sources.push(...moves.map(({ from }) => from));
    } else steps.push(...stepsOf(name, fields, options));
  }
  steps.sort((a, b) => comparePaths(a.path, b.path));
  const paths = [...steps.map(({ path }) => path), ...sources];
  refuseConflicts(paths);

  const filters = new ArrayFilters(options.arrayFilters ?? [], match);
  for (const path of paths) filters.use(path);
  filters.refuseUnused(update);
  const matched = matchedPosition(options.filter ?? {}, match);
  const hasPositions = paths.some(isPositional);

  return (doc) => {
    const id = doc._id;
    // Positions are those of the document as it was: find all of them before anything changes.
    const placed = steps.flatMap((step) =>
      isPositional(step.path)
        ? resolvePositions(doc, step.path, filters, matched).map((at) => ({ step, at }))
        : [{ step, at: step.path }],
    );
    if (hasPositions) refuseConflicts(placed.map(({ at }) => at));
    for (const { step, at } of placed) step.run(doc, at, id);
  };
}

function fieldsOf(name: string, fields: unknown): Doc {
  if (name !== "$rename" && !Object.hasOwn(operators, name)) {
    throw failedToParse(
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (isDoc(fields)) return fields;
  throw failedToParse(
    `Modifiers operate on fields but we found type ${typeName(fields)} instead. ` +
      `For example: {$mod: {<field>: ...}} not {${name}: ${show(fields)}}`,
  );
}

function stepsOf(name: string, fields: Doc, options: UpdateOptions): Step[] {
  const operator = operators[name]!;
  const { now, collation } = options;
  const isIdle = name === "$setOnInsert" && !options.upserting;
  return Object.keys(fields).map((path) => {
    const parts = splitPath(path);
    const context = { path, now, match: matchOptions(options), ...(collation && { collation }) };
    const change = operator(fields[path], context);
    return {
      path: parts,
      run(doc, at, id) {
        if (!isIdle) changeAt(doc, at, (current) => change(current, { id, field: at.at(-1)! }));
      },
    };
  });
}
