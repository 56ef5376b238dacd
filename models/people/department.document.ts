import mongoose, { Schema, type Types } from "mongoose";
import { RELEASE_MODES, type ReleaseMode } from "#models/shared/vocabulary.ts";

/** A local date of a department's site, with the zone and the instants it begins and ends as they were when it was said. */
export interface ProtectedDay {
  day: string;
  zone: string;
  from: Date;
  to: Date;
  /** Why, for everybody it keeps; "" where nothing was said. */
  reason: string;
  by: Types.ObjectId | null;
  /** Visits of the team that touched the day already, and stay: from then on there are no more. */
  stays: number;
}

/** A department: home team of its people and host of its sessions. */
export interface DepartmentDocument {
  _id: Types.ObjectId;
  /** As people read it. */
  name: string;
  /** As the staff list writes it; imports match it exactly, and where none matches so, by `settleDepartments`. */
  key: string;
  /** Three letters for tiles. */
  code: string;
  site: Types.ObjectId;
  parent: Types.ObjectId | null;
  /** What we do, in a few sentences. */
  about: string;
  /** People (ids) who may release, who may publish and run sessions, and who stand in for a lead for a time. */
  leads: Types.ObjectId[];
  hosts: Types.ObjectId[];
  deputies: { person: Types.ObjectId; from: Date; until: Date }[];
  dependsOn: { department: Types.ObjectId; why: string }[];
  /** `atOnce`: at most so many of the team away at any moment, null for no cap; `staffing`: at least so many stay. */
  release: { mode: ReleaseMode; atOnce: number | null; staffing: number };
  /** Working hours within which a request is answered. */
  promiseHours: number;
  /** Hours before the start until which a person may give a place back freely. */
  noticeHours: number;
  /** Days before the start from which places can be asked for, where that is fewer than the organisation's; or null. */
  opensDays?: number | null;
  /** Days (local dates, both included) when there are no hands free for visitors, and who said so. */
  peaks?: { from: string; until: string; by: Types.ObjectId | null }[];
  /** Days on which nobody of it is released. */
  protectedDays?: ProtectedDay[];
  createdAt: Date;
}

const person = { type: Schema.Types.ObjectId, ref: "Person" };

const schema = new Schema<DepartmentDocument>({
  name: { type: String, required: true },
  key: { type: String, required: true },
  code: { type: String, required: true },
  site: { type: Schema.Types.ObjectId, ref: "Site", required: true },
  parent: { type: Schema.Types.ObjectId, default: null },
  about: { type: String, default: "" },
  leads: { type: [person], default: [] },
  hosts: { type: [person], default: [] },
  deputies: { type: [{ _id: false, person: Schema.Types.ObjectId, from: Date, until: Date }], default: [] },
  dependsOn: { type: [{ _id: false, department: Schema.Types.ObjectId, why: String }], default: [] },
  release: {
    mode: { type: String, enum: RELEASE_MODES, default: "automatic" },
    atOnce: { type: Number, default: null },
    staffing: { type: Number, default: 0 },
  },
  promiseHours: { type: Number, default: 4 },
  noticeHours: { type: Number, default: 4 },
  opensDays: { type: Number, default: null },
  peaks: { type: [{ _id: false, from: String, until: String, by: Schema.Types.ObjectId }], default: [] },
  protectedDays: {
    type: [
      {
        ...{ _id: false, day: String, zone: String, from: Date, to: Date },
        ...{ reason: String, by: Schema.Types.ObjectId, stays: Number },
      },
    ],
    default: [],
  },
  createdAt: { type: Date, required: true },
});
schema.index({ key: 1 }, { unique: true });
schema.index({ parent: 1 });
schema.index({ "dependsOn.department": 1 });
schema.index({ hosts: 1 });
schema.index({ leads: 1 });
schema.index({ "deputies.person": 1 });

export const Department = mongoose.model("Department", schema);
