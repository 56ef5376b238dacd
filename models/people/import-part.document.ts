import mongoose, { Schema, type Types } from "mongoose";
import type { Change } from "./import/change.ts";
import type { Entry } from "./import/entry.ts";
import type { NewDepartment } from "./import/plan.ts";

/** The bytes of a list, packed, while it may still be applied. Staff lists are personal: they do not lie about. */
export interface ImportFileDocument {
  /** That of the run. */
  _id: Types.ObjectId;
  packed: Buffer;
  expiresAt: Date;
}

const file = new Schema<ImportFileDocument>({
  _id: { type: Schema.Types.ObjectId, required: true },
  packed: { type: Buffer, required: true },
  expiresAt: { type: Date, required: true },
});
file.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const ImportFile = mongoose.model("ImportFile", file);

/** A person to be made: what the list says, with the id and number given beforehand, so that a batch can be run again. */
export interface Newcomer {
  id: Types.ObjectId;
  entry: Entry;
  staffNumber: string;
  supervisor: Types.ObjectId | null;
}

/** A change to somebody, with the supervisor found and the words of search made anew. */
export interface Correction extends Omit<Change, "id"> {
  id: Types.ObjectId;
  supervisor?: Types.ObjectId | null;
  words?: string[];
}

/** What one batch does; batches run in the order of their numbers. */
export type BatchWork =
  | { kind: "departments"; items: NewDepartment[] }
  | { kind: "freed"; items: Types.ObjectId[] }
  | { kind: "people"; items: Newcomer[] }
  | { kind: "changes"; items: Correction[] }
  | { kind: "moves"; items: Correction[] }
  | { kind: "leavers"; items: Types.ObjectId[] };

/** Work of an import, frozen before the first write, done in batches. */
export interface ImportBatchDocument {
  _id: Types.ObjectId;
  attempt: Types.ObjectId;
  number: number;
  work: BatchWork;
}

const batch = new Schema<ImportBatchDocument>({
  attempt: { type: Schema.Types.ObjectId, required: true },
  number: { type: Number, required: true },
  work: { type: Schema.Types.Mixed, required: true },
});
batch.index({ attempt: 1, number: 1 }, { unique: true });

export const ImportBatch = mongoose.model("ImportBatch", batch);
