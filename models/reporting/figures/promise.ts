import type { SessionState } from "#models/shared/vocabulary.ts";
import type { Claim } from "../reading.ts";
import { share, type Share } from "./share.ts";

/**
 * The promise of a department: it answers the requests of its people within its standard (working hours), and holds what
 * it published. A request counts once it was answered or its time is over, unless the person withdrew it before; a
 * session counts once it is over or was cancelled, and was held unless it was cancelled, the host was absent or it is
 * said that it was not held. Source: product decision ("make promises and keep them").
 */
export interface Promise_ {
  department: string;
  answered: Share;
  held: Share;
  /** Both together. */
  kept: Share;
}

export interface Offered {
  id: string;
  department: string;
  state: SessionState;
  endsAt: Date;
}

interface Counts {
  answered: number;
  asked: number;
  held: number;
  published: number;
}

export function makePromise(now: Date) {
  const counts = new Map<string, Counts>();
  const failed = new Set<string>();
  const of = (department: string): Counts =>
    counts.get(department) ?? counts.set(department, { answered: 0, asked: 0, held: 0, published: 0 }).get(department)!;
  return {
    add({ home, session, state, outcome, answerBy, answeredAt }: Claim): void {
      if (outcome === "host-absent" || outcome === "not-held") failed.add(session);
      if (!answerBy || state === "withdrawn" || (!answeredAt && answerBy > now)) return;
      const mine = of(home);
      mine.asked += 1;
      if (answeredAt && answeredAt <= answerBy) mine.answered += 1;
    },
    /** After all bookings: a session that began in the same time. */
    addSession({ id, department, state, endsAt }: Offered): void {
      if (state === "published" && endsAt > now) return;
      const mine = of(department);
      mine.published += 1;
      if (state === "published" && !failed.has(id)) mine.held += 1;
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
