import type { Outcome } from "#models/shared/vocabulary.ts";
import type { Offered } from "../offered.ts";
import type { Claim } from "../reading.ts";
import { share, type Share } from "./share.ts";

/** Outcomes that say the department did not do what it had published. */
export const BROKEN: readonly Outcome[] = ["host-absent", "not-held"];

type Asked = Pick<Claim, "state" | "answerBy" | "answeredAt" | "endedAt">;

/**
 * Was a request answered in time? By the moment promised when it was asked: within the home team's standard, in working
 * hours, and before the session. Null where it does not count: nobody was asked, it is not due yet, or it was taken back
 * or called off while there was still time to answer.
 */
export function answeredInTime({ state, answerBy, answeredAt, endedAt }: Asked, now: Date): boolean | null {
  if (!answerBy) return null;
  if (answeredAt) return answeredAt <= answerBy;
  if (state === "requested") return answerBy <= now ? false : null;
  return state === "lapsed" || endedAt === null || endedAt > answerBy ? false : null;
}

/**
 * Was a session held? Null until its time is over, unless it was called off before. A host who moved it and told everybody
 * has kept the promise; one who called it off, was absent, or of whom somebody said that it was not held has not.
 */
export function wasHeld(
  { state, endsAt }: Pick<Offered, "state" | "endsAt">,
  broken: boolean,
  now: Date,
): boolean | null {
  if (state === "published" && endsAt > now) return null;
  return state === "published" && !broken;
}

/** Somebody said of this booking that its session was not held as published. */
export const saysBroken = ({ outcome }: Pick<Claim, "outcome">): boolean =>
  outcome !== null && BROKEN.includes(outcome);

/**
 * The promise of a department: it answers the requests of its people within its standard (working hours), and holds what
 * it published. Source: product decision ("make promises and keep them").
 */
export interface Promise_ {
  department: string;
  answered: Share;
  held: Share;
  /** Both together. */
  kept: Share;
}

interface Counts {
  answered: number;
  asked: number;
  held: number;
  published: number;
}

/** `only`: narrowed to a department it counts the requests of its people and the sessions it published; what others say of
 *  those sessions counts, too. */
export function makePromise(now: Date, only?: string) {
  const counts = new Map<string, Counts>();
  const failed = new Set<string>();
  const of = (department: string): Counts =>
    counts.get(department) ?? counts.set(department, { answered: 0, asked: 0, held: 0, published: 0 }).get(department)!;
  return {
    add(claim: Claim): void {
      if (saysBroken(claim)) failed.add(claim.session);
      const answered = only === undefined || claim.home === only ? answeredInTime(claim, now) : null;
      if (answered === null) return;
      const mine = of(claim.home);
      mine.asked += 1;
      if (answered) mine.answered += 1;
    },
    /** After all bookings: a session that began in the same time. */
    addSession(session: Offered): void {
      const held = wasHeld(session, failed.has(session.id), now);
      if (held === null) return;
      const mine = of(session.department);
      mine.published += 1;
      if (held) mine.held += 1;
    },
    promises: (): Promise_[] =>
      [...counts].map(([department, { answered, asked, held, published }]) => ({
        department,
        answered: share(answered, asked),
        held: share(held, published),
        kept: share(answered + held, asked + published),
      })),
  };
}
