import { compileExpression, isOperator, type ExpressionOptions } from "../aggregate/expression.ts";
import { splitFieldPath } from "../aggregate/field-path.ts";
import { isDoc, type Doc } from "../bson/doc.ts";
import { isNumber, typeOf, types } from "../bson/types.ts";
import { ServerError } from "../errors.ts";
import { isTruthy } from "./operators.ts";
import { compute, emptyNode, exclude, include, isComputed, nodeFor, type ProjectionNode } from "./projection.ts";
import { elementProjection, positionalProjection, sliceProjection } from "./project-array.ts";

export interface ProjectionOptions extends ExpressionOptions {
  /** Whether it is a find's: `.$`, `$elemMatch` and `$slice` of an array are then known. */
  isFind?: boolean;
  /** The query of the find, for `.$`. */
  filter?: Doc;
}

/** What a find's projection makes of a document; the filter is needed for `.$`. */
export function compileProjection(spec: Doc, filter?: Doc, options: ExpressionOptions = {}): (doc: Doc) => Doc {
  if (Object.keys(spec).length === 0) return (doc) => doc;
  return project(spec, { ...options, isFind: true, ...(filter && { filter }) });
}

/** What the stage `$project` makes of a document. */
export function compileProjectStage(spec: Doc, options: ExpressionOptions = {}): (doc: Doc) => Doc {
  if (Object.keys(spec).length === 0) {
    throw new ServerError(
      51272,
      "Invalid $project :: caused by :: projection specification must have at least one field",
    );
  }
  return project(spec, options);
}

/** The stages `$addFields` and `$set`. */
export function compileAddFields(spec: Doc, options: ExpressionOptions = {}): (doc: Doc) => Doc {
  const root = emptyNode();
  const add = (fields: Doc, above: string[]) => {
    for (const field of Object.keys(fields)) {
      const value = fields[field];
      const path = [...above, ...splitFieldPath(field)];
      const isNested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]!.startsWith("$");
      if (isNested) add(value, path);
      else nodeFor(root, path).computed.set(path.at(-1)!, compileExpression(value, options));
    }
  };
  add(spec, []);
  return (doc) => compute(doc, root, doc) as Doc;
}

type ArrayChange = (projected: Doc, original: Doc) => Doc;

interface Projection {
  root: ProjectionNode;
  kind: "inclusion" | "exclusion" | undefined;
  id: boolean | undefined;
  /** `.$`, `$slice` and `$elemMatch`, which work on what the rest has left. */
  changes: ArrayChange[];
  sliced: string[][];
  /** Whether there is a `.$`. */
  isPositional?: boolean;
  options: ProjectionOptions;
}

function project(spec: Doc, options: ProjectionOptions): (doc: Doc) => Doc {
  const projection: Projection = {
    root: emptyNode(),
    kind: undefined,
    id: undefined,
    changes: [],
    sliced: [],
    options,
  };
  read(spec, [], projection);
  const { root, id, changes } = projection;
  const kind = projection.kind ?? (id === true ? "inclusion" : "exclusion");
  if (kind === "inclusion" ? id !== false : id === false) root.named.add("_id");
  // An inclusion keeps what it slices.
  if (kind === "inclusion") for (const path of projection.sliced) nodeFor(root, path).named.add(path.at(-1)!);
  if (root.computed.has("_id")) root.named.delete("_id");
  const reduce = kind === "inclusion" ? include : exclude;
  const hasComputed = isComputed(root);
  return (doc) => {
    const left = reduce(doc, root);
    const reduced = (hasComputed ? compute(left, root, doc) : left) as Doc;
    return changes.reduce((projected, change) => change(projected, doc), reduced);
  };
}

function read(spec: Doc, above: string[], projection: Projection): void {
  for (const field of Object.keys(spec)) {
    const value = spec[field];
    if (projection.options.isFind && field.endsWith(".$")) {
      positional([...above, field.slice(0, -2)].join("."), spec[field], projection);
      continue;
    }
    const path = [...above, ...splitFieldPath(field)];
    if (isNumber(value) || typeof value === "boolean") flag(path, isTruthy(value), projection);
    else if (isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]!.startsWith("$"))
      read(value, path, projection);
    else if (!projection.options.isFind || !special(path, value, projection)) calculated(path, value, projection);
  }
}

function flag(path: string[], isIn: boolean, projection: Projection): void {
  const name = path.join(".");
  if (name === "_id") {
    projection.id = isIn;
    return;
  }
  if (isIn && projection.kind === "exclusion") {
    throw new ServerError(31253, `Cannot do inclusion on field ${name} in exclusion projection`);
  }
  if (!isIn && projection.kind === "inclusion") {
    throw new ServerError(31254, `Cannot do exclusion on field ${name} in inclusion projection`);
  }
  projection.kind = isIn ? "inclusion" : "exclusion";
  nodeFor(projection.root, path).named.add(path.at(-1)!);
}

function calculated(path: string[], value: unknown, projection: Projection): void {
  const name = path.join(".");
  if (projection.kind === "exclusion") {
    throw new ServerError(31252, `Cannot use expression other than $meta in exclusion projection: ${name}`);
  }
  if (isDoc(value) && Object.keys(value).length === 0) {
    throw new ServerError(51270, `An empty sub-projection is not a valid value. Found empty object at path ${name}`);
  }
  if (isDoc(value) && Object.hasOwn(value, "$meta")) {
    throw new ServerError(40218, "query requires metadata that this database does not have");
  }
  const [operator = ""] = isDoc(value) ? Object.keys(value) : [];
  if (operator.startsWith("$") && !isOperator(operator)) throw new ServerError(31325, `Unknown expression ${operator}`);
  projection.kind = "inclusion";
  nodeFor(projection.root, path).computed.set(path.at(-1)!, compileExpression(value, projection.options));
}

function positional(path: string, value: unknown, projection: Projection): void {
  if (projection.kind === "exclusion" || !isTruthy(value)) {
    throw new ServerError(31395, "positional projection cannot be used with exclusion");
  }
  if (projection.isPositional)
    throw new ServerError(31276, "Cannot specify more than one positional projection per query.");
  projection.isPositional = true;
  projection.kind = "inclusion";
  const parts = splitFieldPath(path);
  nodeFor(projection.root, parts).named.add(parts.at(-1)!);
  projection.changes.push(positionalProjection(parts, projection.options));
}

/** `$slice` and `$elemMatch` of a find. */
function special(path: string[], value: unknown, projection: Projection): boolean {
  if (!isDoc(value)) return false;
  if (Object.hasOwn(value, "$elemMatch")) {
    projection.kind ??= "inclusion";
    projection.changes.push(elementProjection(path, value.$elemMatch, projection.options));
    return true;
  }
  const slice = Object.hasOwn(value, "$slice") ? value.$slice : undefined;
  const isOfArray =
    isNumber(slice) || (Array.isArray(slice) && typeOf(slice[0]) !== types.string && isNumber(slice[0]));
  if (!isOfArray) return false;
  projection.sliced.push(path);
  projection.changes.push(sliceProjection(path, slice));
  return true;
}
