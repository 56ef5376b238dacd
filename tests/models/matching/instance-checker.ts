import type { ShadowingResult, ShadowingRound } from "#models/matching/instance.ts";

/** A second opinion on matched rounds, written apart from the matcher, slowly and plainly: every rule of the format looked
 *  at again, minute by minute where minutes matter. */
type Person = ShadowingRound["people"][number];
type Session = ShadowingRound["sessions"][number];

/** Points of a placement of this person on that session, or null where the person may not go there. */
export function pointsOf(round: ShadowingRound, person: Person, session: Session): number | null {
  const rank = person.wishes.findIndex((wish) => {
    if ("department" in wish) return wish.department === session.department;
    return "session" in wish ? wish.session === session.id : wish.sessions.includes(session.id);
  });
  if (rank === -1 || session.department === person.department) return null;
  const [from, to] = awayFor(round, person, session);
  const pattern = round.shiftPatterns.find(({ id }) => id === person.shiftPattern)!;
  if (!pattern.onDuty.some(([on, off]) => on <= from && to <= off)) return null;
  if (person.busy.some(([start, end]) => start < to && end > from)) return null;
  const site = round.sites.find(({ id }) => id === session.site)!;
  const lastDay = Math.ceil(session.end / 1440) - 1;
  for (const need of [...session.needs, ...site.needs]) {
    const until = person.clearances[need];
    if (until === undefined || until < lastDay) return null;
  }
  let points = round.scoring.rank[rank] ?? 0;
  for (const one of round.connect)
    if (one.from === person.department && one.to === session.department) points += one.points;
  return points;
}

export function awayFor(round: ShadowingRound, person: Person, session: Session): [number, number] {
  const home = round.departments.find(({ id }) => id === person.department)!.site;
  const row = round.sites.findIndex(({ id }) => id === home);
  const column = round.sites.findIndex(({ id }) => id === session.site);
  const travel = round.travelMinutes[row]![column]!;
  return [session.start - travel, session.end + travel];
}

/** Points once for being placed at all. */
export function entryPoints({ scoring: s }: ShadowingRound, person: Person): number {
  let points = s.placed;
  points += s.perRoundWaited * Math.min(person.roundsWaiting, s.roundsWaitedCounted);
  points += s.perTimeTurnedDown * Math.min(person.timesTurnedDown, s.timesTurnedDownCounted);
  if (!person.hasShadowedBefore) points += s.neverShadowed;
  return points;
}

export const wantedBy = (round: ShadowingRound, person: Person): number =>
  person.sessionsWanted ?? round.round.sessionsPerPerson;

interface Place {
  person: Person;
  session: Session;
}

function placesOf(round: ShadowingRound, placements: ShadowingResult["placements"]): Place[] {
  const people = new Map(round.people.map((person) => [person.id, person]));
  const sessions = new Map(round.sessions.map((session) => [session.id, session]));
  return placements.map(([who, what]) => ({ person: people.get(who)!, session: sessions.get(what)! }));
}

export type Rule = "unknown" | "twice" | "option" | "wanted" | "overlap" | "host" | "seats" | "minimum" | "day" | "moment"; // prettier-ignore

/** The rules that a plan breaks, each once. */
export function brokenRules(round: ShadowingRound, placements: ShadowingResult["placements"]): Set<Rule> {
  const broken = new Set<Rule>();
  const places = placesOf(round, placements);
  if (places.some(({ person, session }) => !person || !session)) return new Set(["unknown"]);
  if (new Set(placements.map((one) => JSON.stringify(one))).size < placements.length) broken.add("twice");
  for (const { person, session } of places) if (pointsOf(round, person, session) === null) broken.add("option");
  for (const [person, own] of Map.groupBy(places, (place) => place.person)) {
    if (own.length > wantedBy(round, person)) broken.add("wanted");
    own.forEach((one, at) => {
      for (const other of own.slice(at + 1)) {
        const [a, b] = [awayFor(round, person, one.session), awayFor(round, person, other.session)];
        if (a[0] < b[1] && b[0] < a[1]) broken.add("overlap");
        if (one.session.department === other.session.department) broken.add("host");
      }
    });
  }
  for (const session of round.sessions) {
    const here = places.filter((place) => place.session === session).length;
    if (here > session.seats) broken.add("seats");
    if (here > 0 && here < session.minimumToRun) broken.add("minimum");
  }
  for (const department of round.departments) {
    const team = places.filter(({ person }) => person.department === department.id);
    for (const { session } of team) {
      const day = Math.floor(session.start / 1440);
      const that = team.filter((place) => Math.floor(place.session.start / 1440) === day);
      if (that.length > department.release.perDay) broken.add("day");
    }
    const away = new Map<number, number>();
    for (const { person, session } of team) {
      const [from, to] = awayFor(round, person, session);
      for (let minute = from; minute < to; minute++) {
        away.set(minute, (away.get(minute) ?? 0) + 1);
        if (away.get(minute)! > department.release.atOnce) broken.add("moment");
      }
    }
  }
  return broken;
}

/** What a plan is worth, added up from the rules. */
export function valueOfPlan(round: ShadowingRound, placements: ShadowingResult["placements"]): number {
  let value = 0;
  for (const { person, session } of placesOf(round, placements)) value += pointsOf(round, person, session) ?? 0;
  const who = new Set(placements.map(([person]) => person));
  const placed = round.people.filter(({ id }) => who.has(id));
  for (const person of placed) value += entryPoints(round, person);
  for (const { id, spreadTarget } of round.departments) {
    const home = placed.filter(({ department }) => department === id).length;
    value += round.scoring.spread * Math.min(home, spreadTarget);
  }
  return value;
}
