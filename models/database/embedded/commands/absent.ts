import { ServerError } from "../errors.ts";
import type { Command } from "./command.ts";

/** Commands of a MongoDB that this database does not have. */
const absent: ReadonlySet<string> = new Set([
  "cloneCollectionAsCapped",
  "convertToCapped",
  "dataSize",
  "dbHash",
  "dbhash",
  "fsync",
  "fsyncUnlock",
  "lockInfo",
  "logRotate",
  "planCacheClear",
  "planCacheClearFilters",
  "planCacheListFilters",
  "planCacheSetFilter",
  "profile",
  "reIndex",
  "replSetFreeze",
  "replSetGetConfig",
  "replSetInitiate",
  "replSetReconfig",
  "replSetStepDown",
  "rolesInfo",
  "setFeatureCompatibilityVersion",
  "setParameter",
  "shutdown",
  "top",
  "usersInfo",
]);

/** Refuses a command that is not here: one of MongoDB's with error 115, any other name with error 59. */
export const refusing = (name: string): Command => ({
  fields: [],
  run: () => {
    if (absent.has(name)) throw new ServerError(115, `The command '${name}' is not supported by this database`);
    throw new ServerError(59, `no such command: '${name}'`);
  },
});
