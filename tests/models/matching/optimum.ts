import type { ShadowingResult, ShadowingRound } from "#models/matching/instance.ts";
import { brokenRules, pointsOf, valueOfPlan, wantedBy } from "./instance-checker.ts";

type Placements = ShadowingResult["placements"];

/** The most any plan of a tiny round is worth, by trying them all. Null where there are too many to try. */
export function optimum(round: ShadowingRound, most = 3_000): number | null {
  const choices = round.people.map((person) => {
    const single = round.sessions
      .filter((session) => pointsOf(round, person, session) !== null)
      .map(({ id }): Placements => [[person.id, id]]);
    const two = single.flatMap((one, at) => single.slice(at + 1).map((other): Placements => [...one, ...other]));
    return [[], ...single, ...(wantedBy(round, person) === 2 ? two : [])];
  });
  if (choices.reduce((all, some) => all * some.length, 1) > most) return null;
  let best = 0;
  const walk = (at: number, plan: Placements): void => {
    if (at < choices.length) for (const choice of choices[at]!) walk(at + 1, [...plan, ...choice]);
    else {
      const value = valueOfPlan(round, plan);
      if (value > best && brokenRules(round, plan).size === 0) best = value;
    }
  };
  walk(0, []);
  return best;
}
