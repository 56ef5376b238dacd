import mongoose, { Schema, type Types } from "mongoose";
import { BOOKING_STATES, LIMITS, LIVE_STATES, type BookingState } from "#models/shared/vocabulary.ts";
import { dayFields, type BookingDay } from "./day.document.ts";

/** One person's claim on one session, in exactly one state. */
export interface BookingDocument extends BookingDay {
  _id: Types.ObjectId;
  session: Types.ObjectId;
  plan: Types.ObjectId;
  person: Types.ObjectId;
  /** The host department, and the person's home department and supervisor as they were at booking. */
  host: Types.ObjectId;
  department: Types.ObjectId;
  supervisor: Types.ObjectId | null;
  state: BookingState;
  /** What the person hopes to learn; the host reads it. */
  aim: string;
  /** The session's title, start and end, kept equal to it, so that a person's list needs no join. */
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** The session plus travel between sites: while away the person counts towards the team's release cap. */
  awayFrom: Date;
  awayTo: Date;
  /** Place in the waiting list: higher priority first, then lower number. */
  line: { priority: number; number: number };
  offer: { until: Date | null };
  release: {
    how: "none" | "automatic" | "decided" | "given";
    by: Types.ObjectId | null;
    at: Date | null;
    answerBy: Date | null;
    /** Who must still agree to a request: the home team, the host. Empty otherwise. */
    needs: ("home" | "host")[];
    /** The team's cap when it was spent: a later cap does not judge an earlier release. */
    atOnce: number | null;
    /** 0 nobody was reminded, 1 who decides was, 2 the leads and coordinators were asked, too. */
    reminded: number;
  };
  /** Rules that passed, with their values, so that the decision can be explained later. */
  rules: { rule: string; value: string }[];
  /** The calendar's: UID for life, SEQUENCE and DTSTAMP of the last message. */
  uid: string;
  sequence: number;
  stamp: Date;
  /** Transitions so far: a change names the version it read, and each tells its readers once. */
  version: number;
  /** Waiting only: once the person gets another place at that time, this wait may be withdrawn. */
  leaveClashing: boolean;
  /** The host moved the session: the person may leave without the cut-off. */
  freeToLeave: boolean;
  /** Why a freed place passed this waiting person by, latest last. */
  skipped: { at: Date; code: string }[];
  /** Who ended it and why; empty while live. */
  endedHow: "" | "person" | "home" | "host" | "coordinator" | "clock";
  endedBy: Types.ObjectId | null;
  endedReason: string;
  endedAt: Date | null;
  /** Declined: the session that whoever declined suggested instead. */
  alternative?: Types.ObjectId | null;
  /** The matching round that gave the place, where one did. */
  round?: Types.ObjectId | null;
  /** One-time key of the form, so that a form sent twice books once. */
  key: string;
  createdAt: Date;
}

const id = Schema.Types.ObjectId;

const schema = new Schema<BookingDocument>({
  session: { type: id, ref: "Session", required: true },
  plan: { type: id, ref: "Plan", required: true },
  person: { type: id, ref: "Person", required: true },
  host: { type: id, required: true },
  department: { type: id, required: true },
  supervisor: { type: id, default: null },
  state: { type: String, enum: BOOKING_STATES, required: true },
  aim: { type: String, default: "", maxlength: LIMITS.aim },
  title: { type: String, required: true },
  startsAt: { type: Date, required: true },
  endsAt: { type: Date, required: true },
  awayFrom: { type: Date, required: true },
  awayTo: { type: Date, required: true },
  line: { priority: { type: Number, default: 0 }, number: { type: Number, default: 0 } },
  offer: { until: { type: Date, default: null } },
  release: {
    how: { type: String, enum: ["none", "automatic", "decided", "given"], default: "none" },
    by: { type: id, default: null },
    at: { type: Date, default: null },
    answerBy: { type: Date, default: null },
    needs: { type: [String], enum: ["home", "host"], default: [] },
    atOnce: { type: Number, default: null },
    reminded: { type: Number, default: 0 },
  },
  rules: { type: [{ _id: false, rule: String, value: String }], default: [] },
  uid: { type: String, required: true },
  sequence: { type: Number, default: 0 },
  stamp: { type: Date, required: true },
  ...dayFields,
  version: { type: Number, default: 0 },
  leaveClashing: { type: Boolean, default: false },
  freeToLeave: { type: Boolean, default: false },
  skipped: { type: [{ _id: false, at: Date, code: String }], default: [] },
  endedHow: { type: String, enum: ["", "person", "home", "host", "coordinator", "clock"], default: "" },
  endedBy: { type: id, default: null },
  endedReason: { type: String, default: "", maxlength: LIMITS.reason },
  endedAt: { type: Date, default: null },
  ...{ alternative: { type: id, default: null }, round: { type: id, default: null } },
  key: { type: String, required: true },
  createdAt: { type: Date, required: true },
});
schema.index(
  { session: 1, person: 1 },
  { unique: true, name: "one_live_booking", partialFilterExpression: { state: { $in: [...LIVE_STATES] } } },
);
schema.index({ person: 1, key: 1 }, { unique: true });
schema.index({ session: 1, state: 1, "line.priority": -1, "line.number": 1 });
schema.index({ person: 1, startsAt: 1 });
schema.index({ person: 1, awayFrom: 1 });
schema.index({ department: 1, awayFrom: 1 });
schema.index({ person: 1, plan: 1, endedHow: 1 });
schema.index({ state: 1, "offer.until": 1 });
schema.index({ startsAt: 1 }, { partialFilterExpression: { state: { $in: ["requested", "waiting"] } } });
schema.index({ endsAt: 1 }, { partialFilterExpression: { state: "booked", reflectionsAsked: false } });
schema.index({ state: 1, "release.answerBy": 1 });
for (const who of ["department", "supervisor"])
  schema.index({ [who]: 1, "release.answerBy": 1 }, { partialFilterExpression: { state: "requested" } });
// Who has observed a department, and a department's report.
schema.index({ host: 1, startsAt: 1 });
// Reports of all go through time.
schema.index({ startsAt: 1, _id: 1 });
schema.index({ uid: 1 }, { unique: true });

export const Booking = mongoose.model("Booking", schema);

/** A person's own days: compared and set whenever a booking begins or ends, so that two bookings made at once cannot
 *  both overlook each other. `_id` is the person. */
export const Diary = mongoose.model(
  "Diary",
  new Schema<{ _id: Types.ObjectId; version: number }>({ _id: id, version: { type: Number, default: 0 } }),
);

/** The same for a team's day: `_id` is "department:UTC date", or a lane of it (`cap.ts`). Guards the release cap and
 *  protected days. */
export const TeamDay = mongoose.model(
  "TeamDay",
  new Schema<{ _id: string; version: number }>({ _id: String, version: { type: Number, default: 0 } }),
);
