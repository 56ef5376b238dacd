import mongoose, { Schema } from "mongoose";

/** A report that took long to make, kept for some minutes. */
export interface KeptReportDocument {
  /** Everything that the figures depend on but the moment: its scope, see `keyOf`. */
  _id: string;
  /** When its figures were true. */
  asOf: Date;
  /** From when on it is made anew. */
  until: Date;
  /** The report as JSON, gzip. */
  packed: Buffer;
}

const schema = new Schema<KeptReportDocument>({
  _id: { type: String, required: true },
  asOf: { type: Date, required: true },
  until: { type: Date, required: true },
  packed: { type: Buffer, required: true },
});
schema.index({ until: 1 }, { expireAfterSeconds: 0 });

export const KeptReport = mongoose.model("KeptReport", schema);
