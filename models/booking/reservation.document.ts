import mongoose, { Schema, type Types } from "mongoose";

/** Places a supervisor holds for the team without names yet. They count as taken until they are named or given back. */
export interface ReservationDocument {
  _id: Types.ObjectId;
  session: Types.ObjectId;
  department: Types.ObjectId;
  by: Types.ObjectId;
  /** Places not named yet; the reservation is over at 0. */
  places: number;
  /** Given back by itself at this instant. */
  until: Date;
  createdAt: Date;
}

const schema = new Schema<ReservationDocument>({
  session: { type: Schema.Types.ObjectId, ref: "Session", required: true },
  department: { type: Schema.Types.ObjectId, required: true },
  by: { type: Schema.Types.ObjectId, required: true },
  places: { type: Number, required: true, min: 0 },
  until: { type: Date, required: true },
  createdAt: { type: Date, required: true },
});
schema.index({ session: 1, department: 1 }, { unique: true, partialFilterExpression: { places: { $gt: 0 } } });
schema.index({ department: 1, until: 1 });
schema.index({ until: 1 }, { partialFilterExpression: { places: { $gt: 0 } } });

export const Reservation = mongoose.model("Reservation", schema);
