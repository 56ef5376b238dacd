import { isDoc, own, type Doc } from "../bson/doc.ts";
import { toInteger } from "../bson/number.ts";
import { isNumber } from "../bson/types.ts";

/** The start of a pipeline as a query, and the stages that remain after it. */
export interface Leading {
  filter: Doc;
  sort?: Doc;
  skip?: number;
  limit?: number;
  rest: Doc[];
}

/**
 * The start of a pipeline that a find can serve by an index: any `$match`, then a `$sort`, then a `$skip`, then a
 * `$limit`. What is not well formed is left to the stages, which say so.
 */
export function leadingMatch(stages: Doc[]): Leading {
  let at = 0;
  const next = (name: string): unknown => {
    const stage = stages[at];
    if (!isDoc(stage) || Object.keys(stage).length !== 1) return undefined;
    return own(stage, name);
  };
  const filters: Doc[] = [];
  for (let match = next("$match"); isDoc(match); match = next("$match")) {
    filters.push(match);
    at++;
  }
  const found: Leading = { filter: joined(filters), rest: [] };
  const sort = next("$sort");
  if (isDoc(sort) && Object.keys(sort).length > 0) {
    found.sort = sort;
    at++;
  }
  const skip = natural(next("$skip"), 0);
  if (skip !== undefined) {
    found.skip = skip;
    at++;
  }
  const limit = natural(next("$limit"), 1);
  if (limit !== undefined) {
    found.limit = limit;
    at++;
  }
  found.rest = stages.slice(at);
  return found;
}

function joined(filters: Doc[]): Doc {
  const [only = {}] = filters;
  return filters.length > 1 ? { $and: filters } : only;
}

function natural(value: unknown, least: number): number | undefined {
  const whole = isNumber(value) ? toInteger(value) : undefined;
  return whole === undefined || whole < BigInt(least) ? undefined : Number(whole);
}
