import fc from "fast-check";
import type { ShadowingRound } from "#models/matching/instance.ts";

/** Small invented rounds where everything bites: shifts, busy times, clearances that end inside the round, minimums, caps for
 *  the day and the moment, sites apart, sessions over midnight, people who want two. */
const DAY = 1440;
const HOURS = [480, 540, 600, 840, 1320, 1380];
const DEPARTMENTS = ["d0", "d1", "d2"];

const clearances = fc.dictionary(fc.constantFrom("lab", "rail"), fc.integer({ min: -1, max: 4 }), { maxKeys: 2 });
const span = fc
  .record({ from: fc.integer({ min: 0, max: 2 * 24 }), hours: fc.integer({ min: 1, max: 4 }) })
  .map(({ from, hours }): [number, number] => [from * 60, (from + hours) * 60]);

const session = (at: number): fc.Arbitrary<ShadowingRound["sessions"][number]> =>
  fc
    .record({
      ...{ day: fc.integer({ min: 0, max: 1 }), hour: fc.constantFrom(...HOURS), length: fc.constantFrom(60, 120, 180) },
      ...{ department: fc.constantFrom(...DEPARTMENTS), site: fc.constantFrom("a0", "a1") },
      ...{ seats: fc.constantFrom(0, 1, 1, 2, 3, 4), minimumToRun: fc.constantFrom(1, 1, 2, 3) },
      needs: fc.constantFrom<string[][]>([], [], [], ["lab"], ["lab", "rail"]),
    })
    .map(({ day, hour, length, ...more }) => ({ ...more, id: `s${at}`, start: day * DAY + hour, end: day * DAY + hour + length })); // prettier-ignore

const person = (at: number, sessions: number): fc.Arbitrary<ShadowingRound["people"][number]> =>
  fc
    .record({
      ...{ department: fc.constantFrom(...DEPARTMENTS), shiftPattern: fc.constantFrom("all", "all", "day", "night") },
      ...{
        busy: fc.oneof({ weight: 3, arbitrary: fc.constant<[number, number][]>([]) }, fc.array(span, { maxLength: 2 })),
        clearances,
      },
      ...{ askedAt: fc.integer({ min: -9, max: -1 }), roundsWaiting: fc.nat(8), timesTurnedDown: fc.nat(6) },
      ...{ hasShadowedBefore: fc.boolean(), sessionsWanted: fc.constantFrom<(1 | 2)[]>(1, 1, 2) },
      wishes: fc.array(
        fc.oneof(
          fc.constantFrom(...DEPARTMENTS).map((department) => ({ department })),
          fc.nat(sessions - 1).map((one) => ({ session: `s${one}` })),
          fc
            .array(
              fc.nat(sessions - 1).map((one) => `s${one}`),
              { maxLength: 3 },
            )
            .map((all) => ({ sessions: all })),
        ),
        { minLength: at === 0 ? 0 : 1, maxLength: 4 },
      ),
    })
    .map((some) => ({ ...some, id: `p${at}` }));

/** Rounds of at most so many people and sessions. */
export const instances = (mostPeople: number, mostSessions: number): fc.Arbitrary<ShadowingRound> =>
  fc
    .record({ people: fc.integer({ min: 1, max: mostPeople }), sessions: fc.integer({ min: 1, max: mostSessions }) })
    .chain(({ people, sessions }) =>
      fc.record({
        people: fc.tuple(...Array.from({ length: people }, (_, at) => person(at, sessions))),
        sessions: fc.tuple(...Array.from({ length: sessions }, (_, at) => session(at))),
        caps: fc.tuple(...DEPARTMENTS.map(() => fc.record({ atOnce: fc.constantFrom(0, 1, 1, 2, 2, 5, 5), perDay: fc.constantFrom(0, 1, 2, 2, 3, 5, 5) }))), // prettier-ignore
        targets: fc.tuple(...DEPARTMENTS.map(() => fc.nat(3))),
        travel: fc.constantFrom(0, 30, 60),
        siteNeeds: fc.constantFrom<string[][]>([], [], ["rail"]),
        connect: fc.array(
          fc.record({
            from: fc.constantFrom(...DEPARTMENTS),
            to: fc.constantFrom(...DEPARTMENTS),
            points: fc.nat(8),
          }),
          { maxLength: 3 },
        ),
      }),
    )
    .map(({ people, sessions, caps, targets, travel, siteNeeds, connect }) => ({
      ...{ format: "shadowing-round/1", name: "invented", round: { days: 2, sessionsPerPerson: 1 } },
      scoring: {
        ...{ rank: [100, 88, 77], placed: 60, perRoundWaited: 10, roundsWaitedCounted: 6 },
        ...{ perTimeTurnedDown: 8, timesTurnedDownCounted: 4, neverShadowed: 20, spread: 20 },
      },
      sites: [
        { id: "a0", needs: [] },
        { id: "a1", needs: siteNeeds },
      ],
      travelMinutes: [
        [0, travel],
        [travel, 0],
      ],
      departments: DEPARTMENTS.map((id, at) => ({
        ...{ id, site: at === 2 ? "a1" : "a0", staff: 9, release: caps[at]!, spreadTarget: targets[at]! },
      })),
      shiftPatterns: [
        { id: "all", onDuty: [[-DAY, 4 * DAY]] },
        {
          id: "day",
          onDuty: [
            [420, 1080],
            [DAY + 420, DAY + 1080],
          ],
        },
        { id: "night", onDuty: [[1200, DAY + 600], [DAY + 1200, 2 * DAY + 600]] }, // prettier-ignore
      ],
      ...{ sessions, connect, people },
    }));
