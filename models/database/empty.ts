import mongoose from "mongoose";
import "../documents.ts";

/** Takes every document away and leaves the indexes: between tests, and before a demo is made anew. */
export async function emptyDatabase(): Promise<void> {
  await Promise.all(mongoose.modelNames().map((name) => mongoose.model(name).collection.deleteMany({})));
}
