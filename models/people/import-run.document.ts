import mongoose, { Schema, type Types } from "mongoose";
import type { Mapping } from "./import/columns.ts";
import type { Outline } from "./import/outline.ts";

export const IMPORT_STATES = ["prepared", "applying", "applied"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** One staff list: looked at, then applied in batches that go on after a crash. */
export interface ImportRunDocument {
  _id: Types.ObjectId;
  state: ImportState;
  fileName: string;
  /** sha256 of the file, hex: the same list is recognised. */
  hash: string;
  headers: string[];
  mapping: Mapping;
  /** The list holds everybody, so that who is not on it has left. */
  complete: boolean;
  /** What somebody decided after a look (ids of people): who left among twins, who is not who their name says. */
  decided: { left: string[]; apart: string[] };
  /** What applying will do, as it was last shown; null while names and departments are not mapped. */
  outline: Outline | null;
  /** Who brought it: a person's id, or "system". */
  by: string;
  byName: string;
  createdAt: Date;
  appliedAt: Date | null;
  /** Which batches belong to this application, how many there are, and the next one to do. */
  attempt: Types.ObjectId | null;
  batches: number;
  nextBatch: number;
  /** People and departments done, of so many. */
  done: number;
  total: number;
  /** Who is at it, and since when; a runner that fell silent is replaced. */
  runner: string;
  runnerAt: Date | null;
  /** Rows that could not be written because somebody took their number or address meanwhile. */
  failed: number[];
  /** Leavers whose bookings are still to be ended. */
  leaving: Types.ObjectId[];
}

const schema = new Schema<ImportRunDocument>(
  {
    state: { type: String, enum: IMPORT_STATES, required: true },
    fileName: { type: String, required: true },
    hash: { type: String, required: true },
    headers: { type: [String], required: true },
    mapping: { type: Schema.Types.Mixed, required: true },
    complete: { type: Boolean, required: true },
    decided: { left: { type: [String], default: [] }, apart: { type: [String], default: [] } },
    outline: { type: Schema.Types.Mixed, default: null },
    by: { type: String, required: true },
    byName: { type: String, required: true },
    createdAt: { type: Date, required: true },
    appliedAt: { type: Date, default: null },
    attempt: { type: Schema.Types.ObjectId, default: null },
    batches: { type: Number, default: 0 },
    nextBatch: { type: Number, default: 0 },
    done: { type: Number, default: 0 },
    total: { type: Number, default: 0 },
    runner: { type: String, default: "" },
    runnerAt: { type: Date, default: null },
    failed: { type: [Number], default: [] },
    leaving: { type: [Schema.Types.ObjectId], default: [] },
  },
  { minimize: false },
);
// Two lists at once would each have looked at people the other is changing.
schema.index({ state: 1 }, { unique: true, partialFilterExpression: { state: "applying" } });
schema.index({ createdAt: -1 });
schema.index({ leaving: 1 });

export const ImportRun = mongoose.model("ImportRun", schema);
