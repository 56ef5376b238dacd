import mongoose, { Schema, type Types } from "mongoose";
import { LIMITS, ROLES, type Role } from "#models/shared/vocabulary.ts";

/** Somebody on the staff list. */
export interface PersonDocument {
  _id: Types.ObjectId;
  /** As people read it: "Maren Okafor-Lindqvist". */
  name: string;
  /** Family name first, folded for sorting. */
  sortName: string;
  /** As the staff list writes it; imports match it exactly within a department. */
  key: string;
  /** Folded words of name, job title, number: what search looks through, by prefix. */
  words: string[];
  /** The first letters of those, by which many that begin alike are found in their order. */
  starts: string[];
  jobTitle: string;
  fullTime: boolean | null;
  /** The name of the shift pattern, as the staff list gives it ("Early rota"); empty where it gives none. */
  shift?: string;
  department: Types.ObjectId;
  site: Types.ObjectId;
  supervisor: Types.ObjectId | null;
  /** Lower case; absent for people without mail. */
  email?: string;
  /** From the list, or given out at import: unique in the organisation. */
  staffNumber: string;
  roles: Role[];
  language: string;
  clearances: { kind: string; until: Date }[];
  /** What the person needs to come along: step-free ways, somebody who signs. Written by themselves. */
  accessNeeds: string;
  /** Hosts of sessions the person is booked on see the needs; nobody does while this is false. */
  sharesNeeds: boolean;
  /** The import that brought this person (its key is unique with the row, so that a batch can be run again). */
  importRow?: string;
  createdAt: Date;
  /** When somebody who left the list left; everything they could do has ended. */
  leftAt: Date | null;
}

/** The index of the words of people who are here. */
export const WORDS_HERE = "words_here";

const schema = new Schema<PersonDocument>({
  name: { type: String, required: true },
  sortName: { type: String, required: true },
  key: { type: String, required: true },
  words: { type: [String], required: true },
  starts: { type: [String], required: true },
  jobTitle: { type: String, default: "" },
  fullTime: { type: Boolean, default: null },
  shift: { type: String, default: "", maxlength: LIMITS.shift },
  department: { type: Schema.Types.ObjectId, ref: "Department", required: true },
  site: { type: Schema.Types.ObjectId, ref: "Site", required: true },
  supervisor: { type: Schema.Types.ObjectId, ref: "Person", default: null },
  email: String,
  staffNumber: { type: String, required: true },
  roles: { type: [String], enum: ROLES, default: [] },
  language: { type: String, default: "en" },
  clearances: { type: [{ _id: false, kind: String, until: Date }], default: [] },
  accessNeeds: { type: String, default: "", maxlength: LIMITS.shortText },
  sharesNeeds: { type: Boolean, default: false },
  importRow: String,
  createdAt: { type: Date, required: true },
  leftAt: { type: Date, default: null },
});
schema.index({ email: 1 }, { unique: true, partialFilterExpression: { email: { $exists: true } } });
schema.index({ staffNumber: 1 }, { unique: true });
// A department's people, and everybody, who are here, by name.
schema.index({ department: 1, leftAt: 1, sortName: 1, _id: 1 });
schema.index({ department: 1, key: 1 });
schema.index({ leftAt: 1, sortName: 1, _id: 1 });
schema.index({ supervisor: 1 });
// By whole words, those who are here: how many begin alike is counted in it alone.
schema.index({ words: 1 }, { name: WORDS_HERE, partialFilterExpression: { leftAt: null } });
// Whose words begin alike, by name.
schema.index({ starts: 1, leftAt: 1, sortName: 1, _id: 1 });
schema.index({ roles: 1 });
schema.index({ importRow: 1 }, { unique: true, partialFilterExpression: { importRow: { $exists: true } } });

export const Person = mongoose.model("Person", schema);
