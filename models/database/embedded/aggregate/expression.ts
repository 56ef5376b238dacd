import type { Collation } from "../bson/collation.ts";
import type { Doc } from "../bson/doc.ts";

export interface ExpressionOptions {
  collation?: Collation;
  variables?: Doc;
  now?: Date;
}

/** A function that evaluates an aggregation expression for a document; undefined stands for a missing value. */
export function compileExpression(expression: unknown, options: ExpressionOptions = {}): (doc: Doc) => unknown {
  throw new Error(`not yet ${typeof expression} ${typeof options}`);
}

/** The values of a command's `let`: constant expressions. */
export function evaluateLet(spec: Doc | undefined, options: ExpressionOptions = {}): Doc {
  throw new Error(`not yet ${typeof spec} ${typeof options}`);
}
