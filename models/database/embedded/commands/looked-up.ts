import type { Part } from "../aggregate/pipeline.ts";
import { decode, pick } from "../bson/decode.ts";
import type { Doc } from "../bson/doc.ts";
import { select, type Query } from "../reading/select.ts";
import type { View } from "../reading/view.ts";
import type { Rows } from "../store/row.ts";
import { skipAndLimit } from "./answer.ts";
import type { Request } from "./command.ts";

/** For a stage that takes all there is and keeps little of it, documents need not be in memory at the same time. */
export function* streamed(rows: Rows, fields: Set<string> | "all"): Generator<Doc | undefined> {
  for (const row of rows) yield row && (fields === "all" ? decode(row[1]) : pick(row[1], fields));
}

/** Documents of another collection of the database of the request, whole, or the part that is wanted. */
export function* lookUp(
  request: Request,
  view: View,
  name: string,
  query: Query,
  { first, fields }: Part = { fields: "all" },
): Generator<Doc | undefined> {
  const collection = view.collection(`${request.database}.${name}`);
  if (!collection) return;
  const { rows } = select(view, collection, { ...query, first }, request.store.statistics);
  const wanted = first === undefined ? rows : skipAndLimit(rows, 0, first);
  yield* streamed(wanted, fields);
}
