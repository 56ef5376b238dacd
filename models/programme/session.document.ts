import mongoose, { Schema, type Types } from "mongoose";
import { SESSION_STATES, type SessionState } from "#models/shared/vocabulary.ts";
import { planContent, type PlanContent, type PlanDocument } from "./plan.document.ts";

/** One dated occurrence of a plan, with places. The plan's content is a snapshot. */
export interface SessionDocument extends PlanContent {
  _id: Types.ObjectId;
  department: Types.ObjectId;
  plan: Types.ObjectId;
  planVersion: number;
  /** The plan's checklist when it was published: a later plan does not change a running day. Absent in older sessions. */
  checklist?: PlanDocument["checklist"] | null;
  /** The person who receives the visitors. */
  host: Types.ObjectId;
  hostName: string;
  site: Types.ObjectId;
  siteName: string;
  /** IANA zone of the site, frozen. */
  zone: string;
  startsAt: Date;
  endsAt: Date;
  /** Local date at the site. */
  day: string;
  /** Folded words of the title, which search looks through by prefix. */
  words: string[];
  askHost: boolean;
  /** Counters for the conditional write only; the bookings' states are the truth (`npm run audit:data` compares). */
  taken: number;
  waiting: number;
  lastNumber: number;
  state: SessionState;
  cancelReason: string;
  /** When a host closed it: the third part of the day is done. A session is not finished until it is closed. */
  closedAt: Date | null;
  closedBy: Types.ObjectId | null;
  /** Grows when time or place change: the calendar follows it. */
  version: number;
  /** One-time key of the form that published it, so that a form sent twice publishes once. */
  key: string;
  publishedBy: Types.ObjectId;
  createdAt: Date;
}

const schema = new Schema<SessionDocument>({
  ...planContent,
  department: { type: Schema.Types.ObjectId, ref: "Department", required: true },
  plan: { type: Schema.Types.ObjectId, ref: "Plan", required: true },
  planVersion: { type: Number, required: true },
  checklist: { type: Schema.Types.Mixed, default: null },
  host: { type: Schema.Types.ObjectId, ref: "Person", required: true },
  hostName: { type: String, required: true },
  site: { type: Schema.Types.ObjectId, ref: "Site", required: true },
  siteName: { type: String, required: true },
  zone: { type: String, required: true },
  startsAt: { type: Date, required: true },
  endsAt: { type: Date, required: true },
  day: { type: String, required: true },
  words: { type: [String], default: [] },
  askHost: { type: Boolean, default: false },
  taken: { type: Number, default: 0, min: 0 },
  waiting: { type: Number, default: 0, min: 0 },
  lastNumber: { type: Number, default: 0 },
  state: { type: String, enum: SESSION_STATES, required: true },
  cancelReason: { type: String, default: "" },
  closedAt: { type: Date, default: null },
  closedBy: { type: Schema.Types.ObjectId, default: null },
  version: { type: Number, default: 0 },
  key: { type: String, required: true },
  publishedBy: { type: Schema.Types.ObjectId, required: true },
  createdAt: { type: Date, required: true },
});
schema.index({ state: 1, startsAt: 1, _id: 1 });
schema.index({ department: 1, startsAt: 1, _id: 1 });
schema.index({ state: 1, kind: 1, startsAt: 1, _id: 1 });
schema.index({ startsAt: 1 }, { name: "with_line", partialFilterExpression: { waiting: { $gt: 0 } } });
schema.index({ words: 1 });
schema.index({ plan: 1, startsAt: 1 });
schema.index({ host: 1, startsAt: 1 });
schema.index({ publishedBy: 1, key: 1 }, { unique: true });

export const Session = mongoose.model("Session", schema);
