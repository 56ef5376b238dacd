import { toId } from "#models/database/id.ts";
import { LINE, type SessionLine } from "./listing.ts";
import { Session } from "./session.document.ts";

/** So long the home page reminds a host of a session that is over and not closed. */
const UNCLOSED_DAYS = 3;

/** Sessions on a page of the host's desk. */
export const HOSTED_PAGE = 100;

/** Sessions of some host departments around now, for the host's desk, and how many there are: the latest first in the
 *  past, soonest first ahead. What runs now is not past; what is over stands among the coming for a day, to be closed.
 *  Pages begin with 1. */
export async function hostedSessions(departmentIds: readonly string[], now: Date, ahead: boolean, page: number) {
  const wanted = {
    department: { $in: departmentIds.map(toId) },
    ...(ahead
      ? { startsAt: { $gt: new Date(now.getTime() - 86_400_000) } }
      : { startsAt: { $lte: now }, endsAt: { $lte: now } }),
  };
  const [sessions, total] = await Promise.all([
    Session.find(wanted, LINE)
      .sort({ startsAt: ahead ? 1 : -1, _id: ahead ? 1 : -1 })
      .skip((page - 1) * HOSTED_PAGE)
      .limit(HOSTED_PAGE)
      .lean<SessionLine[]>(),
    Session.countDocuments(wanted),
  ]);
  return { sessions, total };
}

/** What one person receives visitors for today (`until` ends it), and what of the last days they have not closed. */
export const hostedToday = (personId: string, until: Date, now: Date): Promise<SessionLine[]> =>
  Session.find(
    {
      host: toId(personId),
      state: "published",
      closedAt: null,
      startsAt: { $gt: new Date(now.getTime() - UNCLOSED_DAYS * 86_400_000), $lt: until },
    },
    LINE,
  )
    .sort({ startsAt: 1 })
    .limit(5)
    .lean<SessionLine[]>();
