import { DAY } from "#models/shared/day.ts";
import { addMinutes } from "#models/shared/time.ts";

/** From when what can be done on the day of a session; all of it ends when the session does or is closed, but for
 *  outcomes, which are said from the start on. */
export interface DayTimes {
  /** The person may say "I am late" from here. */
  lateFrom: Date;
  /** The person may say "I am here" from here. */
  hereFrom: Date;
  /** Hosts check people in, and add somebody who came without a booking, from here. */
  checkInFrom: Date;
  /** Hosts may close the session from here. */
  closeFrom: Date;
}

/** Pure; the spans are `DAY`, a product decision. A session shorter than the closing span closes from its start. */
export function dayTimes({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): DayTimes {
  const { late, here, checkIn, close } = DAY;
  const closing = addMinutes(endsAt, -close);
  return {
    lateFrom: addMinutes(startsAt, -late),
    hereFrom: addMinutes(startsAt, -here),
    checkInFrom: addMinutes(startsAt, -checkIn),
    closeFrom: closing > startsAt ? closing : startsAt,
  };
}
