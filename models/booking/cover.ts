import type { DepartmentDocument } from "#models/people/department.document.ts";
import { minutesBetween } from "#models/shared/time.ts";
import { mostAtOnce, overlaps, type Span } from "./away.ts";
import { protectedAt } from "./protected.ts";

/** What a team's settings allow: at most so many away at one moment (null: any number), at least so many at work. */
export interface TeamLimits {
  atOnce: number | null;
  staffing: number;
}

export type TeamRefusal = "cap-reached" | "staffing-reached";

/** What a team's limits say to so many away at one moment, of so many people: nothing, or which of the two says no. */
export function limitsRefuse({ atOnce, staffing }: TeamLimits, most: number, people: number): TeamRefusal | null {
  if (atOnce !== null && most > atOnce) return "cap-reached";
  return staffing > 0 && people - most < staffing ? "staffing-reached" : null;
}

/** What releasing one request does to its team while the person is away. */
export interface Cover {
  /** The most of the team away at one moment of it, this request not counted. */
  away: number;
  /** How many stay at work at that moment once it is released. */
  stay: number;
  /** What refuses its release as things stand. */
  refused: TeamRefusal | "day-protected" | null;
  /** Requests that stand before it: once these were released, it would be refused for this reason. */
  after: { ids: string[]; refused: TeamRefusal } | null;
  /** For how many minutes of it the cap is used up: as things stand, or once those before it were released. */
  fullMinutes: number;
}

interface Asked {
  id: string;
  away: Span;
}

/**
 * What releasing each of a team's requests does, in their order: with those who are away already, and with those who
 * ask before it. The count is the one that decides on a release (`limitsRefuse`).
 */
export function coverOf(
  team: TeamLimits & { people: number } & Pick<DepartmentDocument, "protectedDays">,
  booked: readonly Span[],
  requests: readonly Asked[],
): Map<string, Cover> {
  const open: Asked[] = [];
  const covers = requests.map(({ id, away: span }): [string, Cover] => {
    const then = booked.filter((one) => overlaps(one, span));
    const away = mostAtOnce(then, span);
    const refused = protectedAt(team, span) ? "day-protected" : limitsRefuse(team, away + 1, team.people);
    const after = refused ? null : blockers(team, then, span, open);
    const first = open.filter((one) => after?.ids.includes(one.id)).map((one) => one.away);
    if (!refused) open.push({ id, away: span });
    const fullMinutes = team.atOnce === null ? 0 : minutesWith(team.atOnce, [...then, ...first], span);
    return [id, { away, stay: team.people - away - 1, refused, after, fullMinutes }];
  });
  return new Map(covers);
}

/** The first of those that ask before, or else the fewest of them in their order, whose release would refuse this one. */
function blockers(team: TeamLimits & { people: number }, then: Span[], span: Span, open: Asked[]): Cover["after"] {
  const before = open.filter((one) => overlaps(one.away, span));
  const parties = [...before.map((one) => [one]), ...before.map((_, at) => before.slice(0, at + 1))];
  for (const party of parties) {
    const most = mostAtOnce([...then, ...party.map((one) => one.away)], span) + 1;
    const refused = limitsRefuse(team, most, team.people);
    if (refused) return { ids: party.map((one) => one.id), refused };
  }
  return null;
}

/** For how many minutes of `within` at least so many of the spans run at once. */
function minutesWith(least: number, spans: Span[], within: Span): number {
  const inside = (at: Date): boolean => at > within.from && at < within.to;
  const edges = [within.from, ...spans.flatMap(({ from, to }) => [from, to]).filter(inside), within.to];
  const sorted = edges.toSorted((one, other) => one.getTime() - other.getTime());
  return sorted.slice(1).reduce((sum, to, at) => {
    const piece = { from: sorted[at]!, to };
    const running = spans.filter((span) => overlaps(span, piece)).length;
    return running >= least ? sum + minutesBetween(piece.from, piece.to) : sum;
  }, 0);
}
