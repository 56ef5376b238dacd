import type { Claim } from "../reading.ts";

/** Visits between departments: how often somebody of one (home) saw the work of another (host). */
export interface Matrix {
  /** Ids of the departments shown, the ones that travel and receive most first; at most `MOST`. */
  shown: string[];
  /** Visits from home to host, a row a home; null for pairs that a report of one department does not look at. */
  cells: (number | null)[][];
  /** Visits to any department, by home shown. */
  went: number[];
  /** Ordered pairs of departments of which nobody of the first ever visited the second, in this time. */
  never: { pairs: number; of: number; wanted: Pair[] };
}

/** A pair that has not met: `asked` people of home asked for a place at host; `depends`: home says that it depends on it. */
export interface Pair {
  home: string;
  host: string;
  asked: number;
  depends: boolean;
}

/** A matrix with more rows than this is read by nobody; the rest is in the export. */
export const MOST = 15;
const WANTED = 6;

export function makeMatrix() {
  const visits = new Map<string, Map<string, number>>();
  const asked = new Map<string, Map<string, Set<string>>>();
  const inner = <T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> =>
    map.get(key) ?? map.set(key, new Map()).get(key)!;
  return {
    add({ home, host, person, visited }: Claim): void {
      if (home === host) return;
      const people = inner(asked, home);
      (people.get(host) ?? people.set(host, new Set()).get(host)!).add(person);
      if (!visited) return;
      const row = inner(visits, home);
      row.set(host, (row.get(host) ?? 0) + 1);
    },
    /** Every pair that met, for the export. */
    pairs: () => [...visits].flatMap(([home, row]) => [...row].map(([host, count]) => ({ home, host, count }))),
    /** `departments`: ids with whom each says it depends on. `only`: the visits added are those from and to it, so nothing is
     *  said of the other pairs. */
    matrix(departments: readonly { id: string; dependsOn: readonly string[] }[], only?: string): Matrix {
      const looked = (home: string, host: string): boolean => only === undefined || home === only || host === only;
      const count = (home: string, host: string): number => visits.get(home)?.get(host) ?? 0;
      const sum = (all: Iterable<number>): number => [...all].reduce((one, other) => one + other, 0);
      const wentFrom = (home: string): number => sum(visits.get(home)?.values() ?? []);
      const received = new Map<string, number>();
      for (const row of visits.values()) for (const [host, n] of row) received.set(host, (received.get(host) ?? 0) + n);
      const ids = departments.map(({ id }) => id);
      const traffic = new Map(ids.map((id) => [id, wentFrom(id) + (received.get(id) ?? 0)]));
      const shown = ids.toSorted((one, other) => traffic.get(other)! - traffic.get(one)!).slice(0, MOST);
      const known = new Set(ids);
      const met = sum([...visits].filter(([home]) => known.has(home)).map(([, row]) => [...row.keys()].filter((host) => known.has(host)).length)); // prettier-ignore
      const of = only === undefined ? ids.length * (ids.length - 1) : 2 * (ids.length - 1);
      const wanted = departments
        .flatMap(({ id: home, dependsOn }) =>
          [...new Set([...dependsOn, ...(asked.get(home)?.keys() ?? [])])].map((host) => ({
            home,
            host,
            asked: asked.get(home)?.get(host)?.size ?? 0,
            depends: dependsOn.includes(host),
          })),
        )
        .filter(({ home, host }) => home !== host && known.has(host) && looked(home, host) && count(home, host) === 0)
        .toSorted((one, other) => other.asked - one.asked || Number(other.depends) - Number(one.depends))
        .slice(0, WANTED);
      return {
        shown,
        cells: shown.map((home) => shown.map((host) => (looked(home, host) ? count(home, host) : null))),
        went: shown.map(wentFrom),
        never: { pairs: of - met, of, wanted },
      };
    },
  };
}
