import mongoose, { Schema } from "mongoose";

/** Counts the staff numbers given to people whose list has none; it only grows, so that none is given twice. */
export interface StaffNumberDocument {
  _id: "staff-number";
  next: number;
}

export const StaffNumber = mongoose.model(
  "StaffNumber",
  new Schema<StaffNumberDocument>({ _id: { type: String, required: true }, next: { type: Number, required: true } }),
);
