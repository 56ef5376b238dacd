import type { ShadowingRound } from "#models/matching/instance.ts";

type Person = ShadowingRound["people"][number];
type Session = ShadowingRound["sessions"][number];

/** A round in which nothing stands in anybody's way, for tests that put one thing there. Everybody is of "home" and wishes
 *  for "lab", then "port"; sessions a and b are the lab's, c is the port's, all at other times. */
export const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, department: "home", shiftPattern: "always", busy: [], clearances: {}, askedAt: -10, roundsWaiting: 0 },
  ...{ timesTurnedDown: 0, hasShadowedBefore: true, sessionsWanted: 1 },
  wishes: [{ department: "lab" }, { department: "port" }],
  ...more,
});

export const session = (id: string, hour: number, more: Partial<Session> = {}): Session => ({
  ...{
    id,
    department: "lab",
    site: "here",
    start: hour * 60,
    end: hour * 60 + 60,
    seats: 3,
    minimumToRun: 1,
    needs: [],
  },
  ...more,
});

const department = (id: string, site: string) => ({
  ...{ id, site, staff: 9, release: { atOnce: 9, perDay: 9 }, spreadTarget: 0 },
});

export const plain = (more: Partial<ShadowingRound> = {}): ShadowingRound => ({
  ...{ format: "shadowing-round/1", name: "plain", round: { days: 3, sessionsPerPerson: 1 } },
  scoring: {
    ...{ rank: [100, 88, 77], placed: 60, perRoundWaited: 10, roundsWaitedCounted: 6, perTimeTurnedDown: 8 },
    ...{ timesTurnedDownCounted: 4, neverShadowed: 20, spread: 20 },
  },
  sites: [
    { id: "here", needs: [] },
    { id: "there", needs: [] },
  ],
  travelMinutes: [
    [0, 30],
    [30, 0],
  ],
  departments: [department("home", "here"), department("lab", "here"), department("port", "there")],
  shiftPatterns: [{ id: "always", onDuty: [[-1440, 10_000]] }],
  sessions: [session("a", 9), session("b", 33), session("c", 57, { department: "port", site: "there" })],
  connect: [],
  people: [person("ana"), person("ben"), person("cleo")],
  ...more,
});

/** The same with other caps on the home team. */
export const capped = (release: Partial<{ atOnce: number; perDay: number }>): ShadowingRound["departments"] =>
  plain().departments.map((one) => (one.id === "home" ? { ...one, release: { ...one.release, ...release } } : one));
