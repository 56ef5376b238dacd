import mongoose, { Schema, type Types } from "mongoose";

/** Somebody who wants to hear of new dates. `_id` is the person. */
export interface FollowerDocument {
  _id: Types.ObjectId;
  /** Of which departments, and since when: what was published before stood on the page they asked from. */
  follows: { department: Types.ObjectId; since: Date }[];
  /** What was published up to then has been looked at for them. */
  lookedUntil: Date;
  /** When new dates are looked at; null while there are none. */
  dueAt: Date | null;
  /** When the last letter was left, and how many were. */
  letterAt: Date | null;
  letters: number;
}

const schema = new Schema<FollowerDocument>({
  follows: [{ _id: false, department: { type: Schema.Types.ObjectId, required: true }, since: Date }],
  lookedUntil: { type: Date, required: true },
  dueAt: { type: Date, default: null },
  letterAt: { type: Date, default: null },
  letters: { type: Number, default: 0 },
});
schema.index({ "follows.department": 1 });
schema.index({ dueAt: 1 }, { partialFilterExpression: { dueAt: { $type: "date" } } });

export const Follower = mongoose.model("Follower", schema);

/** A department that published dates of which its followers have not been made due yet. `_id` is the department. */
export interface NewDatesDocument {
  _id: Types.ObjectId;
  /** When its followers are to hear. */
  dueAt: Date;
  /** Another one for each publication: what comes meanwhile is not overlooked. */
  stamp: Types.ObjectId;
}

export const NewDates = mongoose.model(
  "NewDates",
  new Schema<NewDatesDocument>({
    dueAt: { type: Date, required: true },
    stamp: { type: Schema.Types.ObjectId, required: true },
  }),
);
