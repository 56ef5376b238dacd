import { countPeople } from "#models/people/department-list.ts";
import { Department } from "#models/people/department.document.ts";
import type { Actor } from "#models/people/actor.ts";
import type { RoundState } from "#models/shared/vocabulary.ts";
import { Placement } from "./placement.document.ts";
import { roomOf } from "./programme.ts";
import { Round, type RoundDocument, type RoundFigures } from "./round.document.ts";
import { getRound, mayRun } from "./round-step.ts";

/** A round in the coordinators' list. */
export interface RoundLine {
  id: string;
  name: string;
  state: RoundState;
  from: Date;
  /** The last day itself. */
  lastDay: string;
  firstDay: string;
  zone: string;
  wishesUntil: Date;
  lists: number;
  placed: number | null;
}

/** Rounds, the latest first; at most a hundred. Coordinators only (403). */
export async function listRounds(actor: Actor): Promise<RoundLine[]> {
  mayRun(actor);
  const found = await Round.find().sort({ createdAt: -1 }).limit(100).lean();
  return found.map(({ _id, name, state, from, firstDay, lastDay, zone, wishesUntil, lists, figures }) => ({
    ...{ id: String(_id), name, state, from, firstDay, lastDay, zone, wishesUntil, lists },
    placed: figures?.placed ?? null,
  }));
}

/** Everything a coordinator sees of one round. */
export interface RoundView extends RoundLine {
  version: number;
  seed: string;
  departments: { id: string; name: string }[];
  /** How many may take part. */
  people: number;
  /** Sessions that take part as things stand, and their places. */
  sessions: number;
  places: number;
  run: number;
  matchedAt: Date | null;
  took: number;
  figures: (Omit<RoundFigures, "departments"> & { departments: DepartmentShare[] }) | null;
  announcing: { byName: string; at: Date | null; finishedAt: Date | null; done: number; of: number };
  /** Placements that are not as the preview showed them. */
  changes: number;
  /** People without a place. */
  unplaced: number;
}

/** Who got what in one home department. */
export interface DepartmentShare {
  id: string;
  name: string;
  first: number;
  secondOrThird: number;
  other: number;
  none: number;
}

/** One round for a coordinator; others 403, unknown 404. */
export async function roundView(actor: Actor, roundId: string): Promise<RoundView> {
  mayRun(actor);
  const round = await getRound(roundId);
  const of = { round: round._id };
  const [names, people, room, done, changes, unplaced, all] = await Promise.all([
    namesOf(),
    peopleOf(round),
    roomOf(round),
    Placement.countDocuments({ ...of, state: { $in: ["booked", "told"] } }),
    Placement.countDocuments({ ...of, change: { $ne: "" } }),
    Placement.countDocuments({ ...of, state: { $in: ["unplaced", "told"] } }),
    Placement.countDocuments(of),
  ]);
  const { name, state, from, firstDay, lastDay, zone, wishesUntil, lists, version, seed, run, matchedAt, took } = round;
  const { figures, announcing } = round;
  return {
    ...{ id: roundId, name, state, from, firstDay, lastDay, zone, wishesUntil, lists, version, seed, run, matchedAt },
    ...{ took, people, ...room, changes, unplaced, placed: figures?.placed ?? null },
    departments: round.departments.map((id) => ({ id: String(id), name: names.get(String(id)) ?? "" })),
    figures: figures && {
      ...figures,
      departments: figures.departments.map(({ department, ...shares }) => ({
        ...{ id: String(department), name: names.get(String(department)) ?? "", ...shares },
      })),
    },
    announcing: {
      ...{ byName: announcing.byName, at: announcing.at, finishedAt: announcing.finishedAt, done, of: all },
    },
  };
}

const namesOf = async (): Promise<Map<string, string>> =>
  new Map((await Department.find({}, { name: 1 }).lean()).map(({ _id, name }) => [String(_id), name]));

async function peopleOf({ departments }: RoundDocument): Promise<number> {
  if (departments.length === 0) return countPeople();
  const counts = await Promise.all(departments.map((id) => countPeople(String(id))));
  return counts.reduce((sum, count) => sum + count, 0);
}
