import { toId } from "#models/database/id.ts";
import { LINE, type SessionFilter, type SessionLine } from "#models/programme/listing.ts";
import { Session } from "#models/programme/session.document.ts";
import { addDays, startOfDay } from "#models/shared/time.ts";
import { Booking } from "./booking.document.ts";
import { foundSession, type FoundSession } from "./finding.ts";
import { lookAs } from "./onlooker.ts";

/** A calendar shows weeks: nobody visits more often than this in them. */
const MOST = 200;
/** No session is longer. */
const LONGEST_DAYS = 3;

/**
 * The person's own visits that have begun or are over, for a calendar of the days between `from` and `until`: what is
 * ahead is found by `findSessions`, which knows nothing of what runs already. Narrowed by the same filter, soonest first.
 */
export async function ownBegun(
  personId: string,
  { from, until, departmentId, siteId, kinds }: SessionFilter & { from: string; until: string },
  zone: string,
  now: Date,
): Promise<FoundSession[]> {
  const [first, last] = [startOfDay(from, zone), startOfDay(addDays(until, 1), zone)];
  if (first > now) return [];
  const bookings = await Booking.find(
    {
      person: toId(personId),
      state: "booked",
      startsAt: {
        $gt: new Date(first.getTime() - LONGEST_DAYS * 86_400_000),
        ...(last > now ? { $lte: now } : { $lt: last }),
      },
      endsAt: { $gt: first },
    },
    { session: 1, state: 1 },
  )
    .sort({ startsAt: 1 })
    .limit(MOST)
    .lean();
  if (bookings.length === 0) return [];
  const sessions = await Session.find(
    {
      _id: { $in: bookings.map(({ session }) => session) },
      ...(departmentId && { department: toId(departmentId) }),
      ...(siteId && { site: toId(siteId) }),
      ...(kinds?.length && { kind: { $in: [...kinds] } }),
    },
    LINE,
  )
    .sort({ startsAt: 1, _id: 1 })
    .lean<SessionLine[]>();
  const onlooker = await lookAs(personId, sessions, now);
  const bookingOf = new Map(bookings.map(({ session, _id }) => [String(session), String(_id)]));
  return sessions.map((session) =>
    foundSession(session, onlooker.host(session), {
      what: "mine",
      state: "booked",
      bookingId: bookingOf.get(String(session._id))!,
    }),
  );
}
