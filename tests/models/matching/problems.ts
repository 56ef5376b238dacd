import fc from "fast-check";
import type { Problem, ProblemPerson, ProblemSession, Span, Team } from "#models/matching/problem.ts";

/** Small invented rounds: everything close together, so that places, minimums and caps bite. */
const HOUR = 3_600_000;

const session = (at: number): fc.Arbitrary<ProblemSession> =>
  fc
    .record({
      id: fc.constant(`s${at}`),
      title: fc.constant(`Session ${at}`),
      department: fc.constantFrom("t0", "t1", "t2"),
      site: fc.constantFrom("here", "there"),
      startsAt: fc.integer({ min: 0, max: 6 }).map((hour) => hour * HOUR),
      endsAt: fc.constant(0),
      zone: fc.constant("UTC"),
      seats: fc.integer({ min: 1, max: 4 }),
      minimum: fc.integer({ min: 1, max: 3 }),
      clearances: fc.constant<string[]>([]),
    })
    .map((one) => ({ ...one, endsAt: one.startsAt + 2 * HOUR, minimum: Math.min(one.minimum, one.seats) }));

const team = (id: string): fc.Arbitrary<Team> =>
  fc.record({
    id: fc.constant(id),
    atOnce: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    staffing: fc.constantFrom(0, 0, 6),
    people: fc.constant(8),
    away: fc.array(
      fc.integer({ min: 0, max: 7 }).map((hour): Span => ({ from: hour * HOUR, to: (hour + 1) * HOUR })),
      { maxLength: 2 },
    ),
  });

const person = (at: number, sessions: readonly ProblemSession[]): fc.Arbitrary<ProblemPerson> =>
  fc
    .record({
      team: fc.constantFrom("t0", "t1", "t2"),
      site: fc.constantFrom("here", "there"),
      waited: fc.integer({ min: 0, max: 2 }),
      turnedDown: fc.integer({ min: 0, max: 1 }),
      shadowed: fc.boolean(),
      groups: fc.array(
        fc.subarray(
          sessions.map(({ id }) => id),
          { minLength: 1, maxLength: Math.min(3, sessions.length) },
        ),
        {
          ...{ minLength: 1, maxLength: 4 },
        },
      ),
    })
    .map(({ groups, ...some }) => {
      const options = new Map<string, number>();
      groups.forEach((group, rank) => {
        for (const id of group) if (!options.has(id)) options.set(id, rank + 1);
      });
      return {
        ...some,
        ...{ id: `p${at}`, busy: [], clearances: new Map(), askedAt: at, options },
        wishes: groups.map((group, rank) => ({
          ...{ kind: "department" as const, of: `d${rank}`, title: `Wish ${rank}`, options: group },
          ...{ blocked: [], reasons: new Map() },
        })),
      };
    });

export const problems: fc.Arbitrary<Problem> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => session(at))))
  .chain((sessions) =>
    fc.record({
      sessions: fc.constant(sessions as ProblemSession[]),
      teams: fc.tuple(team("t0"), team("t1"), team("t2")),
      people: fc
        .integer({ min: 1, max: 12 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, at) => person(at, sessions as ProblemSession[]))),
        ),
      seed: fc.string({ maxLength: 4 }),
    }),
  )
  .map(({ sessions, teams, people, seed }) => ({
    seed,
    sessions: new Map(sessions.map((one) => [one.id, one])),
    teams: new Map(teams.map((one) => [one.id, one])),
    people: new Map((people as ProblemPerson[]).map((one) => [one.id, one])),
    travel: HOUR,
  }));
