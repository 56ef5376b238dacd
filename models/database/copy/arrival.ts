import { MongoServerError, type Db } from "mongodb";

/** Collections arrive under these names and get their own when all of them are there and verified. */
export const arriving = (name: string): string => `arriving.${name}`;
export const isArriving = (name: string): boolean => name.startsWith(arriving(""));

/** The collection of the one row that says: all are there. */
const ARRIVED = "arrived";
interface Arrived {
  _id: "all";
  /** Collections that have no place in what arrived. */
  leaving: string[];
}

/** From one write on what arrived is the database, whoever is killed when; the collections named make way. */
export async function arrive(db: Db, leaving: string[]): Promise<void> {
  await db.collection<Arrived>(ARRIVED).insertOne({ _id: "all", leaving });
  await takePlaces(db);
}

/** Brings to its place what arrived, where that was broken off; does nothing otherwise. Two may do it at once. */
export async function takePlaces(db: Db): Promise<void> {
  const arrived = await db.collection<Arrived>(ARRIVED).findOne({ _id: "all" });
  if (!arrived) return;
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  for (const name of names.filter(isArriving))
    await db.renameCollection(name, name.slice(arriving("").length), { dropTarget: true }).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  for (const name of arrived.leaving) await db.dropCollection(name);
  await db.dropCollection(ARRIVED);
}

/** The namespace is not there: somebody else moved it in this moment. */
const isGone = (error: unknown): boolean => error instanceof MongoServerError && error.code === 26;
