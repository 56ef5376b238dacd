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

const passing = "tmp.agg_out.";

/** A name for a collection that is made to take another's place, by a client at a time. */
export const passingName = (client: number, now: number): string => `${passing}${client}.${now}`;

/** Whether a collection was made to take another's place: a process that died in between has left it behind. */
export const isPassing = ({ namespace, database }: Collection): boolean =>
  namespace.startsWith(passing, database.length + 1);
