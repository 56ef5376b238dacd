import mongoose, { Schema, type Types } from "mongoose";
import { WISH_KINDS, type WishKind } from "#models/shared/vocabulary.ts";

/** One wish; its rank is its place in the list. */
export interface WishDocument {
  kind: WishKind;
  /** The session, plan or department. */
  of: Types.ObjectId;
  /** How it was called when it was wished for. */
  title: string;
}

/** What one person wishes for in one round, best first; six at most. */
export interface WishListDocument {
  _id: Types.ObjectId;
  round: Types.ObjectId;
  person: Types.ObjectId;
  wishes: WishDocument[];
  createdAt: Date;
  changedAt: Date;
}

const schema = new Schema<WishListDocument>({
  round: { type: Schema.Types.ObjectId, ref: "Round", required: true },
  person: { type: Schema.Types.ObjectId, ref: "Person", required: true },
  wishes: {
    type: [
      {
        _id: false,
        kind: { type: String, enum: WISH_KINDS, required: true },
        of: { type: Schema.Types.ObjectId, required: true },
        title: { type: String, required: true },
      },
    ],
    default: [],
  },
  createdAt: { type: Date, required: true },
  changedAt: { type: Date, required: true },
});
schema.index({ round: 1, person: 1 }, { unique: true });
schema.index({ person: 1, changedAt: -1 });

export const WishList = mongoose.model("WishList", schema);
