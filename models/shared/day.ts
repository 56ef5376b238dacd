/** The words and spans of a session's day. */

/** Three stages of every visit, in this order; a host's checklist has a part for each. */
export const CHECK_PARTS = ["opening", "running", "closing"] as const;
export type CheckPart = (typeof CHECK_PARTS)[number];

/** How late somebody may say they will be: to be pressed on the way, not typed. Minutes. */
export const LATE_BY = ["5", "10", "15", "20", "30", "45", "60"] as const;

/** Those of them that lie ahead, for a session that may have begun: nobody says what has proved wrong already. Once all
 *  are past, the most. */
export function lateAhead(startsAt: Date, now: Date): readonly string[] {
  const ahead = LATE_BY.filter((minutes) => startsAt.getTime() + Number(minutes) * 60_000 > now.getTime());
  return ahead.length > 0 ? ahead : LATE_BY.slice(-1);
}

/** How long before the start somebody may say "I am late" and "I am here" and hosts may check people in, and how long
 *  before the end they may close. Minutes; a product decision. */
export const DAY = { late: 720, here: 15, checkIn: 60, close: 30 } as const;

/** Whether somebody may still give a booked place back: until booking closes, or, once the host moved the session, until
 *  it is over. */
export const mayGiveBack = (
  { closesAt, endsAt, freeToLeave }: { closesAt: Date; endsAt: Date; freeToLeave: boolean },
  now: Date,
): boolean => (freeToLeave ? endsAt : closesAt) > now;
