import { aggregate } from "./aggregate.ts";
import { bulkWrite } from "./bulk-write.ts";
import type { Command } from "./command.ts";
import { count } from "./count.ts";
import { collMod, create } from "./create.ts";
import { remove } from "./delete.ts";
import { distinct } from "./distinct.ts";
import { drop, dropDatabase, renameCollection } from "./drop.ts";
import { explain } from "./explain.ts";
import { configureFailPoint } from "./fail-point.ts";
import { findAndModify } from "./find-and-modify.ts";
import { find } from "./find.ts";
import { getMore, killCursors } from "./get-more.ts";
import { buildInfo, connectionStatus, hello, ping, whatsmyuri } from "./hello.ts";
import { createIndexes, dropIndexes } from "./indexes.ts";
import { insert } from "./insert.ts";
import { backup, compact, validate } from "./maintenance.ts";
import { listCommands } from "./list-commands.ts";
import { listCollections, listDatabases, listIndexes } from "./listings.ts";
import { getDefaultRWConcern, replSetGetStatus } from "./replica-set.ts";
import { getCmdLineOpts, getLog, getParameter } from "./server-settings.ts";
import { collStats } from "./collection-stats.ts";
import { dbStats, serverStatus } from "./server-status.ts";
import {
  abortTransaction,
  commitTransaction,
  endSessions,
  killAllSessions,
  refreshSessions,
  startSession,
} from "./session-commands.ts";
import { currentOp, hostInfo, killOp } from "./under-way.ts";
import { update } from "./update.ts";

/** The commands by their names. */
export const commands = new Map<string, Command>(
  Object.entries({
    abortTransaction,
    aggregate,
    backup,
    buildInfo,
    bulkWrite,
    buildinfo: buildInfo,
    collMod,
    collStats,
    commitTransaction,
    compact,
    configureFailPoint,
    connectionStatus,
    count,
    create,
    createIndexes,
    currentOp,
    dbStats,
    delete: remove,
    deleteIndexes: dropIndexes,
    distinct,
    drop,
    dropDatabase,
    dropIndexes,
    endSessions,
    explain,
    find,
    findAndModify,
    findandmodify: findAndModify,
    getCmdLineOpts,
    getDefaultRWConcern,
    getLog,
    getMore,
    getParameter,
    hello,
    hostInfo,
    insert,
    isMaster: hello,
    ismaster: hello,
    killAllSessions,
    killCursors,
    killOp,
    killSessions: endSessions,
    listCollections,
    listDatabases,
    listIndexes,
    ping,
    refreshSessions,
    renameCollection,
    replSetGetStatus,
    serverStatus,
    startSession,
    update,
    validate,
    whatsmyuri,
  }),
);
commands.set("listCommands", listCommands(commands));
