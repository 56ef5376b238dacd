import path from "node:path";
import { connectDatabase, disconnectDatabase } from "#models/database/connection.ts";
import { joinEmbedded, openEmbedded } from "#models/database/embedded/open.ts";
import type { Settings } from "./settings.ts";
import { storeProgram } from "./store-program.ts";

type Place = Pick<Settings, "mongodbUri" | "dataFolder">;

/** An open database; `stop` lets go of it. */
export interface Store {
  stop(): Promise<void>;
}

/** What our database is called in the embedded store; a MongoDB's is in its URI. */
export const NAME = "understudy";

/** The same store, another of its databases. */
export const inDatabase = (uri: string, name: string): string =>
  uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/]+)\/?[^?]*/, `$1/${name}`);

export const storeFolder = ({ dataFolder }: Pick<Settings, "dataFolder">): string => path.join(dataFolder, "database");

/** What is said before a MongoDB is waited for: whoever looks at a still terminal learns at what. */
export function waitingFor({ mongodbUri }: Pick<Settings, "mongodbUri">): string | null {
  const hosts = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(mongodbUri ?? "")?.[1];
  return hosts ? `Waiting for the MongoDB of MONGODB_URI at ${hosts}, ten seconds at most …` : null;
}

/** What is said where the database cannot be had. */
export const cannotOpen = ({ mongodbUri }: Pick<Settings, "mongodbUri">, { message }: Error): string =>
  `The database${mongodbUri ? " of MONGODB_URI" : ""} cannot be opened: ${message}`;

/** The database that the settings name, connected: a MongoDB, else the embedded one in the data folder. */
export async function openStore(settings: Place): Promise<Store> {
  const embedded = settings.mongodbUri
    ? undefined
    : await openEmbedded({ folder: storeFolder(settings), program: storeProgram() });
  try {
    await connectDatabase(settings.mongodbUri ?? inDatabase(embedded!.uri, NAME));
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  return {
    async stop() {
      await disconnectDatabase();
      await embedded?.stop();
    },
  };
}

/** For commands: joins the embedded store of a running server, else opens it. */
export async function joinStore(settings: Place): Promise<Store> {
  const running = settings.mongodbUri ? null : joinEmbedded(storeFolder(settings));
  if (!settings.mongodbUri && !running) return openStore(settings);
  await connectDatabase(settings.mongodbUri ?? inDatabase(running!, NAME));
  return { stop: disconnectDatabase };
}
