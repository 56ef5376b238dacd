import type { QueryFilter, Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { addDays, startOfDay } from "#models/shared/time.ts";
import { LIMITS, type Kind } from "#models/shared/vocabulary.ts";
import { Session, type SessionDocument } from "./session.document.ts";

/** What a list of coming sessions is narrowed to; everything stands in the address of the page. */
export interface SessionFilter {
  departmentId?: string;
  siteId?: string;
  kinds?: readonly Kind[];
  /** Local date of the reader's zone to begin at; now when left out or past. */
  from?: string;
  /** Local date up to and including. */
  until?: string;
  placesLeft?: boolean;
  notDepartmentId?: string;
}

/** Where a page begins: the last row of the one before. */
export interface Cursor {
  startsAt: Date;
  id: string;
}

/** What a list shows of a session and the rules ask of it; the rest of the document stays where it is. */
export const LINE = {
  ...{
    title: 1,
    kind: 1,
    startsAt: 1,
    endsAt: 1,
    zone: 1,
    site: 1,
    siteName: 1,
    department: 1,
    plan: 1,
    host: 1,
    hostName: 1,
  },
  ...{ places: 1, taken: 1, waiting: 1, askHost: 1, clearances: 1, state: 1, minimum: 1, closedAt: 1 },
} as const;
export type SessionLine = Pick<SessionDocument, "_id" | keyof typeof LINE>;

export interface SessionPage {
  sessions: SessionLine[];
  next: Cursor | null;
}

function query(filter: SessionFilter, zone: string, now: Date): QueryFilter<SessionDocument> {
  const from = filter.from ? startOfDay(filter.from, zone) : now;
  const until = filter.until ? startOfDay(addDays(filter.until, 1), zone) : undefined;
  return {
    state: "published",
    startsAt: { $gt: from > now ? from : now, ...(until && { $lt: until }) },
    ...(filter.departmentId && { department: toId(filter.departmentId) }),
    ...(filter.notDepartmentId && { department: { $ne: toId(filter.notDepartmentId) } }),
    ...(filter.siteId && { site: toId(filter.siteId) }),
    // One kind by itself is in the order of time in its index.
    ...(filter.kinds?.length && { kind: filter.kinds.length === 1 ? filter.kinds[0] : { $in: [...filter.kinds] } }),
    ...(filter.placesLeft && { waiting: 0, $expr: { $lt: ["$taken", "$places"] } }),
  };
}

/** A page of coming sessions by time. Ordered by (startsAt, id), so that paging neither skips nor repeats. */
export async function comingSessions(
  filter: SessionFilter,
  zone: string,
  now: Date,
  after?: Cursor,
  limit: number = LIMITS.page,
): Promise<SessionPage> {
  const beyond = after && {
    $or: [{ startsAt: { $gt: after.startsAt } }, { startsAt: after.startsAt, _id: { $gt: toId(after.id) } }],
  };
  const wanted = query(filter, zone, now);
  const found = await Session.find(
    beyond ? { $and: [wanted, { startsAt: { $gte: after.startsAt } }, beyond] } : wanted,
    LINE,
  )
    .sort({ startsAt: 1, _id: 1 })
    .limit(limit + 1)
    .lean<SessionLine[]>();
  const sessions = found.slice(0, limit);
  const last = sessions.at(-1);
  return { sessions, next: found.length > limit && last ? { startsAt: last.startsAt, id: String(last._id) } : null };
}

/** Counting ends here: a larger number says nothing more to a reader. */
export const MOST_COUNTED = 1_000;

/** How many sessions a filter finds, counted up to a thousand. */
export const countSessions = (filter: SessionFilter, zone: string, now: Date): Promise<number> =>
  Session.countDocuments(query(filter, zone, now)).limit(MOST_COUNTED);

/** Coming sessions whose title has all of some folded prefixes, soonest first; at most `most`. */
export const sessionsNamed = (prefixes: readonly string[], now: Date, most: number): Promise<SessionLine[]> =>
  Session.find(
    {
      state: "published",
      startsAt: { $gt: now },
      $and: prefixes.map((prefix) => ({ words: new RegExp(`^${prefix}`) })),
    },
    LINE,
  )
    .sort({ startsAt: 1 })
    .limit(most)
    .lean<SessionLine[]>();

/** Further dates of a plan, soonest first. */
export const datesOf = (planId: Types.ObjectId, except: Types.ObjectId, now: Date): Promise<SessionLine[]> =>
  Session.find({ plan: planId, state: "published", startsAt: { $gt: now }, _id: { $ne: except } }, LINE)
    .sort({ startsAt: 1 })
    .limit(6)
    .lean<SessionLine[]>();
