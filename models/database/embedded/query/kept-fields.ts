import type { Doc } from "../bson/doc.ts";
import { isNumber } from "../bson/types.ts";
import { isTruthy } from "./operators.ts";

/** The fields that a projection keeps as they are, where it names fields at the top and does nothing else. */
export function keptFields(spec: Doc): Set<string> | undefined {
  const fields = new Set(["_id"]);
  for (const [field, value] of Object.entries(spec)) {
    if (field.includes(".") || field.startsWith("$") || !(isNumber(value) || typeof value === "boolean"))
      return undefined;
    if (isTruthy(value)) fields.add(field);
    else if (field === "_id") fields.delete(field);
    else return undefined;
  }
  return fields.size > (fields.has("_id") ? 1 : 0) || isTruthy(spec["_id"]) ? fields : undefined;
}
