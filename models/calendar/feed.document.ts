import mongoose, { Schema, type Types } from "mongoose";

/** The secret calendar address of one person. The address itself is derived from SECRET, person and version (so it can
 *  be shown again), and only its hash is kept; a new version makes the old address unknown at once. */
export interface FeedDocument {
  _id: Types.ObjectId;
  person: Types.ObjectId;
  version: number;
  /** sha256 of the token, hex. */
  hash: string;
  createdAt: Date;
  fetchedAt: Date | null;
}

const schema = new Schema<FeedDocument>({
  person: { type: Schema.Types.ObjectId, required: true },
  version: { type: Number, required: true },
  hash: { type: String, required: true },
  createdAt: { type: Date, required: true },
  fetchedAt: { type: Date, default: null },
});
schema.index({ person: 1 }, { unique: true });
schema.index({ hash: 1 }, { unique: true });

export const Feed = mongoose.model("Feed", schema);
