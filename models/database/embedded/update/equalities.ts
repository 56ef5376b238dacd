import { clone, isDoc, type Doc } from "../bson/doc.ts";
import { equal } from "../bson/order.ts";
import { types, typeOf } from "../bson/types.ts";
import { ServerError } from "../errors.ts";
import { isOperators } from "../query/scope.ts";
import { changeAt } from "./path.ts";

/** What a filter says that a document must be: the equalities at its top and in `$and`, by path. */
export function equalitiesOf(filter: Doc): Map<string, unknown> {
  const found = new Map<string, unknown>();
  collect(filter, found);
  return found;
}

/** The document that the equalities make. */
export function documentOf(equalities: Map<string, unknown>): Doc {
  const doc: Doc = {};
  for (const [path, value] of equalities) changeAt(doc, path.split("."), () => clone(value));
  return doc;
}

function collect(filter: Doc, found: Map<string, unknown>): void {
  for (const field of Object.keys(filter)) {
    const value = filter[field];
    if (field === "$and" || (field === "$or" && Array.isArray(value) && value.length === 1)) {
      for (const branch of value as unknown[]) if (isDoc(branch)) collect(branch, found);
    } else if (!field.startsWith("$")) {
      const [is] = equalityOf(value);
      if (is !== undefined) add(found, field, is);
    }
  }
}

/** The one value that a condition allows, in a list; empty when it allows several. */
function equalityOf(value: unknown): unknown[] {
  if (typeOf(value) === types.regex) return [];
  if (!isOperators(value)) return [value];
  if (Object.hasOwn(value, "$eq")) return [value.$eq];
  for (const operator of ["$in", "$all"]) {
    const list = Object.hasOwn(value, operator) ? value[operator] : undefined;
    if (Array.isArray(list) && list.length === 1 && typeOf(list[0]) !== types.regex && !isOperators(list[0]))
      return list;
  }
  return [];
}

function add(found: Map<string, unknown>, path: string, value: unknown): void {
  for (const other of found.keys()) {
    if (other === path && equal(found.get(path), value)) return;
    if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) {
      throw new ServerError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    }
  }
  found.set(path, value);
}
