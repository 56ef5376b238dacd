import type { WishReason } from "#models/shared/vocabulary.ts";
import { awayAt, type Problem, type ProblemPerson, type Span } from "./problem.ts";

/** Why a person cannot be put on a session at this moment of the planning. */
export type Stop = Extract<WishReason, "full" | "called-off" | "team-moment" | "team-staffing">;

/** A plan under way: who sits where, kept within places and release caps. */
export interface Seating {
  /** Person → session. */
  at: Map<string, string>;
  count: (session: string) => number;
  /** What keeps the person from it, or null. `opening`: a session may be below its minimum for now. */
  stop: (person: ProblemPerson, session: string, opening?: boolean) => Stop | null;
  put: (person: ProblemPerson, session: string) => void;
  leave: (person: ProblemPerson) => void;
}

/** Begins with nobody placed. */
export function seating(problem: Problem): Seating {
  const at = new Map<string, string>();
  const counts = new Map<string, number>();
  const away = new Map<string, Map<string, Span>>();
  const count = (session: string): number => counts.get(session) ?? 0;
  return {
    at,
    count,
    stop(person, session, opening = false) {
      const { seats, minimum } = problem.sessions.get(session)!;
      const here = count(session) + 1;
      if (here > seats) return "full";
      const team = teamStop(problem, person, session, away.get(person.team));
      if (team) return team;
      return here < minimum && !opening ? "called-off" : null;
    },
    put(person, session) {
      at.set(person.id, session);
      counts.set(session, count(session) + 1);
      if (!limited(problem, person)) return;
      const spans = away.get(person.team) ?? new Map<string, Span>();
      spans.set(person.id, awayAt(problem, problem.sessions.get(session)!, person.site));
      away.set(person.team, spans);
    },
    leave(person) {
      const session = at.get(person.id);
      if (session === undefined) return;
      at.delete(person.id);
      counts.set(session, count(session) - 1);
      away.get(person.team)?.delete(person.id);
    },
  };
}

const limited = ({ teams }: Problem, { team }: ProblemPerson): boolean => {
  const found = teams.get(team);
  return found !== undefined && (found.atOnce !== null || found.staffing > 0);
};

function teamStop(
  problem: Problem,
  person: ProblemPerson,
  session: string,
  planned: Map<string, Span> | undefined,
): Stop | null {
  if (!limited(problem, person)) return null;
  const { atOnce, staffing, people, away } = problem.teams.get(person.team)!;
  const span = awayAt(problem, problem.sessions.get(session)!, person.site);
  const most = mostDuring(span, away, planned?.values() ?? []) + 1;
  if (atOnce !== null && most > atOnce) return "team-moment";
  return staffing > 0 && people - most < staffing ? "team-staffing" : null;
}

/** The most spans that cover one moment of `within`; as `mostAtOnce` of the release cap counts. */
export function mostDuring(within: Span, ...lists: Iterable<Span>[]): number {
  const near: Span[] = [];
  for (const list of lists)
    for (const span of list) if (span.from < within.to && within.from < span.to) near.push(span);
  let most = 0;
  for (const moment of [within.from, ...near.map(({ from }) => Math.max(from, within.from))]) {
    let here = 0;
    for (const { from, to } of near) if (from <= moment && moment < to) here++;
    most = Math.max(most, here);
  }
  return most;
}
