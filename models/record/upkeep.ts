import mongoose from "mongoose";
import { notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import { Upkeep, type UpkeepDocument } from "./upkeep.document.ts";

/** Remembers that a backup was made or the database verified: coordinators see when it was. Connected by mongoose. */
export async function noteUpkeep({ _id, ...done }: UpkeepDocument): Promise<void> {
  await Upkeep.updateOne({ _id }, { $set: done }, { upsert: true });
}

/** The database as coordinators see it. */
export interface DatabaseState {
  documents: number;
  /** Bytes on disk, indexes included. */
  bytes: number;
  /** Of them bytes that hold nothing at the moment and can be given back. */
  free: number;
  backup: Pick<UpkeepDocument, "at" | "good"> | null;
  verify: Pick<UpkeepDocument, "at" | "good"> | null;
}

/** Gives free space of the database's files back to the disk. */
export async function compactDatabase(actor: Actor): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const db = mongoose.connection.db!;
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    await db.command({ compact: name, force: true });
}

/** Size of the database, and when it was last backed up and verified. */
export async function databaseState(actor: Actor): Promise<DatabaseState> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const stats = await mongoose.connection.db!.command({ dbStats: 1, freeStorage: 1 });
  const done = await Upkeep.find().lean();
  const last = (what: UpkeepDocument["_id"]) => {
    const found = done.find(({ _id }) => _id === what);
    return found ? { at: found.at, good: found.good } : null;
  };
  return {
    documents: Number(stats["objects"]),
    bytes: Number(stats["totalSize"] ?? stats["storageSize"]),
    free: Number(stats["freeStorageSize"] ?? 0),
    backup: last("backup"),
    verify: last("verify"),
  };
}
