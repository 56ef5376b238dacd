import { addExpressionFields } from "../aggregate/expression-fields.ts";
import { isDoc, type Doc } from "../bson/doc.ts";

/** The top-level fields that a filter looks at, "all" when it may look at any. */
export function fieldsOf(filter: Doc): Set<string> | "all" {
  const fields = new Set<string>();
  return collect(filter, fields) ? fields : "all";
}

function collect(filter: Doc, fields: Set<string>): boolean {
  return Object.keys(filter).every((field) => {
    if (field === "$comment") return true;
    if (field === "$and" || field === "$or" || field === "$nor") {
      const branches = filter[field];
      return Array.isArray(branches) && branches.every((branch) => isDoc(branch) && collect(branch, fields));
    }
    if (field === "$expr") return addExpressionFields(filter[field], fields);
    if (field.startsWith("$")) return false;
    fields.add(field.split(".", 1)[0]!);
    return true;
  });
}
