import { MongoClient } from "mongodb";
import { collectionsOf } from "./from-database.ts";

/** What a database says of one of its collections, after it has compared every document and index entry. */
export interface Validation {
  /** With its database in front. */
  name: string;
  documents: number;
  entries: number;
  errors: string[];
}

/** Lets the database behind a URI look through all its collections; of an embedded store through those of all databases. */
export async function* validateAll(uri: string, { everywhere }: { everywhere: boolean }): AsyncGenerator<Validation> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    const all = everywhere ? (await client.db("admin").admin().listDatabases({ nameOnly: true })).databases : [];
    const names = everywhere ? all.map(({ name }) => name) : [client.db().databaseName];
    for (const database of names) {
      const db = client.db(database);
      for (const { name } of await collectionsOf(db)) {
        const found = await db
          .command({ validate: name, background: true })
          .catch((error: Error) => ({ valid: false, errors: [error.message] }));
        yield { name: `${database}.${name}`, ...read(found) };
      }
    }
  } finally {
    await client.close();
  }
}

function read(found: Record<string, unknown>): Omit<Validation, "name"> {
  const keys = Object.values((found["keysPerIndex"] ?? {}) as Record<string, number>);
  const errors = (found["errors"] ?? []) as string[];
  const isValid = found["valid"] === true;
  return {
    documents: Number(found["nrecords"] ?? 0),
    entries: keys.reduce((sum, n) => sum + Number(n), 0),
    errors: isValid ? [] : errors.length > 0 ? errors : ["?"],
  };
}
