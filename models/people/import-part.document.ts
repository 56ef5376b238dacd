import mongoose, { Schema, type Types } from "mongoose";

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

/** Work of an import, frozen before the first write, done in batches. */
export interface ImportBatchDocument {
  _id: Types.ObjectId;
  attempt: Types.ObjectId;
  number: number;
  /** People it is about. */
  items: number;
  /** Work, packed (import/work.ts). */
  packed: Buffer;
}

const batch = new Schema<ImportBatchDocument>({
  attempt: { type: Schema.Types.ObjectId, required: true },
  number: { type: Number, required: true },
  items: { type: Number, required: true },
  packed: { type: Buffer, required: true },
});
batch.index({ attempt: 1, number: 1 }, { unique: true });

export const ImportBatch = mongoose.model("ImportBatch", batch);
