import mongoose, { Schema, type Types } from "mongoose";
import { CHECK_PARTS, type CheckPart } from "#models/shared/day.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";

/** One step of a host's checklist, done for one session. No row: not done. */
export interface TickDocument {
  _id: Types.ObjectId;
  session: Types.ObjectId;
  part: CheckPart;
  /** The step as it read when it was ticked: the plan may change. */
  what: string;
  by: Types.ObjectId;
  byName: string;
  at: Date;
}

const schema = new Schema<TickDocument>({
  session: { type: Schema.Types.ObjectId, ref: "Session", required: true },
  part: { type: String, enum: CHECK_PARTS, required: true },
  what: { type: String, required: true, maxlength: LIMITS.longText },
  by: { type: Schema.Types.ObjectId, required: true },
  byName: { type: String, required: true },
  at: { type: Date, required: true },
});
// Two hosts tick the same step at once: the first of them did it.
schema.index({ session: 1, part: 1, what: 1 }, { unique: true });

export const Tick = mongoose.model("Tick", schema);
