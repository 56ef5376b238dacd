import type { Facts, RefusalCode } from "#models/errors.ts";
import type { SessionState } from "#models/shared/vocabulary.ts";
import type { Span } from "../away.ts";

/** Everything the rules look at for one person and one session, read beforehand: rules themselves are pure. */
export interface RuleFacts {
  now: Date;
  person: { id: string; departmentId: string; clearances: { kind: string; until: Date }[]; hasLeft: boolean };
  session: {
    id: string;
    departmentId: string;
    startsAt: Date;
    endsAt: Date;
    zone: string;
    state: SessionState;
    clearances: string[];
    /** Hours before the start when booking closes. */
    noticeHours: number;
  };
  /** The session with travel. */
  away: Span;
  /** The person's live bookings ahead that hold a place, this session's aside. */
  own: { sessionId: string; title: string; away: Span }[];
  /** Live bookings ahead of any kind, and how many are allowed. */
  ahead: number;
  aheadMost: number;
}

/** A rule passed, with the value it passed with, or refuses with a sentence's code and facts. */
export type Verdict =
  | { rule: string; passed: true; value: string }
  | { rule: string; passed: false; code: RefusalCode; facts: Facts };

export type Rule = (facts: RuleFacts) => Verdict;
