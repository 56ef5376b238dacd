import mongoose, { Schema } from "mongoose";

/** Who runs a job at the moment, where several processes could. `_id` is the job's name. */
export interface LeaseDocument {
  _id: string;
  holder: string;
  until: Date;
}

const schema = new Schema<LeaseDocument>({
  _id: { type: String, required: true },
  holder: { type: String, required: true },
  until: { type: Date, required: true },
});

export const Lease = mongoose.model("Lease", schema);
