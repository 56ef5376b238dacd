import mongoose, { Schema, type Types } from "mongoose";
import { PERIODS, type Period } from "#models/shared/vocabulary.ts";

/** The one organisation of this installation; there is a document from the end of first-run set-up on. */
export interface OrganisationDocument {
  _id: "organisation";
  name: string;
  createdAt: Date;
  /** A person may hold or await so many places ahead of now. */
  bookingsAhead: number;
  /** Travel between two sites counts as away: minutes before and after. */
  travelMinutes: number;
  /** Places can be asked for from so many days before a session on; null for as soon as it is published. */
  opensDays: number | null;
  /** A person may have so many visits in a calendar quarter or year; null for any number. */
  visitsMost: number | null;
  visitsPer: Period;
  /** Set by the demo alone: when it was made, so that it is made anew after a week. */
  demoMadeAt?: Date;
  /** Set by the demo alone: whom its start page signs in by one click, and what to look at as them. */
  demoCast?: { person: Types.ObjectId; why: string }[];
}

export const Organisation = mongoose.model(
  "Organisation",
  new Schema<OrganisationDocument>({
    _id: { type: String, required: true },
    name: { type: String, required: true },
    createdAt: { type: Date, required: true },
    bookingsAhead: { type: Number, default: 10 },
    travelMinutes: { type: Number, default: 60 },
    opensDays: { type: Number, default: null },
    visitsMost: { type: Number, default: null },
    visitsPer: { type: String, enum: PERIODS, default: "quarter" },
    demoMadeAt: Date,
    demoCast: { type: [{ _id: false, person: Schema.Types.ObjectId, why: String }], default: undefined },
  }),
);
