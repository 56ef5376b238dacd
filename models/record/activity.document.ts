import mongoose, { Schema, type Types } from "mongoose";

/** What happened, appended and never changed: timeline and audit in one. Holds no reflection text. */
export interface ActivityDocument {
  _id: Types.ObjectId;
  at: Date;
  /** A person's id, or "system". */
  actor: string;
  actorName: string;
  /** Verb and noun, such as "booking.cancelled". */
  what: string;
  thing: { kind: string; id: string };
  before: string;
  after: string;
  facts: Record<string, unknown>;
}

const schema = new Schema<ActivityDocument>(
  {
    at: { type: Date, required: true },
    actor: { type: String, required: true },
    actorName: { type: String, required: true },
    what: { type: String, required: true },
    thing: { kind: { type: String, required: true }, id: { type: String, required: true } },
    before: { type: String, default: "" },
    after: { type: String, default: "" },
    facts: { type: Schema.Types.Mixed, default: {} },
  },
  { minimize: false },
);
schema.index({ "thing.id": 1, at: 1 });
schema.index({ at: 1 });

export const Activity = mongoose.model("Activity", schema);
