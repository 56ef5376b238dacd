import type { ClientSession } from "mongoose";
import { LINE, type SessionLine } from "./listing.ts";
import { Session, type SessionDocument } from "./session.document.ts";

/** Coming sessions of the same department with a place that nobody waits for, soonest first; at most `most`. */
export const roomyDates = (
  of: Pick<SessionDocument, "_id" | "department">,
  now: Date,
  most: number,
  tx?: ClientSession,
): Promise<SessionLine[]> =>
  Session.find(
    {
      department: of.department,
      startsAt: { $gt: now },
      state: "published",
      waiting: 0,
      _id: { $ne: of._id },
      $expr: { $lt: ["$taken", "$places"] },
    },
    LINE,
    tx ? { session: tx } : {},
  )
    .sort({ startsAt: 1 })
    .limit(most)
    .lean<SessionLine[]>();
