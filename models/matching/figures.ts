import { Types } from "mongoose";
import { SCORING, weightOf, type Problem, type ProblemPerson } from "./problem.ts";
import type { RoundFigures } from "./round.document.ts";
import { seating, type Seating } from "./seating.ts";

/** What a plan of a round says in figures. `alone` are people who already have a place of this round (it was being
 *  announced): they count, though they are no longer planned for. */
export function figuresOf(problem: Problem, plan: Seating): Omit<RoundFigures, "bound"> {
  const figures = {
    ...{ people: problem.people.size, placed: 0, first: 0, secondOrThird: 0, other: 0 },
    ...{ waited: 0, waitedPlaced: 0, value: 0 },
  };
  const departments = new Map<string, RoundFigures["departments"][number]>();
  for (const person of problem.people.values()) {
    const session = plan.at.get(person.id);
    const rank = session === undefined ? null : person.options.get(session)!;
    const group = groupOf(rank);
    const line = departments.get(person.team) ?? {
      ...{ department: new Types.ObjectId(person.team), first: 0, secondOrThird: 0, other: 0, none: 0 },
    };
    line[group]++;
    departments.set(person.team, line);
    if (person.waited > 0) figures.waited++;
    if (group === "none") continue;
    figures.placed++;
    figures[group]++;
    figures.value += valueOf(person, rank!);
    if (person.waited > 0) figures.waitedPlaced++;
  }
  const sessions = [...problem.sessions.values()];
  return {
    ...figures,
    calledOff: sessions.filter(({ id, minimum }) => minimum > 1 && plan.count(id) < minimum).length,
    sessions: sessions.length,
    places: sessions.reduce((sum, { seats }) => sum + seats, 0),
    firstCome: firstCome(problem),
    departments: [...departments.values()].sort((one, other) => sizeOf(other) - sizeOf(one)),
  };
}

/** Points of one person's place. */
export const valueOf = (person: ProblemPerson, rank: number): number =>
  SCORING.rank[rank - 1]! + SCORING.placed + weightOf(person);

/** How many would get a place if everybody just took, in the order of asking, the best wish still free. Sessions that then
 *  stay below their minimum do not take place. */
export function firstCome(problem: Problem): number {
  const plan = seating(problem);
  const order = [...problem.people.values()].sort(
    (one, other) => one.askedAt - other.askedAt || (one.id < other.id ? -1 : 1),
  );
  for (const person of order) {
    const ranked = [...person.options].sort(([, one], [, other]) => one - other);
    const free = ranked.find(([session]) => plan.stop(person, session, true) === null);
    if (free) plan.put(person, free[0]);
  }
  return [...plan.at.values()].filter((session) => plan.count(session) >= problem.sessions.get(session)!.minimum)
    .length;
}

type Group = "first" | "secondOrThird" | "other" | "none";

/** The group a person falls into, by the rank of the wish their place answers; null without one. */
export const groupOf = (rank: number | null): Group =>
  rank === null ? "none" : rank === 1 ? "first" : rank <= 3 ? "secondOrThird" : "other";

/** People of one department with wishes. */
export const sizeOf = ({ first, secondOrThird, other, none }: Record<Group, number>): number =>
  first + secondOrThird + other + none;
