import { decode } from "../bson/decode.ts";
import { own, type Doc } from "../bson/doc.ts";
import { compare } from "../bson/order.ts";
import { ServerError } from "../errors.ts";
import type { Pace } from "../reading/pace.ts";
import { matcher, type Query } from "../reading/select.ts";
import type { Statistics } from "../reading/statistics.ts";
import type { Collection } from "../store/collection.ts";
import type { Row } from "../store/row.ts";
import { compileUpdate, upsertDocument, type UpdateOptions } from "../update/compile.ts";
import { checkId, prepareUpdated, prepareUpserted } from "./document.ts";
import { withAll, withFirst } from "./first.ts";
import type { Target } from "./target.ts";

/** One update of one or of all documents that match. */
export interface Update {
  namespace: string;
  query: Query;
  change: Doc | Doc[];
  options: UpdateOptions;
  isMulti: boolean;
  isUpsert: boolean;
}

export interface Updated {
  matched: number;
  modified: number;
  /** The document that an upsert inserted. */
  upserted?: Doc;
  /** The last document that was changed, before and after. */
  before?: Doc;
  after?: Doc;
}

/** Carries out an update. An upsert that loses a race for its key finds the winner's document and updates it. */
export async function runUpdate(target: Target, update: Update, pace: Pace, statistics: Statistics): Promise<Updated> {
  const updated = await updateMatches(target, update, pace, statistics);
  if (updated.matched > 0 || !update.isUpsert) return updated;
  try {
    upsert(target, update, updated);
    return updated;
  } catch (error) {
    if (!(error instanceof ServerError) || error.code !== 11000) throw error;
    const again = await updateMatches(target, update, pace, statistics);
    if (again.matched === 0) throw error;
    return again;
  }
}

async function updateMatches(target: Target, update: Update, pace: Pace, statistics: Statistics): Promise<Updated> {
  const apply = compileUpdate(update.change, update.options);
  const collection = target.collection(update.namespace);
  const updated: Updated = { matched: 0, modified: 0 };
  if (!collection) {
    matcher(update.query, update.query.collation);
    return updated;
  }
  const withRows = update.isMulti ? withAll : withFirst;
  await withRows(target, collection, update.query, pace, statistics, (row) =>
    updateRow(target, collection, row, apply, updated),
  );
  return updated;
}

function updateRow(target: Target, collection: Collection, row: Row, apply: (doc: Doc) => Doc, updated: Updated): void {
  const before = decode(row[1]);
  const { doc: after, bytes } = prepareUpdated(apply(before));
  if (compare(own(before, "_id"), own(after, "_id")) !== 0) {
    throw new ServerError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
  }
  updated.matched++;
  updated.before = before;
  updated.after = after;
  if (Buffer.compare(bytes, row[1]) === 0) return;
  target.replace(collection, row, before, after, bytes);
  updated.modified++;
}

function upsert(target: Target, { namespace, query, change, options }: Update, updated: Updated): void {
  const { doc, bytes } = prepareUpserted(upsertDocument(query.filter, change, options));
  checkId(own(doc, "_id"));
  target.insert(target.ensure(namespace), doc, bytes);
  updated.upserted = doc;
}
