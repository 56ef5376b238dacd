import { REASONS, type Reason } from "../instance.ts";
import { allowsDay, allowsMoment, isPlaced, type Plan } from "./plan.ts";

/** Why everybody without a place has none: each rule that stops at least one of their options, as the plan stands. */
export function explain(plan: Plan): Record<string, Reason[]> {
  const { round } = plan.options;
  const unplaced: [string, Reason[]][] = [];
  round.people.forEach(({ id }, p) => {
    if (!isPlaced(plan, p)) unplaced.push([id, reasonsOf(plan, p)]);
  });
  return Object.fromEntries(unplaced);
}

function reasonsOf(plan: Plan, p: number): Reason[] {
  const { start } = plan.options;
  if (start[p] === start[p + 1]) return ["no-option"];
  const found = new Set<Reason>();
  for (let option = start[p]!; option < start[p + 1]!; option++)
    for (const reason of stopsOf(plan, option)) found.add(reason);
  return REASONS.filter((reason) => found.has(reason));
}

/** Every rule that keeps one more person from going there by this option. */
export function stopsOf(plan: Plan, option: number): Reason[] {
  const { options, count, seats, minimum } = plan;
  const session = options.session[option]!;
  const stops: Reason[] = [];
  if (count[session]! >= seats[session]!) stops.push("full");
  if (count[session]! + 1 < minimum[session]!) stops.push("called-off");
  if (!allowsDay(plan, option)) stops.push("team-day");
  if (!allowsMoment(plan, option)) stops.push("team-moment");
  return stops;
}
