import mongoose, { Schema, type Types } from "mongoose";
import { PLACEMENT_STATES, WISH_REASONS, type PlacementState, type WishReason } from "#models/shared/vocabulary.ts";

/** Why one wish brought no place: true of every session it stands for. */
export interface WishAnswer {
  /** 1 for the first wish. */
  rank: number;
  title: string;
  why: { code: WishReason; facts: Record<string, unknown> }[];
}

/** Where one person stands in a matched round. */
export interface PlacementDocument {
  _id: Types.ObjectId;
  round: Types.ObjectId;
  person: Types.ObjectId;
  /** As the list of the preview needs them. */
  name: string;
  sortName: string;
  department: Types.ObjectId;
  /** How many wishes the person named, and in how many rounds they got nothing since they last got something. */
  wishes: number;
  waited: number;
  state: PlacementState;
  /** The session, and the rank of the wish it answers; null without a place. */
  session: Types.ObjectId | null;
  title: string;
  startsAt: Date | null;
  zone: string;
  rank: number | null;
  /** The wishes that brought nothing: those before `rank`, or all. */
  answers: WishAnswer[];
  /** What became of the preview's place when the round was announced: why it was lost, or "added" for somebody who got one
   *  only then. Empty where nothing changed. */
  change: WishReason | "added" | "";
  /** The session the preview had shown, where it was lost. */
  before: { session: Types.ObjectId | null; title: string };
  /** Sessions the booking rules refused while the round was being announced, with the reason: not tried again. */
  refused: { session: Types.ObjectId; code: WishReason; facts: Record<string, unknown> }[];
  /** What a coordinator had decided when it was matched. */
  decided?: "" | "fixed" | "barred";
  booking: Types.ObjectId | null;
  settledAt: Date | null;
}

const id = Schema.Types.ObjectId;
const why = { code: { type: String, enum: WISH_REASONS }, facts: Schema.Types.Mixed };

const schema = new Schema<PlacementDocument>(
  {
    round: { type: id, ref: "Round", required: true },
    person: { type: id, ref: "Person", required: true },
    name: { type: String, required: true },
    sortName: { type: String, required: true },
    department: { type: id, required: true },
    wishes: { type: Number, required: true },
    waited: { type: Number, default: 0 },
    state: { type: String, enum: PLACEMENT_STATES, required: true },
    session: { type: id, default: null },
    title: { type: String, default: "" },
    startsAt: { type: Date, default: null },
    zone: { type: String, default: "" },
    rank: { type: Number, default: null },
    answers: { type: [{ _id: false, rank: Number, title: String, why: [{ _id: false, ...why }] }], default: [] },
    change: { type: String, enum: ["", "added", ...WISH_REASONS], default: "" },
    before: { session: { type: id, default: null }, title: { type: String, default: "" } },
    refused: { type: [{ _id: false, session: id, ...why }], default: [] },
    decided: { type: String, enum: ["", "fixed", "barred"], default: "" },
    booking: { type: id, default: null },
    settledAt: { type: Date, default: null },
  },
  // Reasons without facts keep their empty ones.
  { minimize: false },
);
schema.index({ round: 1, person: 1 }, { unique: true });
schema.index({ round: 1, state: 1, sortName: 1, _id: 1 });
schema.index({ round: 1, sortName: 1, _id: 1 });
schema.index({ round: 1, change: 1 });
schema.index({ round: 1, waited: -1, sortName: 1, _id: 1 });
schema.index({ person: 1, round: 1 });

export const Placement = mongoose.model("Placement", schema);
