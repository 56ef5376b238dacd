import mongoose, { Schema, type Types } from "mongoose";
import { CONCERN_STATES, LIMITS, type ConcernState } from "#models/shared/vocabulary.ts";

/**
 * Something told to coordinators alone. Nothing else in the database names it: not the visit, not the reflection, not
 * the record of what happened. It keeps a log of its own.
 */
export interface ConcernDocument {
  _id: Types.ObjectId;
  text: string;
  /** Who told it, and how they may be reached without others noticing. */
  by: Types.ObjectId;
  byName: string;
  reach: string;
  /** The visit it is about, where it is about one. */
  session: Types.ObjectId | null;
  /** People who must not read it even if they coordinate: who hosted or released. */
  apart: Types.ObjectId[];
  state: ConcernState;
  /** Until when it is promised an answer, and when it had one. */
  answerBy: Date;
  answeredAt: Date | null;
  handler: Types.ObjectId | null;
  /** Who did and who read what, oldest first. */
  log: { at: Date; by: string; byName: string; what: string; text: string }[];
  /** One-time key of the form. */
  key: string;
  createdAt: Date;
  version: number;
}

const schema = new Schema<ConcernDocument>({
  text: { type: String, required: true, maxlength: LIMITS.longText },
  by: { type: Schema.Types.ObjectId, required: true },
  byName: { type: String, required: true },
  reach: { type: String, default: "", maxlength: LIMITS.shortText },
  session: { type: Schema.Types.ObjectId, default: null },
  apart: { type: [Schema.Types.ObjectId], default: [] },
  state: { type: String, enum: CONCERN_STATES, default: "waiting" },
  answerBy: { type: Date, required: true },
  answeredAt: { type: Date, default: null },
  handler: { type: Schema.Types.ObjectId, default: null },
  log: {
    type: [{ _id: false, at: Date, by: String, byName: String, what: String, text: { type: String, default: "" } }],
    default: [],
  },
  key: { type: String, required: true },
  createdAt: { type: Date, required: true },
  version: { type: Number, default: 0 },
});
schema.index({ state: 1, answerBy: 1, _id: 1 });
schema.index({ by: 1, key: 1 }, { unique: true });

export const Concern = mongoose.model("Concern", schema);
