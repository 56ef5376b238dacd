import { isDoc, put, type Doc } from "../../bson/doc.ts";
import { compare } from "../../bson/order.ts";
import { classOf, typeName } from "../../bson/types.ts";
import { ServerError } from "../../errors.ts";
import { collect, pausing } from "../../pauses.ts";
import { envOf } from "../expression.ts";
import { namedParts } from "../form.ts";
import type { Stage } from "../stage.ts";
import { grouping } from "./group.ts";
import { docOf } from "./simple.ts";

const notInFacet = new Set(["$facet", "$out", "$merge", "$geoNear", "$collStats", "$indexStats", "$changeStream"]);

/** Stages that run other pipelines or divide documents into several. */
export const branchStages: Record<string, Stage> = {
  $facet(operand, context, name) {
    const spec = docOf(operand, name, 40169);
    if (Object.keys(spec).length === 0)
      throw new ServerError(40169, "the $facet specification must be a non-empty object");
    for (const field of Object.keys(spec)) {
      if (field.startsWith("$")) throw new ServerError(16410, `FieldPath field names may not start with '$': ${field}`);
      if (!Array.isArray(spec[field]))
        throw new ServerError(40170, `arguments to $facet must be arrays, ${field} is type ${typeName(spec[field])}`);
      for (const stage of spec[field] as unknown[]) {
        const inner = isDoc(stage) ? (Object.keys(stage)[0] ?? "") : "";
        if (notInFacet.has(inner))
          throw new ServerError(40600, `${inner} is not allowed to be used within a $facet stage`);
      }
    }
    return function* (source) {
      const docs = yield* collect(source);
      const result: Doc = {};
      for (const field of Object.keys(spec))
        put(result, field, yield* collect(context.run(spec[field], pausing(docs))));
      yield result;
    };
  },
  $unionWith(operand, context, name) {
    const spec = typeof operand === "string" ? { coll: operand } : docOf(operand, name, 9);
    const { coll, pipeline = [] } = spec as Doc;
    if (coll !== undefined && typeof coll !== "string")
      throw new ServerError(14, "$unionWith: 'coll' must be a string");
    return function* (source) {
      yield* source;
      yield* context.run(pipeline, coll === undefined ? [] : context.lookup(coll, null));
    };
  },
  $documents(operand, context) {
    const docs = context.compiler.compile(operand)(envOf({}));
    if (!Array.isArray(docs) || !docs.every(isDoc))
      throw new ServerError(5858203, "an array of documents is expected for $documents");
    return () => docs;
  },
  $bucket(operand, context, name) {
    const parts = Object.fromEntries(namedParts(name, operand, ["groupBy", "boundaries"], ["default", "output"]));
    const isExpression = isDoc(parts.groupBy) || (typeof parts.groupBy === "string" && parts.groupBy.startsWith("$"));
    if (!isExpression)
      throw new ServerError(40202, "The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression");
    const value = context.compiler.compile(parts.groupBy);
    const boundaries = context.compiler.compile(parts.boundaries)(envOf({}));
    if (!Array.isArray(boundaries) || boundaries.length < 2)
      throw new ServerError(40192, "The $bucket 'boundaries' field must have at least 2 values");
    for (let i = 1; i < boundaries.length; i++) {
      if (classOf(boundaries[i - 1]) !== classOf(boundaries[i]))
        throw new ServerError(40193, "All values in the 'boundaries' option to $bucket must have the same type");
      if (compare(boundaries[i - 1], boundaries[i]) >= 0)
        throw new ServerError(40194, "The 'boundaries' option to $bucket must be sorted");
    }
    const hasDefault = Object.hasOwn(parts, "default");
    const isInside =
      hasDefault && compare(parts.default, boundaries[0]) >= 0 && compare(parts.default, boundaries.at(-1)) < 0;
    if (isInside)
      throw new ServerError(
        40199,
        "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary",
      );
    const output = isDoc(parts.output) ? parts.output : { count: { $sum: 1 } };
    const gather = grouping(
      (env) => {
        const at = value(env);
        const next = boundaries.findIndex((boundary) => compare(at, boundary, context.collation) < 0);
        if (next > 0) return boundaries[next - 1];
        if (hasDefault) return parts.default;
        throw new ServerError(
          40066,
          "$bucket could not find a matching branch for an input, and no default was specified.",
        );
      },
      Object.keys(output),
      output,
      context,
    );
    return (source) => context.run([{ $sort: { _id: 1 } }], gather(source));
  },
  $redact(operand, context) {
    const inner = context.compiler.within(["DESCEND", "PRUNE", "KEEP"]).compile(operand);
    const redact = (root: Doc, current: Doc): Doc | undefined => {
      const words = ["DESCEND", "PRUNE", "KEEP"] as const;
      const variables = words.reduce<Parameters<typeof inner>[0]["variables"]>(
        (outer, word) => ({ name: word, value: word, outer }),
        undefined,
      );
      const verdict = inner({ root, current, variables });
      if (verdict === "KEEP") return current;
      if (verdict === "PRUNE") return undefined;
      if (verdict !== "DESCEND")
        throw new ServerError(
          17053,
          "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
        );
      const kept: Doc = {};
      for (const field of Object.keys(current)) {
        const value = descend(root, current[field], redact);
        if (value !== undefined) put(kept, field, value);
      }
      return kept;
    };
    return function* (source) {
      for (const doc of source) {
        const kept = doc && redact(doc, doc);
        if (kept || !doc) yield kept;
      }
    };
  },
};

function descend(root: Doc, value: unknown, redact: (root: Doc, current: Doc) => Doc | undefined): unknown {
  if (isDoc(value)) return redact(root, value);
  if (!Array.isArray(value)) return value;
  return value.map((element) => descend(root, element, redact)).filter((element) => element !== undefined);
}
