import mongoose, { Schema, type Types } from "mongoose";

/** A place with a time zone; sessions happen at one, people belong to one. */
export interface SiteDocument {
  _id: Types.ObjectId;
  name: string;
  /** `name` as it is matched: lower case, single spaces. */
  key: string;
  /** IANA zone. */
  zone: string;
  /** Response times and offers run in these: ISO weekdays (1 Monday) and local clocks. */
  workingHours: { weekdays: number[]; from: string; to: string };
  /** Local dates on which nobody is expected to answer. */
  closedDays: string[];
}

const schema = new Schema<SiteDocument>({
  name: { type: String, required: true },
  key: { type: String, required: true },
  zone: { type: String, required: true },
  workingHours: {
    weekdays: { type: [Number], default: [1, 2, 3, 4, 5] },
    from: { type: String, default: "08:00" },
    to: { type: String, default: "17:00" },
  },
  closedDays: { type: [String], default: [] },
});
schema.index({ key: 1 }, { unique: true });

export const Site = mongoose.model("Site", schema);
