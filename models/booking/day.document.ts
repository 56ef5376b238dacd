import { Schema, type Types } from "mongoose";
import { LIMITS, OUTCOMES, type Outcome } from "#models/shared/vocabulary.ts";

/** What the day of the session adds to a booking. */
export interface BookingDay {
  /** What happened, and who said so last and when; empty until somebody says. */
  outcome: Outcome | null;
  outcomeBy: Types.ObjectId | null;
  outcomeAt: Date | null;
  /** When the person was there, by their own word or a host's. */
  arrivedAt: Date | null;
  arrivedBy: Types.ObjectId | null;
  /** The person is late: by so many minutes, with a note for the host. */
  late: { minutes: number; note: string; at: Date } | null;
  /** A host added the person at the door, without a booking made beforehand. */
  walkIn: boolean;
  /** Afterwards: those who took part have been asked for their reflections. */
  reflectionsAsked: boolean;
}

const id = Schema.Types.ObjectId;

const lateness = new Schema<NonNullable<BookingDay["late"]>>(
  {
    minutes: { type: Number, required: true },
    note: { type: String, default: "", maxlength: LIMITS.shortText },
    at: { type: Date, required: true },
  },
  { _id: false },
);

export const dayFields = {
  outcome: { type: String, enum: [...OUTCOMES, null], default: null },
  outcomeBy: { type: id, default: null },
  outcomeAt: { type: Date, default: null },
  arrivedAt: { type: Date, default: null },
  arrivedBy: { type: id, default: null },
  late: { type: lateness, default: null },
  walkIn: { type: Boolean, default: false },
  reflectionsAsked: { type: Boolean, default: false },
};

/** Before the day, when nobody has said anything. */
export const QUIET_DAY: Readonly<BookingDay> = {
  ...{ outcome: null, outcomeBy: null, outcomeAt: null },
  ...{ arrivedAt: null, arrivedBy: null, late: null, walkIn: false, reflectionsAsked: false },
};
