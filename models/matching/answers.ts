import type { WishReason } from "#models/shared/vocabulary.ts";
import type { WishAnswer } from "./placement.document.ts";
import type { Problem, ProblemPerson } from "./problem.ts";
import type { Seating } from "./seating.ts";

/**
 * Why each of a person's wishes brought nothing: for every session a wish stands for, what stops it in this plan, or the
 * rule that never allowed it; each reason once. For somebody with a place: the wishes before the one that was met.
 */
export function answersFor(problem: Problem, plan: Seating, person: ProblemPerson): WishAnswer[] {
  const had = plan.at.get(person.id);
  const met = had === undefined ? Infinity : person.options.get(had)!;
  // The own place counts against nothing the person asks about.
  if (had !== undefined) plan.leave(person);
  const answers = person.wishes.flatMap((wish, at): WishAnswer[] => {
    if (at + 1 >= met) return [];
    const why = new Map<WishReason, Record<string, unknown>>();
    for (const session of wish.options) {
      const stop = plan.stop(person, session);
      if (stop) why.set(stop, why.get(stop) ?? factsOf(problem, person, stop));
    }
    for (const { code, facts } of wish.blocked) if (!why.has(code)) why.set(code, facts);
    if (wish.options.length + wish.blocked.length === 0) why.set("nothing-there", {});
    // Somebody with a place may be needed there, so that the session can take place: then nothing stops the better wish.
    if (why.size === 0) return [];
    return [{ rank: at + 1, title: wish.title, why: [...why].map(([code, facts]) => ({ code, facts })) }];
  });
  if (had !== undefined) plan.put(person, had);
  return answers;
}

const factsOf = ({ teams }: Problem, { team }: ProblemPerson, stop: WishReason): Record<string, unknown> =>
  stop === "team-moment"
    ? { most: teams.get(team)?.atOnce }
    : stop === "team-staffing"
      ? { least: teams.get(team)?.staffing }
      : {};
