import mongoose, { Schema, type Types } from "mongoose";

/** What a coordinator decided for one person of a round, which every matching of it keeps. */
export interface PinDocument {
  _id: Types.ObjectId;
  round: Types.ObjectId;
  person: Types.ObjectId;
  /** The session the person gets, before anybody else is served; null leaves it to the matching. */
  fixed: Types.ObjectId | null;
  /** Sessions the person does not get. */
  barred: Types.ObjectId[];
  by: Types.ObjectId;
  at: Date;
}

const id = Schema.Types.ObjectId;

const schema = new Schema<PinDocument>({
  round: { type: id, required: true },
  person: { type: id, required: true },
  fixed: { type: id, default: null },
  barred: { type: [id], default: [] },
  by: { type: id, required: true },
  at: { type: Date, required: true },
});
schema.index({ round: 1, person: 1 }, { unique: true });

export const Pin = mongoose.model("Pin", schema);
