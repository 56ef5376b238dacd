import type { Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { LIMITS, type PlacementState } from "#models/shared/vocabulary.ts";
import { Placement, type PlacementDocument, type WishAnswer } from "./placement.document.ts";
import { getRound, mayRun } from "./round-step.ts";

/** What a list of placements is narrowed to: everybody, those without a place, those who waited in earlier rounds, those
 *  for whom something changed since the preview. */
export const PLACEMENT_FILTERS = ["all", "unplaced", "waited", "changed"] as const;
export type PlacementFilter = (typeof PLACEMENT_FILTERS)[number];

export interface PlacementLine {
  id: string;
  person: { id: string; name: string };
  department: { code: string; name: string };
  state: PlacementState;
  session: { id: string; title: string; startsAt: Date; zone: string } | null;
  rank: number | null;
  wishes: number;
  waited: number;
  answers: WishAnswer[];
  change: PlacementDocument["change"];
  before: string;
  decided: "" | "fixed" | "barred";
}

export interface PlacementPage {
  lines: PlacementLine[];
  total: number;
  page: number;
  size: number;
}

/** A page of who got what, by name; those who waited longest first where asked for. Coordinators only (403). */
export async function listPlacements(
  actor: Actor,
  roundId: string,
  only: PlacementFilter,
  wanted: number,
): Promise<PlacementPage> {
  mayRun(actor);
  const { _id: round } = await getRound(roundId);
  const size = LIMITS.page;
  const filter = {
    round,
    ...(only === "unplaced" && { state: { $in: ["unplaced" as const, "told" as const] } }),
    ...(only === "waited" && { waited: { $gt: 0 } }),
    ...(only === "changed" && { change: { $ne: "" as const } }),
  };
  const total = await Placement.countDocuments(filter);
  const page = Math.min(Math.max(1, wanted), Math.max(1, Math.ceil(total / size)));
  const [found, departments] = await Promise.all([
    Placement.find(filter)
      .sort({ ...(only === "waited" && { waited: -1 }), sortName: 1, _id: 1 })
      .skip((page - 1) * size)
      .limit(size)
      .lean(),
    Department.find({}, { name: 1, code: 1 }).lean(),
  ]);
  const homes = new Map(departments.map(({ _id, name, code }) => [String(_id), { name, code }]));
  return { lines: found.map((one) => lineOf(one, homes)), total, page, size };
}

function lineOf(one: PlacementDocument, homes: Map<string, { code: string; name: string }>): PlacementLine {
  const { session, title, startsAt, zone, state, rank, wishes, waited, answers, change, before, decided = "" } = one;
  return {
    id: String(one._id),
    person: { id: String(one.person), name: one.name },
    department: homes.get(String(one.department)) ?? { code: "", name: "" },
    session: session && startsAt ? { id: String(session), title, startsAt, zone } : null,
    ...{ state, rank, wishes, waited, change, before: before.title, decided },
    // Sentences come from codes; nothing else of the facts leaves the server.
    answers,
  };
}

/** Everybody of a matched round by name, so many at a time, for the export. Coordinators only (403). */
export async function* placementsToExport(actor: Actor, roundId: string): AsyncGenerator<PlacementLine> {
  mayRun(actor);
  const { _id: round } = await getRound(roundId);
  const departments = await Department.find({}, { name: 1, code: 1 }).lean();
  const homes = new Map(departments.map(({ _id, name, code }) => [String(_id), { name, code }]));
  const found = Placement.find({ round }).sort({ sortName: 1, _id: 1 }).lean().cursor({ batchSize: 500 });
  for await (const one of found) yield lineOf(one, homes);
}
