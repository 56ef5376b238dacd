import mongoose, { Schema, type Types } from "mongoose";
import { KINDS, LIMITS, type Kind } from "#models/shared/vocabulary.ts";

/** What a visit is like: frozen on each session published from the plan. */
export interface PlanContent {
  title: string;
  kind: Kind;
  /** What the visitor will see and learn. */
  aims: string;
  agenda: { minutes: number; what: string; where: string }[];
  bring: string;
  wear: string;
  /** Steps, noise, heights: what a visitor should know before coming. */
  goodToKnow: string;
  meetingPoint: string;
  /** Length in minutes. */
  minutes: number;
  places: number;
  minimum: number;
  /** Kinds of clearance a visitor must hold on the day. */
  clearances: string[];
}

/** A department's reusable description of a visit. */
export interface PlanDocument extends PlanContent {
  _id: Types.ObjectId;
  department: Types.ObjectId;
  /** Where its visits take place. */
  site: Types.ObjectId;
  checklist: { opening: string[]; running: string[]; closing: string[] };
  /** The host decides on each visitor, too. */
  askHost: boolean;
  /** Grows with each change; sessions keep the version they were published from. */
  version: number;
  /** One-time key of the form that wrote it, so that a form sent twice writes one plan. */
  key?: string;
  createdAt: Date;
  retiredAt: Date | null;
}

/** Fields of a plan that a session copies. */
export const planContent = {
  title: { type: String, required: true, maxlength: LIMITS.title },
  kind: { type: String, enum: [...KINDS], required: true },
  aims: { type: String, default: "", maxlength: LIMITS.longText },
  agenda: { type: [{ _id: false, minutes: Number, what: String, where: String }], default: [] },
  bring: { type: String, default: "" },
  wear: { type: String, default: "" },
  goodToKnow: { type: String, default: "" },
  meetingPoint: { type: String, required: true },
  minutes: { type: Number, required: true, min: LIMITS.minutes.min, max: LIMITS.minutes.max },
  places: {
    ...{ type: Number, required: true, min: LIMITS.places.min, max: LIMITS.places.max },
    validate: Number.isInteger,
  },
  minimum: { type: Number, default: 1 },
  clearances: { type: [String], default: [] },
};

const schema = new Schema<PlanDocument>({
  ...planContent,
  department: { type: Schema.Types.ObjectId, ref: "Department", required: true },
  site: { type: Schema.Types.ObjectId, ref: "Site", required: true },
  checklist: {
    opening: { type: [String], default: [] },
    running: { type: [String], default: [] },
    closing: { type: [String], default: [] },
  },
  askHost: { type: Boolean, default: false },
  version: { type: Number, required: true },
  key: String,
  createdAt: { type: Date, required: true },
  retiredAt: { type: Date, default: null },
});
schema.index({ department: 1, key: 1 }, { unique: true, partialFilterExpression: { key: { $exists: true } } });
schema.index({ department: 1, retiredAt: 1, title: 1 });

export const Plan = mongoose.model("Plan", schema);
