import type { Reason, ShadowingResult, ShadowingRound } from "#models/matching/instance.ts";
import { awayFor, brokenRules, entryPoints, pointsOf, valueOfPlan, wantedBy } from "./instance-checker.ts";

type Person = ShadowingRound["people"][number];
type Session = ShadowingRound["sessions"][number];

const RULE_OF = { full: "seats", "called-off": "minimum", "team-day": "day", "team-moment": "moment" } as const;

/** Every reason that stops one option of a person without a place, found by putting them there and looking what breaks;
 *  "fits" where nothing does. */
export function trueReasons(round: ShadowingRound, result: ShadowingResult, person: Person): Set<Reason | "fits"> {
  const found = new Set<Reason | "fits">();
  for (const session of round.sessions) {
    if (pointsOf(round, person, session) === null) continue;
    const broken = brokenRules(round, [...result.placements, [person.id, session.id]]);
    for (const reason of Object.keys(RULE_OF) as (keyof typeof RULE_OF)[])
      if (broken.has(RULE_OF[reason])) found.add(reason);
    if (broken.size === 0) found.add("fits");
  }
  return found.size === 0 ? new Set(["no-option"]) : found;
}

/** The bound that the prices of a result prove, added up by hand. Throws where a price is none. */
export function provenBound(round: ShadowingRound, { proof }: ShadowingResult): number {
  for (const price of [
    ...Object.values(proof.seat),
    ...proof.day.map((row) => row[2]),
    ...proof.moment.map((row) => row[2]),
  ])
    // prettier-ignore
    if (!(price >= 0)) throw new Error(`${price} is no price`);
  for (const kept of Object.values(proof.spread))
    if (!(kept >= 0 && kept <= round.scoring.spread)) throw new Error(`${kept} is more than the spread`);
  let bound = 0;
  for (const { id, seats } of round.sessions) bound += seats * (proof.seat[id] ?? 0);
  for (const { id, release, spreadTarget } of round.departments) {
    for (const [department, , price] of proof.day) if (department === id) bound += release.perDay * price;
    for (const [department, , price] of proof.moment) if (department === id) bound += release.atOnce * price;
    bound += (round.scoring.spread - (proof.spread[id] ?? 0)) * spreadTarget;
  }
  for (const person of round.people) bound += bestAlone(round, proof, person);
  return bound;
}

function bestAlone(round: ShadowingRound, proof: ShadowingResult["proof"], person: Person): number {
  const net = round.sessions.flatMap((session) => {
    const points = pointsOf(round, person, session);
    return points === null ? [] : [{ host: session.department, points: points - cost(round, proof, person, session) }];
  });
  let best = -Infinity;
  for (const one of net) {
    best = Math.max(best, one.points);
    if (wantedBy(round, person) === 2)
      for (const other of net) if (one.host !== other.host) best = Math.max(best, one.points + other.points);
  }
  return Math.max(0, entryPoints(round, person) + (proof.spread[person.department] ?? 0) + best);
}

function cost(round: ShadowingRound, proof: ShadowingResult["proof"], person: Person, session: Session): number {
  let price = proof.seat[session.id] ?? 0;
  const [from, to] = awayFor(round, person, session);
  for (const [department, day, more] of proof.day)
    if (department === person.department && day === Math.floor(session.start / 1440)) price += more;
  for (const [department, minute, more] of proof.moment)
    if (department === person.department && from <= minute && minute < to) price += more;
  return price;
}

/** All that is wrong with a result; empty when nothing is. */
export function wrongWith(round: ShadowingRound, result: ShadowingResult): string[] {
  const wrong: string[] = [...brokenRules(round, result.placements)];
  if (wrong.includes("unknown")) return wrong;
  if (result.format !== "shadowing-result/1" || result.round !== round.name) wrong.push("heading");
  if (valueOfPlan(round, result.placements) !== result.value) wrong.push("value");
  if (result.value > result.upperBound) wrong.push("above the bound");
  if (Math.floor(provenBound(round, result)) !== result.upperBound) wrong.push("bound not proven");
  const placed = new Set(result.placements.map(([who]) => who));
  for (const person of round.people) {
    const said = result.unplaced[person.id];
    if (placed.has(person.id) !== (said === undefined)) wrong.push(`unplaced ${person.id}`);
    if (said === undefined) continue;
    const truth = trueReasons(round, result, person);
    for (const reason of said) if (!truth.has(reason)) wrong.push(`false reason ${person.id} ${reason}`);
    for (const reason of truth)
      if (!said.includes(reason as Reason)) wrong.push(`missing reason ${person.id} ${reason}`);
  }
  const known = new Set(round.people.map(({ id }) => id));
  for (const id of Object.keys(result.unplaced)) if (!known.has(id)) wrong.push(`unknown ${id}`);
  return wrong;
}
