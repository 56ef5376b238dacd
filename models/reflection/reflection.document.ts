import mongoose, { Schema, type Types } from "mongoose";
import {
  LIMITS,
  REFLECTION_ROLES,
  REFLECTION_STATES,
  type Question,
  type ReflectionRole,
  type ReflectionState,
} from "#models/shared/vocabulary.ts";

/** What one of those who took part writes about one visit. At most one a booking and role. */
export interface ReflectionDocument {
  _id: Types.ObjectId;
  booking: Types.ObjectId;
  session: Types.ObjectId;
  role: ReflectionRole;
  /** Whose words they are. */
  author: Types.ObjectId;
  /** The department that hosted, and the visitor's home department. */
  host: Types.ObjectId;
  department: Types.ObjectId;
  /** When the visit ended. */
  endedAt: Date;
  state: ReflectionState;
  answers: Partial<Record<Question, string>>;
  /** The figure from 1 to 5; null until given. */
  rating: number | null;
  /** Kept with a draft; when it is sent they become a `Thanks` of their own. */
  thanks: string;
  thanksPublic: boolean;
  /** Reminders so far, and when the next is due; null when there is none to come. */
  nudges: number;
  nudgeAt: Date | null;
  askedAt: Date;
  sentAt: Date | null;
  /** Grows with each save: an older page cannot write over a newer one. */
  version: number;
}

const id = { type: Schema.Types.ObjectId, required: true };
const answer = { type: String, maxlength: LIMITS.answer };

const schema = new Schema<ReflectionDocument>(
  {
    booking: id,
    session: id,
    role: { type: String, enum: REFLECTION_ROLES, required: true },
    author: id,
    host: id,
    department: id,
    endedAt: { type: Date, required: true },
    state: { type: String, enum: REFLECTION_STATES, default: "asked" },
    answers: {
      learned: answer,
      heard: answer,
      effect: answer,
      cover: answer,
      friction: answer,
      commitment: answer,
    },
    rating: { type: Number, min: 1, max: 5, default: null },
    thanks: { type: String, default: "", maxlength: LIMITS.reason },
    thanksPublic: { type: Boolean, default: false },
    nudges: { type: Number, default: 0 },
    nudgeAt: { type: Date, default: null },
    askedAt: { type: Date, required: true },
    sentAt: { type: Date, default: null },
    version: { type: Number, default: 0 },
  },
  { minimize: false },
);
schema.index({ booking: 1, role: 1 }, { unique: true });
schema.index({ author: 1, endedAt: -1, _id: -1 });
schema.index({ nudgeAt: 1 }, { partialFilterExpression: { nudgeAt: { $type: "date" } } });
schema.index({ host: 1, state: 1, sentAt: 1 });
// Reports go through time.
schema.index({ endedAt: 1 });

export const Reflection = mongoose.model("Reflection", schema);
