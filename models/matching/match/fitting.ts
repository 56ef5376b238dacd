import type { ShadowingRound } from "../instance.ts";

/** Minutes. */
export const DAY = 1440;

type Person = ShadowingRound["people"][number];

/** May this person go to that session, as far as the person alone is concerned? */
export interface Fitting {
  fits: (person: Person, home: number, session: number) => boolean;
  /** When somebody of the department at `home` is away for it: the session with the way there and back. */
  away: (home: number, session: number) => [from: number, to: number];
}

export function makeFitting(round: ShadowingRound): Fitting {
  const siteAt = new Map(round.sites.map(({ id }, at) => [id, at]));
  const homeSite = round.departments.map(({ site }) => siteAt.get(site)!);
  const patternAt = new Map(round.shiftPatterns.map(({ id }, at) => [id, at]));
  const sessions = round.sessions.map(({ site, needs, start, end }) => {
    const at = siteAt.get(site)!;
    const all = [...new Set([...needs, ...round.sites[at]!.needs])];
    return { start, end, site: at, needs: all, lastDay: Math.floor((end - 1) / DAY) };
  });
  const away = (home: number, session: number): [number, number] => {
    const { site, start, end } = sessions[session]!;
    const travel = round.travelMinutes[homeSite[home]!]![site]!;
    return [start - travel, end + travel];
  };
  /** On duty all the time away? Asked once for all people of one pattern and site. */
  const duty = new Map<number, boolean>();
  const onDuty = (person: Person, home: number, session: number): boolean => {
    const pattern = patternAt.get(person.shiftPattern)!;
    const key = (pattern * round.sites.length + homeSite[home]!) * sessions.length + session;
    let fits = duty.get(key);
    if (fits === undefined) {
      const [from, to] = away(home, session);
      fits = round.shiftPatterns[pattern]!.onDuty.some((window) => window[0] <= from && to <= window[1]);
      duty.set(key, fits);
    }
    return fits;
  };
  const cleared = ({ clearances }: Person, session: number): boolean => {
    const { needs, lastDay } = sessions[session]!;
    return needs.every((need) => Object.hasOwn(clearances, need) && clearances[need]! >= lastDay);
  };
  const free = ({ busy }: Person, home: number, session: number): boolean => {
    if (busy.length === 0) return true;
    const [from, to] = away(home, session);
    return !busy.some((span) => span[0] < to && from < span[1]);
  };
  return {
    away,
    fits: (person, home, session) =>
      onDuty(person, home, session) && cleared(person, session) && free(person, home, session),
  };
}
