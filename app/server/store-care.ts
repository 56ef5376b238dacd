import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { joinEmbedded, openEmbedded } from "#models/database/embedded/open.ts";
import { backUp, restore } from "#models/database/embedded/store/backup.ts";
import { makeFolder } from "#models/database/make-folder.ts";
import type { Settings } from "./settings.ts";
import { storeProgram } from "./store-program.ts";
import { inDatabase, NAME, storeFolder } from "./store.ts";

type Place = Pick<Settings, "mongodbUri" | "dataFolder">;

/** A database by its address; `stop` ends what was started for it. */
export interface Reached {
  uri: string;
  /** Another process runs it, or it is a MongoDB. */
  isShared: boolean;
  stop(): Promise<void>;
}

const leave = (): Promise<void> => Promise.resolve();

/** The database that the settings name: a MongoDB, the store of a running server, else the store opened here. */
export async function reach(settings: Place): Promise<Reached> {
  if (settings.mongodbUri) return { uri: settings.mongodbUri, isShared: true, stop: leave };
  const folder = storeFolder(settings);
  const running = joinEmbedded(folder);
  if (running) return { uri: inDatabase(running, NAME), isShared: true, stop: leave };
  return openAlone(folder);
}

/** The store in a folder, for this process alone. */
async function openAlone(folder: string): Promise<Reached> {
  const store = await openEmbedded({ folder, program: storeProgram() });
  return { uri: inDatabase(store.uri, NAME), isShared: false, stop: () => store.stop() };
}

/** Whether the embedded store of these settings has been made; a folder without it is not filled by looking at it. */
export const storeExists = (settings: Place): boolean => existsSync(path.join(storeFolder(settings), "data.db"));

/** Whether another process runs the embedded store. */
export const storeRuns = (settings: Place): boolean => joinEmbedded(storeFolder(settings)) !== null;

/** Copies the embedded store's file, as it is at this moment, while others go on. */
export const copyStore = (settings: Place, into: string): Promise<void> => backUp(storeFolder(settings), into);

/** Puts a copy in the place of the store's file; gives the folder where the one before is kept. */
export const putBack = (settings: Place, from: string, replaces: boolean): string | undefined =>
  restore(storeFolder(settings), from, { replaces });

/** Opens a copy that `copyStore` made, to be read; nothing but the copy is left in its folder afterwards. */
export async function openCopy(folder: string): Promise<Reached> {
  const copy = await openAlone(folder);
  return {
    ...copy,
    async stop() {
      await copy.stop();
      for (const name of ["lock.db", "commits"]) rmSync(path.join(folder, name), { force: true });
    },
  };
}

/** Only the store, for `mongosh` and tools: of a data folder of the product, where every other command looks; of a copy
 *  or another folder with a store right in it, that one. */
export async function serveStore(data: string, port: number | undefined): ReturnType<typeof openEmbedded> {
  const folder = existsSync(path.join(data, "data.db")) ? data : storeFolder({ dataFolder: data });
  makeFolder(folder);
  return openEmbedded({ folder, program: storeProgram(), ...(port !== undefined && { port }) });
}
