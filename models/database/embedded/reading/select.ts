import type { Collation } from "../bson/collation.ts";
import { decode, pick } from "../bson/decode.ts";
import type { Doc } from "../bson/doc.ts";
import type { Index } from "../index/definition.ts";
import type { Plan } from "../index/plan.ts";
import { planQuery, type Hint } from "../index/planner.ts";
import { passing } from "../pauses.ts";
import { fieldsOf } from "../query/fields.ts";
import { compileFilter } from "../query/match.ts";
import { sortParts } from "../query/sort.ts";
import type { Collection } from "../store/collection.ts";
import type { Rows } from "../store/row.ts";
import { sortRows } from "./sort.ts";
import type { Statistics } from "./statistics.ts";
import type { View } from "./view.ts";

/** What is looked for in a collection. */
export interface Query {
  filter: Doc;
  sort?: Doc | undefined;
  hint?: Hint | undefined;
  collation?: Collation | undefined;
  variables?: Doc | undefined;
  /** How many of the first documents are wanted at most, where a bound is known or they are only counted: sorting keeps no
   *  more. */
  first?: number | undefined;
}

/** The plan for a query and the rows that it finds, in order. */
export interface Selection {
  plan: Plan;
  rows: Rows;
  /** Counts the documents that were tested while the rows were read. */
  examined: { documents: number };
}

/** Finds the documents of a collection that match. */
export function select(view: View, collection: Collection, query: Query, statistics: Statistics): Selection {
  const collation = query.collation ?? collection.collation;
  // The filter is read even where a plan needs none: an invalid one is an error on an empty collection too.
  const matches = matcher(query, collation);
  // So is the order: an index that gives it already does not ask.
  if (query.sort && !Object.hasOwn(query.sort, "$natural")) sortParts(query.sort);
  const asked = { ...query, collation, mayUse: (index: Index) => view.mayUse(index) };
  const chosen = planQuery(collection, asked, (scan, most) => view.estimate(collection, scan, most));
  const plan = view.adjust(collection, chosen);
  statistics.note(collection, plan);
  const isSorted = query.sort !== undefined && !plan.isOrdered;
  let rows = view.rows(collection, plan.scan, isSorted ? undefined : query.first);
  const examined = { documents: 0 };
  if (!plan.isExact)
    rows = passing(rows, ([, bytes]) => {
      examined.documents++;
      return matches(bytes);
    });
  if (isSorted) rows = sortRows(rows, query.sort!, { collation, first: query.first });
  return { plan, rows, examined };
}

/** A test for the bytes of documents, which reads the fields that the filter names only. */
export function matcher(query: Query, collation: Collation | undefined): (bytes: Uint8Array) => boolean {
  const matches = compileFilter(query.filter, {
    ...(collation && { collation }),
    ...(query.variables && { variables: query.variables }),
  });
  if (Object.keys(query.filter).length === 0) return () => true;
  const fields = fieldsOf(query.filter);
  return fields === "all" ? (bytes) => matches(decode(bytes)) : (bytes) => matches(pick(bytes, fields));
}
