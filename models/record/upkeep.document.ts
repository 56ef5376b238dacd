import mongoose, { Schema } from "mongoose";

/** What was last done for the database's health. `_id` says what: a backup or a verification. */
export interface UpkeepDocument {
  _id: "backup" | "verify";
  at: Date;
  /** It ended well; of a verification, nothing was broken. */
  good: boolean;
  documents: number;
}

const schema = new Schema<UpkeepDocument>({
  _id: { type: String, required: true, enum: ["backup", "verify"] },
  at: { type: Date, required: true },
  good: { type: Boolean, required: true },
  documents: { type: Number, required: true },
});

export const Upkeep = mongoose.model("Upkeep", schema);
