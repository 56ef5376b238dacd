import { DomainError, type RefusalCode } from "#models/errors.ts";
import type { RuleFacts } from "./rules/facts.ts";

/** The rules as they stand at the door: judged as if just before the start, when booking has closed already; how many
 *  other places the person holds ahead, or has had, keeps nobody out who is here. Pure. */
export const doorRules = (rules: RuleFacts): RuleFacts => ({
  ...rules,
  now: rules.now < rules.session.startsAt ? rules.now : new Date(rules.session.startsAt.getTime() - 1),
  session: { ...rules.session, noticeHours: 0, opensAt: null },
  ahead: 0,
  period: null,
});

/** Refusals are written for the person they are about; at the door the host reads them. */
const SAID_TO_HOST: Partial<Record<RefusalCode, RefusalCode>> = {
  "own-department": "door-own-department",
  "clearance-missing": "door-clearance-missing",
  "clearance-ends": "door-clearance-ends",
  overlap: "door-overlap",
  "cap-reached": "door-cap-reached",
  "day-protected": "door-day-protected",
  "staffing-reached": "door-staffing-reached",
  "already-booked": "door-already-booked",
};

/** Runs a verb for somebody else at the door: its refusals name the person. */
export async function asHostReads<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof DomainError ? SAID_TO_HOST[error.code] : undefined;
    if (!code) throw error;
    throw new DomainError(code, { ...(error as DomainError).facts, name });
  }
}
