import type { ClientSession, Types } from "mongoose";
import { notFound } from "#models/errors.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import type { PersonDocument } from "#models/people/person.document.ts";
import type { SiteDocument } from "#models/people/site.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { HOLDING_STATES, isLive } from "#models/shared/vocabulary.ts";
import { awayOf } from "./away.ts";
import type { BookingDocument } from "./booking.document.ts";
import { readBothSides } from "./both-sides.ts";
import { opened, opensAt, periodOf, type Limits } from "./limits.ts";
import { MOST_OWN, type OwnAhead } from "./own-ahead.ts";
import { isVisit, type Visit } from "./own-visits.ts";
import type { Before } from "./owed.ts";
import type { RuleFacts } from "./rules/facts.ts";

/** What every verb of a booking needs to know of both sides. */
export interface Gathered {
  session: SessionDocument;
  person: PersonDocument;
  home: DepartmentDocument;
  host: DepartmentDocument;
  /** Where the person works: response times run in its working hours. */
  site: SiteDocument | null;
  /** The person's live bookings that are not over, this session's included. */
  own: OwnAhead;
  /** The person's bookings that say what the same form booked before, and what is owed; only where a key was given. */
  before: readonly Before[];
  rules: RuleFacts;
}

type Id = Types.ObjectId;

/** Reads, inside the caller's transaction, what the rules look at for one person and one session. Unknown ids: 404. */
export async function gather(
  sessionId: Id,
  personId: Id,
  now: Date,
  tx?: ClientSession,
  key?: string,
): Promise<Gathered> {
  const read = await readBothSides(sessionId, personId, now, tx, key);
  const [session, home, host] = [read?.session[0], read?.home[0], read?.host[0]];
  if (!read || !session || !home || !host) throw notFound();
  const { person, site, organisation, bookings } = read;
  const own = bookings.filter(({ state, endsAt }) => isLive(state) && endsAt > now).slice(0, MOST_OWN);
  const limits = organisation[0] ?? null;
  const visits = limits?.visitsMost == null ? [] : bookings.filter(isVisit);
  const rules = ruleFacts({ session, person, home, host, own, visits, organisation: limits, now });
  return { session, person, home, host, site: site[0] ?? null, own, before: bookings, rules };
}

/** The same for a booking that was made before: it stays with the team and supervisor it was made in, and
 *  in time. */
export async function gatherFor(booking: BookingDocument, now: Date, tx?: ClientSession): Promise<Gathered> {
  const seen = await gather(booking.session, booking.person, now, tx);
  const stayed = booking.department.equals(seen.home._id);
  const found = stayed ? null : await Department.findById(booking.department, null, tx && { session: tx }).lean();
  const home = found ?? seen.home;
  return {
    ...seen,
    rules: { ...opened(seen.rules), home },
    home,
    person: { ...seen.person, supervisor: booking.supervisor },
  };
}

/** The rules' facts out of documents that were read already: lists ask for many sessions of one person. */
export function ruleFacts(read: {
  session: Pick<
    SessionDocument,
    "_id" | "department" | "site" | "startsAt" | "endsAt" | "zone" | "state" | "clearances"
  >;
  person: Pick<PersonDocument, "_id" | "department" | "site" | "clearances" | "leftAt">;
  home: RuleFacts["home"];
  host: { noticeHours: number; opensDays?: number | null };
  own: OwnAhead;
  /** Needed only where the organisation limits their number. */
  visits: readonly Visit[];
  organisation: Limits;
  now: Date;
}): RuleFacts {
  const { session, person, home, host, own, visits, organisation, now } = read;
  const holding: readonly string[] = HOLDING_STATES;
  const others = own.filter((booking) => String(booking.session) !== String(session._id));
  return {
    now,
    person: {
      id: String(person._id),
      departmentId: String(person.department),
      clearances: person.clearances,
      hasLeft: person.leftAt !== null,
    },
    session: {
      id: String(session._id),
      departmentId: String(session.department),
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      zone: session.zone,
      state: session.state,
      clearances: session.clearances,
      noticeHours: host.noticeHours,
      opensAt: opensAt(session, organisation, host),
    },
    home,
    away: awayOf(session, person.site, organisation),
    own: others
      .filter((booking) => holding.includes(booking.state))
      .map((booking) => ({
        sessionId: String(booking.session),
        title: booking.title,
        away: { from: booking.awayFrom, to: booking.awayTo },
      })),
    ahead: others.length,
    aheadMost: organisation?.bookingsAhead ?? 10,
    period: periodOf(session, visits, organisation),
  };
}
