import { ServerError } from "../errors.ts";
import { databaseOf, type Collection } from "./collection.ts";

/** Refuses for a new collection the server's own names, and a database that differs from another in case only. */
export function checkName(namespace: string, existing: Iterable<Collection>): void {
  const database = databaseOf(namespace);
  if (namespace.startsWith("system.", database.length + 1))
    throw new ServerError(73, `Invalid system namespace: ${namespace}`);
  const small = database.toLowerCase();
  for (const { database: other } of existing) {
    if (other === database || other.toLowerCase() !== small) continue;
    throw new ServerError(
      13297,
      `db already exists with different case already have: [${other}] trying to create [${database}]`,
    );
  }
}
