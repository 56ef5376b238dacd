import mongoose, { type ClientSession } from "mongoose";

/**
 * Runs changes that belong together in one transaction (all or nothing), again from the start when another commit won a
 * row (the driver's own retry). Do nothing in it that a second run would repeat outside the database.
 */
export async function inTransaction<T>(work: (tx: ClientSession) => Promise<T>): Promise<T> {
  const tx = await mongoose.startSession();
  try {
    return await tx.withTransaction(() => work(tx), {
      readConcern: { level: "snapshot" },
      writeConcern: { w: "majority", j: true },
    });
  } finally {
    await tx.endSession();
  }
}
