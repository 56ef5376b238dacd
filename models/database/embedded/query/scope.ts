import type { Collation } from "../bson/collation.ts";
import { isDoc, type Doc } from "../bson/doc.ts";
import type { Condition } from "./condition.ts";

/** What the operators of one filter share: its collation, and the two ways into nested filters. */
export interface Scope {
  collation?: Collation;
  /** A test for documents from a filter inside this one. */
  filter(filter: Doc): (doc: Doc) => boolean;
  /** The condition that a value puts on its field. */
  condition(value: unknown): Condition;
}

/** Whether a value in a filter is a document of operators, and not one to be equal to (`{ $ref, $id }` is a value). */
export function isOperators(value: unknown): value is Doc {
  if (!isDoc(value)) return false;
  const first = Object.keys(value)[0];
  return first !== undefined && first.startsWith("$") && first !== "$ref" && first !== "$id" && first !== "$db";
}
