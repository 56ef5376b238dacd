import { setTimeout as pause } from "node:timers/promises";
import type { IndexDescription } from "mongodb";
import mongoose from "mongoose";
import "../documents.ts";
import { takePlaces } from "./copy/arrival.ts";

/** Connects mongoose to the database behind a URI, embedded or a replica set alike, and sees to the indexes; what a
 *  restore was bringing when it was broken off is brought to its place first. */
export async function connectDatabase(uri: string): Promise<void> {
  await connectAsItIs(uri);
  await takePlaces(mongoose.connection.db!);
  const found = await mongoose.connection.db!.listCollections({}, { nameOnly: true }).toArray();
  const there = new Set(found.map(({ name }) => name));
  await Promise.all(
    mongoose.modelNames().map(async (name) => {
      const { collection, schema } = mongoose.model(name);
      if (!there.has(collection.name)) await mongoose.model(name).createCollection();
      // All of them in one command: mongoose sends one for each.
      const indexes = schema.indexes().map(([key, options]) => ({ key, ...options }) as IndexDescription);
      if (indexes.length > 0) await collection.createIndexes(indexes);
    }),
  );
}

/** Connects without making anything: for whoever looks after a database that is not theirs to complete. */
export async function connectAsItIs(uri: string): Promise<void> {
  mongoose.set("autoIndex", false);
  mongoose.set("autoCreate", false);
  mongoose.set("strictQuery", "throw");
  mongoose.set("sanitizeFilter", false);
  await mongoose.connect(uri, { serverSelectionTimeoutMS: 10_000, retryWrites: true, w: "majority" });
}

export async function disconnectDatabase(): Promise<void> {
  await mongoose.disconnect();
}

/** The database answers, within a second; the driver alone looks for one that is away ten seconds long. */
export async function databaseAnswers(): Promise<boolean> {
  const ping = mongoose.connection.db?.command({ ping: 1 }, { timeoutMS: 1_000 }).then(
    () => mongoose.connection.readyState === 1,
    () => false,
  );
  return Promise.race([ping ?? false, pause(1_000, false, { ref: false })]);
}
