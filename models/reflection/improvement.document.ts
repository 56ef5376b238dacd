import mongoose, { Schema, type Types } from "mongoose";
import { IMPROVEMENT_STATES, LIMITS, type ImprovementState } from "#models/shared/vocabulary.ts";

/** A remark that became something to do: whose, by when, how far. */
export interface ImprovementDocument {
  _id: Types.ObjectId;
  /** What is to be done, in a coordinator's words, and why; both are read by everybody. */
  title: string;
  text: string;
  /** The department that owns it. */
  department: Types.ObjectId;
  state: ImprovementState;
  /** Why not now; empty otherwise. */
  reason: string;
  /** Local date it is due on. */
  due: string;
  /** Where the remark came from. */
  review: Types.ObjectId;
  session: Types.ObjectId;
  /** Who made the remark and hears what becomes of it; only they and coordinators see who that was. */
  author: Types.ObjectId;
  openedBy: Types.ObjectId;
  /** What was said on the way, oldest first. */
  progress: { at: Date; by: Types.ObjectId; byName: string; state: ImprovementState; text: string }[];
  createdAt: Date;
  changedAt: Date;
  version: number;
}

const id = { type: Schema.Types.ObjectId, required: true };

const schema = new Schema<ImprovementDocument>({
  title: { type: String, required: true, maxlength: LIMITS.title },
  text: { type: String, default: "", maxlength: LIMITS.answer },
  department: id,
  state: { type: String, enum: IMPROVEMENT_STATES, default: "proposed" },
  reason: { type: String, default: "", maxlength: LIMITS.reason },
  due: { type: String, required: true },
  review: id,
  session: id,
  author: id,
  openedBy: id,
  progress: {
    type: [
      {
        _id: false,
        at: Date,
        by: Schema.Types.ObjectId,
        byName: String,
        state: String,
        text: { type: String, maxlength: LIMITS.answer },
      },
    ],
    default: [],
  },
  createdAt: { type: Date, required: true },
  changedAt: { type: Date, required: true },
  version: { type: Number, default: 0 },
});
schema.index({ state: 1, due: 1, _id: 1 });
schema.index({ department: 1, changedAt: -1 });
schema.index({ department: 1, state: 1, due: 1, _id: 1 });
schema.index({ review: 1 });
schema.index({ author: 1, createdAt: -1 });

export const Improvement = mongoose.model("Improvement", schema);
