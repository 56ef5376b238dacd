import { isDoc, type Doc } from "../bson/doc.ts";
import { isNumber } from "../bson/types.ts";
import { fieldsOf } from "../query/fields.ts";
import { isTruthy } from "../query/operators.ts";
import { addExpressionFields } from "./expression-fields.ts";

/** The top-level fields that a pipeline reads of its documents, "all" when it may read or give back any. */
export function pipelineFields(stages: Doc[]): Set<string> | "all" {
  const fields = new Set<string>();
  for (const stage of stages) {
    const verdict = read(stage, fields);
    if (verdict === "all") return "all";
    if (verdict === "enough") return fields;
  }
  return "all";
}

/** Whether the stages after this one can still reach the documents' own fields. */
type Verdict = "more" | "enough" | "all";

function read(stage: unknown, fields: Set<string>): Verdict {
  if (!isDoc(stage)) return "all";
  const [name = ""] = Object.keys(stage);
  const operand = stage[name];
  const reads = (expression: unknown) => addExpressionFields(expression, fields);
  switch (name) {
    case "$match": {
      const needed = isDoc(operand) ? fieldsOf(operand) : "all";
      if (needed === "all") return "all";
      for (const field of needed) fields.add(field);
      return "more";
    }
    case "$sort":
    case "$addFields":
    case "$set":
      if (!isDoc(operand) || !reads(operand)) return "all";
      addKeys(operand, fields);
      return "more";
    case "$limit":
    case "$skip":
    case "$sample":
      return "more";
    case "$unwind":
      return reads(isDoc(operand) ? operand.path : operand) ? "more" : "all";
    case "$lookup":
      if (!isDoc(operand) || !reads(operand.let)) return "all";
      for (const path of [operand.localField, operand.as]) if (typeof path === "string") addKeys({ [path]: 1 }, fields);
      return "more";
    case "$count":
      return "enough";
    case "$group":
    case "$sortByCount":
    case "$bucket":
    case "$replaceWith":
    case "$replaceRoot":
      return reads(operand) ? sortKeys(operand, fields) : "all";
    case "$project":
      if (!isDoc(operand) || !isInclusion(operand) || !reads(operand)) return "all";
      addKeys(operand, fields);
      fields.add("_id");
      return "enough";
    case "$facet":
      return isDoc(operand) ? readAll(Object.values(operand), fields) : "all";
    default:
      return "all";
  }
}

function readAll(pipelines: unknown[], fields: Set<string>): Verdict {
  for (const pipeline of pipelines) {
    const needed = Array.isArray(pipeline) ? pipelineFields(pipeline as Doc[]) : "all";
    if (needed === "all") return "all";
    for (const field of needed) fields.add(field);
  }
  return "enough";
}

/** `$top` and the like name fields by a sort pattern and not by an expression. */
function sortKeys(operand: unknown, fields: Set<string>): Verdict {
  for (const accumulator of isDoc(operand) ? Object.values(operand) : []) {
    const [argument] = isDoc(accumulator) ? Object.values(accumulator) : [];
    if (isDoc(argument) && isDoc(argument.sortBy)) addKeys(argument.sortBy, fields);
  }
  return "enough";
}

function isInclusion(spec: Doc): boolean {
  return Object.keys(spec).some((field) => {
    const value = spec[field];
    if (field === "_id") return false;
    return isNumber(value) || typeof value === "boolean" ? isTruthy(value) : true;
  });
}

function addKeys(spec: Doc, fields: Set<string>): void {
  for (const path of Object.keys(spec)) fields.add(path.split(".", 1)[0]!);
}
