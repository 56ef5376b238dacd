import mongoose, { Schema, type Types } from "mongoose";
import { LIMITS } from "#models/shared/vocabulary.ts";

/** A note of thanks to who hosted. Everybody reads it once both wish so. */
export interface ThanksDocument {
  _id: Types.ObjectId;
  booking: Types.ObjectId;
  session: Types.ObjectId;
  from: Types.ObjectId;
  to: Types.ObjectId;
  /** The department that hosted. */
  department: Types.ObjectId;
  title: string;
  text: string;
  /** Whoever thanks would have it read by all; whoever was thanked, too (null: has not said). */
  offered: boolean;
  shown: boolean | null;
  createdAt: Date;
}

const id = { type: Schema.Types.ObjectId, required: true };

const schema = new Schema<ThanksDocument>({
  booking: id,
  session: id,
  from: id,
  to: id,
  department: id,
  title: { type: String, required: true },
  text: { type: String, required: true, maxlength: LIMITS.reason },
  offered: { type: Boolean, default: false },
  shown: { type: Boolean, default: null },
  createdAt: { type: Date, required: true },
});
schema.index({ booking: 1, from: 1 }, { unique: true });
schema.index({ to: 1, createdAt: -1, _id: -1 });
schema.index({ department: 1, createdAt: -1 }, { partialFilterExpression: { offered: true, shown: true } });

export const Thanks = mongoose.model("Thanks", schema);
