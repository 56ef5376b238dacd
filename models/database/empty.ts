import mongoose from "mongoose";
import "../documents.ts";

/** Takes every document away and leaves the indexes: between tests, and before a demo is made anew. */
export async function emptyDatabase(): Promise<void> {
  for (const name of mongoose.modelNames()) await mongoose.model(name).deleteMany({});
}
