import { Long } from "../bson/values.ts";
import { statSync } from "node:fs";
import { countAll } from "../reading/count.ts";
import { dataFile } from "../store/file-name.ts";
import { fields } from "./answer.ts";
import { flagAt } from "./arguments.ts";
import { scaleOf } from "./collection-stats.ts";
import type { Command } from "./command.ts";
import { version } from "./hello.ts";

const started = Date.now();

/** Counts of what the server has done. */
export const serverStatus: Command = {
  // Sections may be asked for or left out by name; there are few enough to give all.
  fields: [
    "repl",
    "metrics",
    "locks",
    "network",
    "opcounters",
    "wiredTiger",
    "tcmalloc",
    "transactions",
    "connections",
  ],
  run({ store, server }) {
    const { queries, collectionScans } = store.statistics;
    const cpu = process.threadCpuUsage();
    return fields({
      host: server.address,
      version,
      process: "embedded",
      uptime: (Date.now() - started) / 1_000,
      localTime: new Date(),
      connections: { current: server.connections, available: 10_000 },
      opcounters: server.counters.fields(),
      storageEngine: { name: "sqlite", persistent: true },
      transactions: { currentOpen: store.transactions.count },
      metrics: {
        cursor: { open: { total: store.cursors.count } },
        query: { total: Long.fromNumber(queries) },
        queryExecutor: { collectionScans: { total: Long.fromNumber(collectionScans) } },
      },
      // Of the thread that runs the store.
      extra_info: { user_time_us: Long.fromNumber(cpu.user), system_time_us: Long.fromNumber(cpu.system) },
      mem: { resident: Math.round(process.memoryUsage().rss / 1024 / 1024) },
    });
  },
};

/** How much a database holds. */
export const dbStats: Command = {
  fields: ["scale", "freeStorage"],
  run({ store, database, body }) {
    const pragma = (name: string) => store.writer.get<[number]>(`pragma ${name}`)![0];
    const view = store.read();
    const collections = store.catalogue.in(database);
    const objects = collections.reduce((sum, collection) => sum + countAll(view, collection), 0);
    const scale = scaleOf(body);
    const scaled = (bytes: number) => Long.fromNumber(Math.floor(bytes / scale));
    return fields({
      db: database,
      collections: collections.length,
      views: 0,
      objects: Long.fromNumber(objects),
      indexes: collections.reduce((sum, { indexes }) => sum + indexes.length + 1, 0),
      // One file holds all databases.
      storageSize: scaled(fileSize(store.folder)),
      totalSize: scaled(fileSize(store.folder)),
      ...(flagAt(body, "freeStorage") && { freeStorageSize: scaled(pragma("freelist_count") * pragma("page_size")) }),
      scaleFactor: scale,
    });
  },
};

// Looked at, not opened: closing it again would let go of the locks of this process.
const fileSize = (folder: string) => statSync(dataFile(folder)).size;
