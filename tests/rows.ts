import mongoose from "mongoose";
import "#models/documents.ts";
import { emptyDatabase } from "#models/database/empty.ts";
import { Organisation } from "#models/people/organisation.document.ts";
import { otherIds, renewed } from "./renewed.ts";

export type Row = Record<string, unknown> & { _id: unknown };
/** Documents as they lie in the database, by the name of their collection. */
export type Rows = Record<string, Row[]>;

/** Everything there is. */
export async function allRows(): Promise<Rows> {
  const rows: Rows = {};
  for (const { name } of mongoose.modelNames().map((model) => mongoose.model(model).collection)) {
    const found = await mongoose.connection.collection<Row>(name).find().toArray();
    if (found.length > 0) rows[name] = found;
  }
  return rows;
}

export async function putRows(rows: Rows): Promise<void> {
  const writes = Object.entries(rows).map(([name, some]) => mongoose.connection.collection<Row>(name).insertMany(some));
  await Promise.all(writes);
}

/** The same documents with other ids, and the same of what was given back when they were made. */
export function otherwise<T extends { rows: Rows }>(made: T): T {
  const all = Object.values(made.rows).flat();
  return renewed(made, otherIds(all.map(({ _id }) => String(_id))));
}

/**
 * Makes what tests of a file begin with by its verbs once, and from then on puts the same rows there with other ids: for
 * what takes long to make. What was there before is gone, as with the cast.
 */
export function madeOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let first: { made: T; rows: Rows } | undefined;
  return async () => {
    if (!first) {
      const made = await make();
      // A copy, for a test may change what it was given.
      first = renewed({ made, rows: await allRows() }, new Map());
      return made;
    }
    if (await Organisation.exists({})) await emptyDatabase();
    const { made, rows } = otherwise(first);
    await putRows(rows);
    return made;
  };
}
