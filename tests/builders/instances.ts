import type { ShadowingRound } from "#models/matching/instance.ts";
import { lots } from "./lots.ts";

/** How large an invented round is. */
export interface Size {
  people: number;
  sessions: number;
  departments: number;
  sites: number;
  days: number;
}
export const SMALL: Size = { people: 200, sessions: 40, departments: 8, sites: 2, days: 28 };
export const MIDDLE: Size = { people: 5_000, sessions: 800, departments: 40, sites: 4, days: 28 };

const DAY = 1440;
const CLEARANCES = ["Airside", "Lab", "Rail", "Food", "Height", "Data", "Port", "Water", "Court", "Archive"];
/** Windows on duty of each pattern, minutes from 00:00, over days counted from the round's first. */
const PATTERNS: Record<string, (day: number) => [number, number][]> = {
  office: (day) => (day % 7 < 5 ? [[480, 1020]] : []),
  early: (day) => (day % 7 < 6 ? [[360, 840]] : []),
  late: (day) => (day % 7 < 6 ? [[840, 1320]] : []),
  long: (day) => (day % 4 < 2 ? [[420, 1140]] : []),
  night: (day) => (day % 6 < 4 ? [[1260, 1860]] : []),
  part: (day) => (day % 7 < 3 ? [[540, 840]] : []),
};

/** An invented round, the same for the same seed: popular departments, shifts, clearances that end inside the round, sites
 *  apart, sessions over midnight, minimums on a third of the larger ones, and caps that bite. */
export function instance(size: Size, seed: number): ShadowingRound {
  const { below, chance, popular, pick } = lots(seed);
  const { people, sessions, departments, sites, days } = size;
  const each = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
  const perTeam = people / departments;
  const patterns = Object.keys(PATTERNS);
  const needs = (): string[] => (chance(0.25) ? [pick(CLEARANCES)] : []);
  const travel = each(sites, () => each(sites, () => 0));
  for (let one = 0; one < sites; one++)
    for (let other = 0; other < one; other++) travel[one]![other] = travel[other]![one] = 20 + 5 * below(9);
  const session = (at: number): ShadowingRound["sessions"][number] => {
    const day = below(days);
    const seats = 1 + Math.min(below(4) + below(4), 11);
    const from = chance(0.12) ? 1260 + 30 * below(8) : 390 + 30 * below(22);
    const start = day * DAY + from;
    return {
      ...{ id: `s${at}`, department: `d${popular(departments)}`, site: `a${below(sites)}` },
      ...{ start, end: start + 60 * (1 + below(4)), seats, needs: needs() },
      minimumToRun: seats >= 4 && chance(1 / 3) ? 2 + below(2) : 1,
    };
  };
  const all = each(sessions, session);
  const wishes = (home: number): ShadowingRound["people"][number]["wishes"] =>
    each(1 + below(8), () => (chance(0.3) ? { session: `s${below(sessions)}` } : { department: `d${popular(departments)}` })) // prettier-ignore
      .filter((wish) => !("department" in wish) || wish.department !== `d${home}`);
  return {
    ...{ format: "shadowing-round/1", name: `${people} people, lot ${seed}` },
    round: { days, sessionsPerPerson: 1 },
    scoring: {
      ...{ rank: [100, 88, 77, 67, 58, 49, 40, 31], placed: 60, perRoundWaited: 10, roundsWaitedCounted: 6 },
      ...{ perTimeTurnedDown: 8, timesTurnedDownCounted: 4, neverShadowed: 20, spread: 20 },
    },
    sites: each(sites, (at) => ({ id: `a${at}`, name: `Site ${at}`, needs: at === 1 ? ["Airside"] : [] })),
    travelMinutes: travel,
    departments: each(departments, (at) => ({
      ...{ id: `d${at}`, name: `Department ${at}`, site: `a${at % sites}`, staff: Math.round(perTeam) },
      release: { atOnce: Math.max(1, Math.round(perTeam * 0.012)), perDay: Math.max(1, Math.round(perTeam * 0.02)) },
      spreadTarget: Math.round((perTeam * sessions) / people),
    })),
    shiftPatterns: patterns.map((id) => ({ id, onDuty: each(days + 1, (day) => windows(id, day)).flat() })),
    sessions: all,
    connect: each(departments, () => ({ from: `d${below(departments)}`, to: `d${below(departments)}`, points: below(9) })), // prettier-ignore
    people: each(people, (at) => {
      const home = below(departments);
      const has = CLEARANCES.filter(() => chance(0.6));
      const busy = each(below(4), () => below(days * DAY)).map((from): [number, number] => [from, from + 60]);
      return {
        ...{ id: `p${at}`, department: `d${home}`, shiftPattern: pick(patterns), busy, askedAt: -1 - below(20_000) },
        clearances: Object.fromEntries(has.map((name) => [name, chance(0.8) ? 10 * days : below(days)])),
        ...{ roundsWaiting: chance(0.3) ? 1 + below(4) : 0, timesTurnedDown: chance(0.2) ? 1 + below(3) : 0 },
        ...{ hasShadowedBefore: chance(0.5), sessionsWanted: chance(0.1) ? 2 : 1, wishes: wishes(home) },
      };
    }),
  };
}

const windows = (pattern: string, day: number): [number, number][] =>
  PATTERNS[pattern]!(day).map(([from, to]) => [day * DAY + from, day * DAY + to]);
