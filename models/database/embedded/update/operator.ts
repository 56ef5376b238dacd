import type { Collation } from "../bson/collation.ts";
import type { MatchOptions } from "../query/match.ts";

/** What all operators of one update share. */
export interface OperatorContext {
  /** The field's path as the update names it. */
  path: string;
  now: Date;
  collation?: Collation;
  match: MatchOptions;
}

/** The document being changed, for messages. */
export interface Subject {
  id: unknown;
  /** The last part of the path. */
  field: string;
}

/** Gives the new value of a field from the one it has; undefined is "no such field", before and after. */
export type FieldChange = (current: unknown, subject: Subject) => unknown;

/** Checks an operator's operand for one field and gives what it does there. */
export type Operator = (operand: unknown, context: OperatorContext) => FieldChange;
