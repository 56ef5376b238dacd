import type { ShadowingRound } from "./instance.ts";
import { SCORING, type Problem } from "./problem.ts";
import { seating, type Seating } from "./seating.ts";

const MINUTE = 60_000;
const DAY = 1_440;
/** Days before the first and after the last: nobody's time away begins below zero. */
const MARGIN = 3;

/** Home team and site: a team's people at another site travel otherwise. A part's cap is the whole team's, so that no plan
 *  of the round is left out and the bound holds; what two parts exceed together is settled afterwards. */
const partOf = ({ team, site }: { team: string; site: string }): string => `${team}@${site}`;

/**
 * A round in the form that is matched. The rules on one person alone have been applied already: wishes name the sessions
 * they may go to, and are met at any time of day. Whoever has a place in `given` takes it and is not matched. Minutes count from three days before the round.
 */
export function toInstance(
  problem: Problem,
  { name, from, until }: { name: string; from: Date; until: Date },
  given: Pick<Seating, "at" | "count"> = seating(problem),
) {
  const begin = from.getTime() - MARGIN * DAY * MINUTE;
  const minute = (at: number): number => Math.floor((at - begin) / MINUTE);
  const days = Math.ceil(minute(until.getTime()) / DAY) + MARGIN;
  const people = [...problem.people.values()].filter(({ id }) => !given.at.has(id));
  const sessions = [...problem.sessions.values()].filter(({ id, seats }) => seats > given.count(id));
  const open = new Set(sessions.map(({ id }) => id));
  const sites = [...new Set([...people, ...sessions].map(({ site }) => site))];
  const parts = new Map(people.map((person) => [partOf(person), person]));
  const hosts = new Map(sessions.map((session) => [session.department, session]));
  const travel = Math.floor(problem.travel / MINUTE);
  const instance: ShadowingRound = {
    format: "shadowing-round/1",
    name,
    round: { days, sessionsPerPerson: 1 },
    scoring: { ...SCORING, rank: [...SCORING.rank] },
    sites: sites.map((id) => ({ id, needs: [] })),
    travelMinutes: sites.map((one) => sites.map((other) => (one === other ? 0 : travel))),
    departments: [
      ...[...parts].map(([id, { team, site }]) => ({ id, site, ...capsOf(problem, team, people.length) })),
      ...[...hosts].map(([id, { site }]) => ({ id, site, ...unlimited(people.length) })),
    ],
    shiftPatterns: [{ id: "any", onDuty: [[0, days * DAY]] }],
    sessions: sessions.map(({ id, department, site, startsAt, endsAt, seats, minimum }) => ({
      ...{
        id,
        department,
        site,
        start: minute(startsAt),
        end: minute(endsAt),
        seats: seats - given.count(id),
        minimumToRun: Math.max(1, minimum - given.count(id)),
        needs: [],
      },
    })),
    connect: [],
    people: people.map(({ id, askedAt, waited, turnedDown, shadowed, wishes, ...one }) => ({
      ...{ id, department: partOf(one), shiftPattern: "any", busy: [], clearances: {}, askedAt: minute(askedAt) },
      ...{ roundsWaiting: waited, timesTurnedDown: turnedDown, hasShadowedBefore: shadowed },
      wishes: wishes.map(({ options }) => ({ sessions: options.filter((session) => open.has(session)) })),
    })),
  };
  return instance;
}

const unlimited = (people: number) => ({ release: { atOnce: people, perDay: people }, spreadTarget: 0 });

/** At most so many away, and at least so many at work, come to one number. */
function capsOf({ teams }: Problem, team: string, people: number) {
  const { atOnce, staffing, people: all } = teams.get(team)!;
  const most = Math.min(atOnce ?? people, staffing > 0 ? Math.max(0, all - staffing) : people);
  return { release: { atOnce: most, perDay: people }, spreadTarget: 0 };
}
