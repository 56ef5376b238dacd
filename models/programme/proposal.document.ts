import mongoose, { Schema, type Types } from "mongoose";
import { LIMITS, PROPOSAL_STATES, type ProposalState } from "#models/shared/vocabulary.ts";

/** A date that somebody suggests to a department they would like to visit. At most one open a person and department. */
export interface ProposalDocument {
  _id: Types.ObjectId;
  department: Types.ObjectId;
  /** Null where any visit would do; its title as it was then. */
  plan: Types.ObjectId | null;
  title: string;
  person: Types.ObjectId;
  /** By the clock of the site where it would be. */
  startsAt: Date;
  zone: string;
  siteName: string;
  words: string;
  state: ProposalState;
  /** Published: the date that answers it. */
  session: Types.ObjectId | null;
  answeredBy: Types.ObjectId | null;
  answeredAt: Date | null;
  answer: string;
  /** One-time key of the form, so that a form sent twice suggests once. */
  key: string;
  createdAt: Date;
}

const id = Schema.Types.ObjectId;

const schema = new Schema<ProposalDocument>({
  department: { type: id, required: true },
  plan: { type: id, default: null },
  title: { type: String, default: "" },
  person: { type: id, required: true },
  startsAt: { type: Date, required: true },
  zone: { type: String, required: true },
  siteName: { type: String, required: true },
  words: { type: String, default: "", maxlength: LIMITS.reason },
  state: { type: String, enum: PROPOSAL_STATES, default: "open" },
  session: { type: id, default: null },
  answeredBy: { type: id, default: null },
  answeredAt: { type: Date, default: null },
  answer: { type: String, default: "", maxlength: LIMITS.reason },
  key: { type: String, required: true },
  createdAt: { type: Date, required: true },
});
const open = { partialFilterExpression: { state: "open" } };
schema.index({ person: 1, department: 1 }, { unique: true, name: "one_open", ...open });
schema.index({ person: 1, key: 1 }, { unique: true });
schema.index({ person: 1, startsAt: -1 });
schema.index({ department: 1, startsAt: 1 }, open);
schema.index({ startsAt: 1 }, open);

export const Proposal = mongoose.model("Proposal", schema);
