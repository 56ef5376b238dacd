import type { ShadowingRound } from "../instance.ts";
import { makeFitting } from "./fitting.ts";

/** Every possible placement of a round in flat arrays: person after person, each one's best first. People, sessions and
 *  departments go by their position in the round. */
export interface Options {
  round: ShadowingRound;
  /** Options of person p are those from start[p] to before start[p + 1]. */
  start: Int32Array;
  session: Int32Array;
  /** Points of the rank and of the connection between the two departments. */
  points: Int32Array;
  /** Home department and session together: what travel and release caps depend on. Points into `pairs`. */
  pair: Int32Array;
  pairs: Pair[];
  /** By person: home department, most sessions, points for having a place at all. */
  department: Int32Array;
  limit: Int32Array;
  entry: Int32Array;
  /** By session: its host department. */
  host: Int32Array;
}

/** People of one department at one session: away from `from` to before `to`. */
export interface Pair {
  department: number;
  session: number;
  from: number;
  to: number;
}

/** The placements that wishes ask for and the rules on one person alone allow. */
export function optionsOf(round: ShadowingRound): Options {
  const departmentAt = positions(round.departments);
  const sessionAt = positions(round.sessions);
  const fitting = makeFitting(round);
  const host = Int32Array.from(round.sessions, ({ department }) => departmentAt.get(department)!);
  const hosted = round.departments.map((): number[] => []);
  host.forEach((department, session) => hosted[department]!.push(session));
  const connect = new Map<number, number>();
  for (const { from, to, points } of round.connect) {
    const key = departmentAt.get(from)! * hosted.length + departmentAt.get(to)!;
    connect.set(key, (connect.get(key) ?? 0) + points);
  }
  const start = new Int32Array(round.people.length + 1);
  const department = Int32Array.from(round.people, (person) => departmentAt.get(person.department)!);
  const all: { session: number; points: number }[] = [];
  const seen = new Int32Array(host.length).fill(-1);
  round.people.forEach((person, p) => {
    const home = department[p]!;
    const own: typeof all = [];
    person.wishes.forEach((wish, rank) => {
      const named = "session" in wish ? [wish.session] : "sessions" in wish ? wish.sessions : null;
      const sessions = named
        ? named.map((one) => sessionAt.get(one)!)
        : hosted[departmentAt.get((wish as { department: string }).department)!]!;
      for (const session of sessions) {
        if (seen[session] === p) continue;
        seen[session] = p;
        if (host[session] === home || !fitting.fits(person, home, session)) continue;
        const more = connect.get(home * hosted.length + host[session]!) ?? 0;
        own.push({ session, points: (round.scoring.rank[rank] ?? 0) + more });
      }
    });
    own.sort((one, other) => other.points - one.points || one.session - other.session);
    for (const option of own) all.push(option);
    start[p + 1] = all.length;
  });
  return {
    ...{ round, start, department, host },
    session: Int32Array.from(all, ({ session }) => session),
    points: Int32Array.from(all, ({ points }) => points),
    limit: Int32Array.from(round.people, (person) => person.sessionsWanted ?? round.round.sessionsPerPerson),
    entry: Int32Array.from(round.people, (person) => entryOf(round, person)),
    ...pairing(all, start, department, fitting.away),
  };
}

const positions = (all: readonly { id: string }[]): Map<string, number> => new Map(all.map(({ id }, at) => [id, at]));

/** Points once for a placed person: a place at all, and what waiting earned. */
function entryOf({ scoring }: ShadowingRound, person: ShadowingRound["people"][number]): number {
  return (
    scoring.placed +
    scoring.perRoundWaited * Math.min(person.roundsWaiting, scoring.roundsWaitedCounted) +
    scoring.perTimeTurnedDown * Math.min(person.timesTurnedDown, scoring.timesTurnedDownCounted) +
    (person.hasShadowedBefore ? 0 : scoring.neverShadowed)
  );
}

function pairing(
  all: readonly { session: number }[],
  start: Int32Array,
  department: Int32Array,
  away: (department: number, session: number) => [from: number, to: number],
): Pick<Options, "pair" | "pairs"> {
  const pair = new Int32Array(all.length);
  const pairs: Pair[] = [];
  const known = new Map<number, number>();
  const departments = Math.max(0, ...department) + 1;
  department.forEach((home, p) => {
    for (let e = start[p]!; e < start[p + 1]!; e++) {
      const { session } = all[e]!;
      const key = session * departments + home;
      let found = known.get(key);
      if (found === undefined) {
        known.set(key, (found = pairs.length));
        const [from, to] = away(home, session);
        pairs.push({ department: home, session, from, to });
      }
      pair[e] = found;
    }
  });
  return { pair, pairs };
}
