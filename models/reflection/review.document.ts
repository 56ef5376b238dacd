import mongoose, { Schema, type Types } from "mongoose";
import { LIMITS, REVIEW_STATES, type ReflectionRole, type ReviewState } from "#models/shared/vocabulary.ts";

/** What coordinators do with the reflections of one visit. Made with the first of them. */
export interface ReviewDocument {
  _id: Types.ObjectId;
  booking: Types.ObjectId;
  session: Types.ObjectId;
  /** The host department and the visitor's. */
  host: Types.ObjectId;
  department: Types.ObjectId;
  /** The session's title and start, so that the queue needs no join; who took part, by role. */
  title: string;
  startsAt: Date;
  people: Partial<Record<ReflectionRole, Types.ObjectId>>;
  state: ReviewState;
  /** 1 where the figures given lie far apart: looked at first. */
  apart: 0 | 1;
  ratings: Partial<Record<ReflectionRole, number>>;
  assignee: Types.ObjectId | null;
  tags: string[];
  /** Read by coordinators alone. */
  notes: { at: Date; by: Types.ObjectId; byName: string; text: string }[];
  /** The last decision, for whoever comes second. */
  last: { at: Date; by: Types.ObjectId; byName: string; what: string } | null;
  /** When the latest reflection came. */
  heardAt: Date;
  /** A decision names the version it saw. */
  version: number;
}

const id = { type: Schema.Types.ObjectId, required: true };
const maybe = Schema.Types.ObjectId;

const schema = new Schema<ReviewDocument>(
  {
    booking: id,
    session: id,
    host: id,
    department: id,
    title: { type: String, required: true },
    startsAt: { type: Date, required: true },
    people: { shadow: maybe, host: maybe, supervisor: maybe },
    state: { type: String, enum: REVIEW_STATES, default: "new" },
    apart: { type: Number, enum: [0, 1], default: 0 },
    ratings: { shadow: Number, host: Number, supervisor: Number },
    assignee: { type: maybe, default: null },
    tags: { type: [String], default: [] },
    notes: {
      type: [{ _id: false, at: Date, by: maybe, byName: String, text: { type: String, maxlength: LIMITS.longText } }],
      default: [],
    },
    last: { type: new Schema({ at: Date, by: maybe, byName: String, what: String }, { _id: false }), default: null },
    heardAt: { type: Date, required: true },
    version: { type: Number, default: 0 },
  },
  { minimize: false },
);
schema.index({ booking: 1 }, { unique: true });
schema.index({ state: 1, apart: -1, heardAt: 1, _id: 1 });
schema.index({ assignee: 1, state: 1, apart: -1, heardAt: 1, _id: 1 });
schema.index({ tags: 1, state: 1 });

export const Review = mongoose.model<ReviewDocument>("Review", schema);
