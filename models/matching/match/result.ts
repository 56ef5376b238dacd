import type { ShadowingResult } from "../instance.ts";
import type { Prices } from "./bound.ts";
import { explain } from "./explain.ts";
import type { Options } from "./options.ts";
import { valueOf, type Plan } from "./plan.ts";
import type { Priced } from "./prices.ts";
import type { Rows } from "./rows.ts";

/** A plan as others read it, with its reasons and its proof. */
export function resultOf(plan: Plan, { prices, bound }: Priced): ShadowingResult {
  return {
    format: "shadowing-result/1",
    round: plan.options.round.name,
    placements: placementsOf(plan),
    value: valueOf(plan),
    upperBound: bound,
    unplaced: explain(plan),
    proof: proofOf(plan.options, plan.rows, prices),
  };
}

function placementsOf({ options, held }: Plan): [string, string][] {
  const { people, sessions } = options.round;
  return people.flatMap(({ id }, p) =>
    [held[2 * p]!, held[2 * p + 1]!]
      .filter((option) => option >= 0)
      .sort((one, other) => one - other)
      .map((option): [string, string] => [id, sessions[options.session[option]!]!.id]),
  );
}

function proofOf({ round }: Options, rows: Rows, { seat, day, moment, spread }: Prices): ShadowingResult["proof"] {
  const named = (all: readonly { id: string }[], prices: Float64Array): Record<string, number> =>
    Object.fromEntries(all.map(({ id }, at) => [id, prices[at]!] as const).filter(([, price]) => price > 0));
  const department = (at: number): string => round.departments[at]!.id;
  return {
    seat: named(round.sessions, seat),
    day: rows.dayOf
      .map((row, at): [string, number, number] => [department(row.department), row.day, day[at]!])
      .filter(([, , price]) => price > 0),
    moment: rows.momentOf
      .map((row, at): [string, number, number] => [department(row.department), row.minute, moment[at]!])
      .filter(([, , price]) => price > 0),
    spread: named(round.departments, spread),
  };
}
