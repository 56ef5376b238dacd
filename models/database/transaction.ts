import mongoose, { type ClientSession } from "mongoose";

let committed = 0;
/** Grows with each commit of this process: whoever keeps something in memory sees by it that it may be stale. */
export const commits = (): number => committed;

/**
 * Runs changes that belong together in one transaction (all or nothing), again from the start when another commit won a
 * row (the driver's own retry). Do nothing in it that a second run would repeat outside the database.
 */
export async function inTransaction<T>(work: (tx: ClientSession) => Promise<T>): Promise<T> {
  const tx = await mongoose.startSession();
  try {
    const result = await tx.withTransaction(() => work(tx), {
      readConcern: { level: "snapshot" },
      writeConcern: { w: "majority", j: true },
    });
    committed += 1;
    return result;
  } finally {
    await tx.endSession();
  }
}

/**
 * Runs changes as `inTransaction` does and then takes all of them back: what came of them is what would come of the verb
 * itself at this moment. For pages that show first what a button will do. Nobody else sees anything of it.
 */
export async function rehearse<T>(work: (tx: ClientSession) => Promise<T>): Promise<T> {
  const tx = await mongoose.startSession();
  const over = new Error("rehearsed");
  let seen: T;
  try {
    await tx.withTransaction(
      async () => {
        seen = await work(tx);
        throw over;
      },
      { readConcern: { level: "snapshot" } },
    );
  } catch (error) {
    if (error !== over) throw error;
  } finally {
    await tx.endSession();
  }
  return seen!;
}
