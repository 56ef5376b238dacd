import mongoose, { Schema, type Types } from "mongoose";
import { LIMITS, ROUND_STATES, type RoundState } from "#models/shared/vocabulary.ts";

/** What a preview says in figures, counted when it was matched and again after what changed was repaired. */
export interface RoundFigures {
  people: number;
  placed: number;
  first: number;
  secondOrThird: number;
  /** A wish after the third. */
  other: number;
  /** Sessions of the round that have a minimum and would not reach it. */
  calledOff: number;
  sessions: number;
  /** Places that were free, and those of them the plan uses. */
  places: number;
  /** People who got nothing in an earlier round, and those of them who get something now. */
  waited: number;
  waitedPlaced: number;
  /** Points of the plan, and what no plan can pass; null where no bound was proven. */
  value: number;
  bound: number | null;
  /** How many first come, first served would place. */
  firstCome: number;
  /** By home department, the largest first. */
  departments: { department: Types.ObjectId; first: number; secondOrThird: number; other: number; none: number }[];
}

/** A matching round: it collects ranked wishes, is matched, previewed, then announced. */
export interface RoundDocument {
  _id: Types.ObjectId;
  name: string;
  /** The sessions that take part begin on these local dates of `zone`, both included. */
  firstDay: string;
  lastDay: string;
  zone: string;
  /** The same as instants, half-open. */
  from: Date;
  until: Date;
  /** Home departments that may take part; all when empty. */
  departments: Types.ObjectId[];
  /** Wishes are taken until this instant. */
  wishesUntil: Date;
  /** Settles ties; shown from the opening on, so that anybody can draw the same lots. */
  seed: string;
  state: RoundState;
  /** Grows with each edit: two coordinators do not overwrite each other. */
  version: number;
  /** People with wishes. Changes in the commit that changes a wish list, under the filter that wishes are still taken. */
  lists: number;
  /** Grows with each saving of wishes: what makes saving and closing collide. */
  saves: number;
  /** One-time key of the form that opened it. */
  key: string;
  by: Types.ObjectId;
  createdAt: Date;
  /** Letters on their way to many people: what they say, and the last person (by id) who got one. */
  telling: { what: "" | "opened" | "withdrawn"; after: Types.ObjectId | null };
  /** Matchings so far; the preview shown is the last one's. */
  run: number;
  matchingAt: Date | null;
  matchedAt: Date | null;
  /** How long it took, in milliseconds. */
  took: number;
  figures: RoundFigures | null;
  /** Who announced, and how far it is: what changed is repaired, then places are booked, then the others are told; should
   *  a place be lost meanwhile, it is repaired once more. */
  announcing: {
    by: Types.ObjectId | null;
    byName: string;
    at: Date | null;
    step: "repair" | "book" | "tell";
    pass: number;
    /** A place was lost while places were booked: repair once more. */
    again: boolean;
    finishedAt: Date | null;
  };
}

const id = Schema.Types.ObjectId;

const schema = new Schema<RoundDocument>({
  name: { type: String, required: true, maxlength: LIMITS.title },
  firstDay: { type: String, required: true },
  lastDay: { type: String, required: true },
  zone: { type: String, required: true },
  from: { type: Date, required: true },
  until: { type: Date, required: true },
  departments: { type: [id], default: [] },
  wishesUntil: { type: Date, required: true },
  seed: { type: String, required: true },
  state: { type: String, enum: ROUND_STATES, required: true },
  version: { type: Number, default: 0 },
  lists: { type: Number, default: 0, min: 0 },
  saves: { type: Number, default: 0 },
  key: { type: String, required: true },
  by: { type: id, required: true },
  createdAt: { type: Date, required: true },
  telling: {
    what: { type: String, enum: ["", "opened", "withdrawn"], default: "" },
    after: { type: id, default: null },
  },
  run: { type: Number, default: 0 },
  matchingAt: { type: Date, default: null },
  matchedAt: { type: Date, default: null },
  took: { type: Number, default: 0 },
  figures: { type: Schema.Types.Mixed, default: null },
  announcing: {
    by: { type: id, default: null },
    byName: { type: String, default: "" },
    at: { type: Date, default: null },
    step: { type: String, enum: ["repair", "book", "tell"], default: "repair" },
    pass: { type: Number, default: 0 },
    again: { type: Boolean, default: false },
    finishedAt: { type: Date, default: null },
  },
});
schema.index({ by: 1, key: 1 }, { unique: true });
schema.index({ state: 1, wishesUntil: 1 });
schema.index({ createdAt: -1 });
schema.index({ "telling.what": 1 }, { partialFilterExpression: { "telling.what": { $in: ["opened", "withdrawn"] } } });

export const Round = mongoose.model("Round", schema);
