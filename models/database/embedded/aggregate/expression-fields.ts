import { isDoc } from "../bson/doc.ts";

// These look at fields whose names are not written as paths.
const byName = new Set(["$getField", "$setField", "$unsetField"]);

/** Adds the top-level fields that an expression reads; false when it may read any. */
export function addExpressionFields(expression: unknown, fields: Set<string>): boolean {
  if (typeof expression === "string") return addPath(expression, fields);
  if (Array.isArray(expression)) return expression.every((part) => addExpressionFields(part, fields));
  if (!isDoc(expression)) return true;
  return Object.keys(expression).every((name) => {
    if (name === "$literal") return true;
    return !byName.has(name) && addExpressionFields(expression[name], fields);
  });
}

function addPath(text: string, fields: Set<string>): boolean {
  if (!text.startsWith("$")) return true;
  const [variable = "", field] = text.split(".");
  if (!text.startsWith("$$")) {
    fields.add(variable.slice(1));
    return true;
  }
  if (variable !== "$$ROOT" && variable !== "$$CURRENT") return true;
  if (field === undefined) return false;
  fields.add(field);
  return true;
}
