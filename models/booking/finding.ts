import { comingSessions, type Cursor, type SessionFilter, type SessionLine } from "#models/programme/listing.ts";
import { localClock, localDate } from "#models/shared/time.ts";
import { LIMITS, type DayPart, type Kind } from "#models/shared/vocabulary.ts";
import { reasonsFor, type FitReason } from "./fitting.ts";
import { lookAs, type HostDepartment } from "./onlooker.ts";
import { isFree, type Prospect } from "./prospect.ts";

/** So many sessions are looked at for one page at most, however large the organisation. */
const LOOKED_AT = 200;

/** A session in a list, for one person. */
export interface FoundSession {
  id: string;
  planId: string;
  title: string;
  kind: Kind;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  siteName: string;
  hostName: string;
  department: HostDepartment;
  places: number;
  left: number;
  waiting: number;
  prospect: Prospect;
  /** Why it fits the person, the strongest first; said only where asked for, and only of what can be had. */
  reasons: FitReason[];
}

export interface Findings {
  sessions: FoundSession[];
  /** Where the next page begins. */
  next: Cursor | null;
  /** How many of those that were looked at fit; null where there are too many to look at, or on a later page. */
  fit: number | null;
  /** How many of all can be taken or asked for; null where there are too many to look at, or on a later page. */
  free: number | null;
  /** Of the days that were looked at whole, by the reader's local date: how many there are, how many are free. */
  days: Record<string, { sessions: number; free: number }>;
}

export interface Wanted extends SessionFilter {
  /** Only those that can be taken or asked for now. */
  freeOnly?: boolean;
  /** And, beside those, the person's own. */
  ownToo?: boolean;
  /** Only those that begin then, by the reader's clock. */
  dayParts?: readonly DayPart[];
  /** Says of each that can be had why it fits the person. */
  reasons?: boolean;
  /** Rows of a page. */
  limit?: number;
  /** So many are looked at. */
  most?: number;
  /** What a round may give out that is matched then, in place of what can be booked now. */
  round?: Date;
}

/** The plain values that a list shows. */
export function foundSession(session: SessionLine, department: HostDepartment, prospect: Prospect): FoundSession {
  const { title, kind, startsAt, endsAt, zone, siteName, hostName, places, taken, waiting } = session;
  const left = Math.max(0, places - taken);
  const when = { startsAt, endsAt, zone, siteName };
  const ids = { id: String(session._id), planId: String(session.plan) };
  return { ...ids, title, kind, ...when, hostName, department, places, left, waiting, prospect, reasons: [] };
}

/**
 * Coming sessions with what each may be for the person: a page by time, all of them or only those that can be taken or
 * asked for now (`freeOnly`). Looks at a bounded number; a page may hold few while there is a next one.
 */
export async function findSessions(
  personId: string,
  { freeOnly, ownToo, dayParts = [], reasons, limit = LIMITS.page, most = LOOKED_AT, round, ...filter }: Wanted,
  zone: string,
  now: Date,
  after?: Cursor,
): Promise<Findings> {
  const page = await comingSessions(filter, zone, now, after, most);
  const onlooker = await lookAs(personId, page.sessions, now, { ...(round && { round }) });
  const seen = page.sessions
    .filter(({ startsAt }) => beginsIn(dayParts, startsAt, zone))
    .map((session) => foundSession(session, onlooker.host(session), onlooker.prospect(session)));
  const wanted = freeOnly
    ? seen.filter(({ prospect }) => isFree(prospect) || (ownToo && prospect.what === "mine"))
    : seen;
  const shown = wanted.slice(0, limit);
  const asked = new Map(page.sessions.map((session) => [String(session._id), session.clearances]));
  const free = reasons ? shown.filter(({ prospect }) => isFree(prospect)) : [];
  const why = await reasonsFor(
    onlooker.person,
    free.map((session) => ({ ...session, clearances: asked.get(session.id) ?? [] })),
    now,
  );
  const sessions = shown.map((session) => ({ ...session, reasons: why.get(session.id) ?? [] }));
  const last = sessions.at(-1);
  const more = wanted.length > sessions.length && last !== undefined;
  return {
    sessions,
    next: more ? { startsAt: last.startsAt, id: last.id } : page.next,
    fit: after || page.next ? null : seen.length,
    free: after || page.next ? null : seen.filter(({ prospect }) => isFree(prospect)).length,
    days: wholeDays(seen, zone, after !== undefined, page.next !== null),
  };
}

/** Whether something begins in one of these parts of the reader's day; in any where none is named. */
export const beginsIn = (parts: readonly DayPart[], at: Date, zone: string): boolean =>
  parts.length === 0 || parts.includes(dayPart(at, zone));

const dayPart = (at: Date, zone: string): DayPart => {
  const hour = Number(localClock(at, zone).slice(0, 2));
  return hour >= 6 && hour < 12 ? "morning" : hour >= 12 && hour < 18 ? "afternoon" : "evening";
};

function wholeDays(seen: FoundSession[], zone: string, cutBefore: boolean, cutAfter: boolean): Findings["days"] {
  const days: Findings["days"] = {};
  for (const { startsAt, prospect } of seen) {
    const day = (days[localDate(startsAt, zone)] ??= { sessions: 0, free: 0 });
    day.sessions++;
    if (isFree(prospect)) day.free++;
  }
  const dates = Object.keys(days);
  if (cutBefore && dates[0]) delete days[dates[0]];
  if (cutAfter && dates.length > 0) delete days[dates.at(-1)!];
  return days;
}
