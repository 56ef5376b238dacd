import type { Facts, RefusalCode } from "#models/errors.ts";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import type { Period, SessionState } from "#models/shared/vocabulary.ts";
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
    /** When booking opens; null where it is open from the day of publishing, or was joined in time already. */
    opensAt: Date | null;
  };
  /** Whose release it takes. */
  home: Pick<DepartmentDocument, "protectedDays">;
  /** The session with travel. */
  away: Span;
  /** The person's live bookings ahead that hold a place, this session's aside. */
  own: { sessionId: string; title: string; away: Span }[];
  /** Live bookings ahead of any kind, and how many are allowed. */
  ahead: number;
  aheadMost: number;
  /** Visits of the session's quarter or year that hold a place or are over, how many are allowed, and when the next one
   *  begins; null where there is no limit. */
  period: { count: number; most: number; per: Period; next: Date } | null;
}

/** A rule passed, with the value it passed with, or refuses with a sentence's code and facts. */
export type Verdict =
  | { rule: string; passed: true; value: string }
  | { rule: string; passed: false; code: RefusalCode; facts: Facts };

export type Rule = (facts: RuleFacts) => Verdict;
