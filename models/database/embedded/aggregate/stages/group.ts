import { isDoc, put, type Doc } from "../../bson/doc.ts";
import { keyBytes } from "../../bson/key.ts";
import { ServerError } from "../../errors.ts";
import { pausing, type Paused } from "../../pauses.ts";
import { compileAccumulator, type Gatherer } from "../gather.ts";
import { envOf } from "../expression.ts";
import type { Evaluate } from "../scope.ts";
import type { Flow, Stage, StageContext } from "../stage.ts";
import { docOf } from "./simple.ts";

const largest = 100 * 1024 * 1024;
/** About what a group takes, and each of its accumulators. */
const groupBytes = 100;

/** `$group`. */
export const group: Stage = (operand, context, name) => {
  const spec = docOf(operand, name, 15947);
  if (!Object.hasOwn(spec, "_id")) throw new ServerError(15955, "a group specification must include an _id");
  const fields = Object.keys(spec).filter((field) => field !== "_id");
  return grouping(context.compiler.compile(spec._id), fields, spec, context);
};

/** `$sortByCount`: groups by an expression, the largest first. */
export const sortByCount: Stage = (operand, context) => {
  const isExpression =
    (typeof operand === "string" && operand.startsWith("$")) ||
    (isDoc(operand) && Object.keys(operand)[0]?.startsWith("$"));
  if (!isExpression)
    throw new ServerError(
      40149,
      "the sortByCount field must be defined as a $-prefixed path or an expression inside an object",
    );
  const gather = grouping(context.compiler.compile(operand), ["count"], { count: { $sum: 1 } }, context);
  const sort = (source: Paused<Doc>) => context.run([{ $sort: { count: -1 } }], source);
  return (source) => sort(gather(source));
};

/** Gathers documents by the value of an expression, in the order in which the values are met. */
export function grouping(id: Evaluate, fields: string[], spec: Doc, context: StageContext): Flow {
  const accumulators = fields.map((field) => {
    if (field.includes(".")) throw new ServerError(40235, `The field name '${field}' cannot contain '.'`);
    if (field.startsWith("$")) throw new ServerError(40236, `The field name '${field}' cannot be an operator name`);
    return { field, make: compileAccumulator(field, spec[field], context) };
  });
  return function* (source) {
    let bytes = 0;
    const groups = new Map<string, { id: unknown; gatherers: Gatherer[] }>();
    for (const doc of source) {
      if (!doc) {
        yield doc;
        continue;
      }
      const env = envOf(doc);
      const value = id(env) ?? null;
      const key = keyBytes(value, false, context.collation).toString("latin1");
      let found = groups.get(key);
      if (!found) {
        bytes += key.length + groupBytes * (1 + accumulators.length);
        if (bytes > largest)
          throw new ServerError(
            292,
            `$group exceeded the memory limit of ${largest} bytes: match fewer documents first.`,
          );
        groups.set(key, (found = { id: value, gatherers: accumulators.map(({ make }) => make(value)) }));
      }
      for (const gatherer of found.gatherers) gatherer.add(env);
    }
    for (const met of pausing(groups.values())) {
      if (!met) {
        yield met;
        continue;
      }
      const { id: value, gatherers } = met;
      const doc: Doc = { _id: value };
      gatherers.forEach((gatherer, i) => {
        const result = gatherer.result();
        if (result !== undefined) put(doc, accumulators[i]!.field, result);
      });
      yield doc;
    }
  };
}
