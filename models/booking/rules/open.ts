import type { Rule } from "./facts.ts";

/** The session is held, has not begun, and its booking has not closed. */
export const open: Rule = ({ person, session, now }) => {
  const { startsAt, noticeHours } = session;
  if (person.hasLeft) return { rule: "open", passed: false, code: "not-allowed", facts: {} };
  if (session.state !== "published") return { rule: "open", passed: false, code: "session-cancelled", facts: {} };
  if (startsAt <= now) return { rule: "open", passed: false, code: "session-begun", facts: { at: startsAt } };
  const closes = new Date(startsAt.getTime() - noticeHours * 3_600_000);
  if (closes <= now)
    return { rule: "open", passed: false, code: "booking-closed", facts: { hours: noticeHours, at: closes } };
  return { rule: "open", passed: true, value: closes.toISOString() };
};
