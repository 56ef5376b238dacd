import type { ClientSession, Types } from "mongoose";
import { Department } from "#models/people/department.document.ts";
import { Reservation } from "./reservation.document.ts";

/** Places a team holds in a session without names yet. */
export interface Held {
  id: string;
  team: string;
  places: number;
  /** Given back by itself at this instant. */
  until: Date;
}

/** What teams hold in a session; at most a hundred of them. */
export async function heldIn(session: Types.ObjectId, tx?: ClientSession): Promise<Held[]> {
  const options = tx ? { session: tx } : {};
  const held = await Reservation.find({ session, places: { $gt: 0 } }, null, options)
    .sort({ _id: 1 })
    .limit(100)
    .lean();
  const ids = held.map(({ department }) => department);
  const teams = await Department.find({ _id: { $in: ids } }, { name: 1 }, options).lean();
  const nameOf = new Map(teams.map(({ _id, name }) => [String(_id), name]));
  return held.map(({ _id, department, places, until }) => ({
    ...{ id: String(_id), team: nameOf.get(String(department)) ?? "", places, until },
  }));
}
