import { ServerError } from "../errors.ts";
import type { Command } from "./command.ts";

/** Commands of a MongoDB that this database does not have. */
const absent: ReadonlySet<string> = new Set(
  `
  applyOps authenticate cloneCollectionAsCapped connPoolStats convertToCapped createRole createSearchIndexes
  createUser dataSize dbHash dbhash dropAllRolesFromDatabase dropAllUsersFromDatabase dropConnections dropRole
  dropSearchIndex dropUser filemd5 fsync fsyncUnlock getClusterParameter grantPrivilegesToRole grantRolesToRole
  grantRolesToUser invalidateUserCache killAllSessionsByPattern lockInfo logout logRotate mapReduce mapreduce
  planCacheClear planCacheClearFilters planCacheListFilters planCacheSetFilter profile reIndex removeQuerySettings
  replSetFreeze replSetGetConfig replSetInitiate replSetMaintenance replSetReconfig replSetResizeOplog
  replSetStepDown replSetSyncFrom revokePrivilegesFromRole revokeRolesFromRole revokeRolesFromUser rolesInfo
  saslContinue saslStart setClusterParameter setDefaultRWConcern setFeatureCompatibilityVersion
  setIndexCommitQuorum setParameter setQuerySettings setUserWriteBlockMode shutdown top updateRole
  updateSearchIndex updateUser usersInfo validateDBMetadata
  `
    .trim()
    .split(/\s+/),
);

/** Refuses a command that is not here: one of MongoDB's with error 115, any other name with error 59. */
export const refusing = (name: string): Command => ({
  fields: [],
  run: () => {
    if (absent.has(name)) throw new ServerError(115, `The command '${name}' is not supported by this database`);
    throw new ServerError(59, `no such command: '${name}'`);
  },
});
