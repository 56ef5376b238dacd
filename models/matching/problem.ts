import type { WishReason } from "#models/shared/vocabulary.ts";

/** A round as plain values: what matching, repair and reasons look at. Instants are milliseconds, ids are strings. */
export interface Problem {
  seed: string;
  sessions: Map<string, ProblemSession>;
  teams: Map<string, Team>;
  people: Map<string, ProblemPerson>;
  /** From one site to another, counted before and after a session. */
  travel: number;
}

/** A session that takes part and has places left. */
export interface ProblemSession {
  id: string;
  title: string;
  department: string;
  site: string;
  startsAt: number;
  endsAt: number;
  zone: string;
  /** Places nobody holds. */
  seats: number;
  /** So many more must come for it to take place: 1 where it has no minimum or reached it. */
  minimum: number;
  clearances: string[];
}

export interface Span {
  from: number;
  to: number;
}

/** A home team: how many may be away at once, how many must stay, and when some are away already. */
export interface Team {
  id: string;
  atOnce: number | null;
  staffing: number;
  people: number;
  away: Span[];
}

export interface ProblemPerson {
  id: string;
  team: string;
  site: string;
  /** Rounds without a place since the last one with, requests turned down in a year, and whether ever away. */
  waited: number;
  turnedDown: number;
  shadowed: boolean;
  /** Moments at which the person holds a place already. */
  busy: Span[];
  /** Clearances held, with the instant each ends. */
  clearances: Map<string, number>;
  /** When the list was last changed: first come, first served goes by it. */
  askedAt: number;
  wishes: ProblemWish[];
  /** The sessions that every rule allows this person, each with the rank of the first wish it answers (1 is best). */
  options: Map<string, number>;
  /** The session a coordinator fixed the person to, where the rules allow it: then it is the only option. */
  pinned?: string;
}

export interface ProblemWish {
  kind: "session" | "plan" | "department";
  of: string;
  title: string;
  /** Sessions it stands for that the rules allow. */
  options: string[];
  /** Why the others are not allowed, each reason once. */
  blocked: { code: WishReason; facts: Record<string, unknown> }[];
  /** The reason by session, for one that a preview had given. */
  reasons: Map<string, { code: WishReason; facts: Record<string, unknown> }>;
}

/** The session with the way there and back. */
export function awayAt(problem: Pick<Problem, "travel">, session: ProblemSession, site: string): Span {
  const travel = session.site === site ? 0 : problem.travel;
  return { from: session.startsAt - travel, to: session.endsAt + travel };
}

/** Points as published: rank (steps of 9 and more), a place at all, waiting, being turned down, never having been away,
 *  and a department one depends on. */
export const SCORING = {
  rank: [100, 88, 77, 67, 58, 49],
  placed: 60,
  perRoundWaited: 10,
  roundsWaitedCounted: 6,
  perTimeTurnedDown: 8,
  timesTurnedDownCounted: 4,
  neverShadowed: 20,
  spread: 20,
} as const;

/** What makes a place worth more for one person than for another; the largest is served first. */
export const weightOf = ({ waited, turnedDown, shadowed }: ProblemPerson): number =>
  SCORING.perRoundWaited * Math.min(waited, SCORING.roundsWaitedCounted) +
  SCORING.perTimeTurnedDown * Math.min(turnedDown, SCORING.timesTurnedDownCounted) +
  (shadowed ? 0 : SCORING.neverShadowed);
