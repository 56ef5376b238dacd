import { DAY } from "#models/shared/day.ts";
import { addMinutes, localDate } from "#models/shared/time.ts";

/** Whether a session's day is now, for those who come and those who hold it: from its local date at the site, or the
 *  evening before an early start, until it ends. */
export const onDay = (session: { startsAt: Date; endsAt: Date; zone: string }, now: Date): boolean =>
  session.endsAt > now &&
  (addMinutes(session.startsAt, -DAY.late) <= now ||
    localDate(session.startsAt, session.zone) === localDate(now, session.zone));
