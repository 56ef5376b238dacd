import { depend } from "#models/people/dependence.ts";
import type { PersonActor } from "#models/people/actor.ts";
import type { Crew } from "./crew.ts";

/** Who waits for whose work, and for what: the first depends on the second. */
const PAIRS: readonly (readonly [string, string, string])[] = [
  ["PRM", "GTP", "Kerb space at door 4"],
  ["PRM", "TFM", "Lifts working, always"],
  ["PRM", "BAG", "Wheelchairs first off the belt"],
  ["PRM", "BDL", "Passports checked at the seat"],
  ["SEC", "PRM", "Warning before a group arrives"],
  ["AFO", "PRM", "Ambulift off the apron in time"],
  ["LPO", "PRM", "Forgotten canes, with a flight"],
  ["ITS", "PRM", "Reports when the tablet app fails"],
  ["SEC", "BAG", "Second scans sent back with a reason"],
  ["SEC", "DUT", "Lanes opened before the queue is long"],
  ["BAG", "APC", "Stand changes before the carts leave"],
  ["BAG", "SEC", "Screened bags without a gap at the peak"],
  ["APC", "AFO", "Runway checks at the agreed minute"],
  ["APC", "WTH", "A de-icing forecast two hours ahead"],
  ["AFO", "WTH", "Snow called the evening before"],
  ["AFO", "RFF", "Cover stated before each closure"],
  ["RFF", "APC", "Clear ways, whatever stands there"],
  ["TFM", "ITS", "Doors that answer the badge reader"],
  ["GTP", "SEC", "Word when the hall is full"],
  ["DUT", "WTH", "One forecast for everybody"],
  ["CUS", "DUT", "What went wrong, the same evening"],
];

/** Says them all, as the coordinator would. */
export async function sayDependences(crew: Crew, coordinator: PersonActor, begun: Date): Promise<void> {
  const id = (code: string): string => crew.departments.get(code)!;
  for (const [who, on, why] of PAIRS) await depend(coordinator, id(who), { departmentId: id(on), why }, begun);
}
