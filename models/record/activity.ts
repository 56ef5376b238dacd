import { Types, type ClientSession } from "mongoose";
import type { Actor } from "#models/people/actor.ts";
import { Activity } from "./activity.document.ts";

export interface Happening {
  what: string;
  thing: { kind: string; id: string };
  before?: string;
  after?: string;
  facts?: Record<string, unknown>;
}

/** Appends to the record, inside the caller's transaction. The rows are whole as they are written here: each verb leaves
 *  some, and to make documents of them first took longer than the rest of the verb. */
export async function record(actor: Actor, happenings: Happening[], now: Date, tx?: ClientSession): Promise<void> {
  if (happenings.length === 0) return;
  await Activity.collection.insertMany(
    happenings.map(({ what, thing, before = "", after = "", facts = {} }) => ({
      ...{ _id: new Types.ObjectId(), at: now, actor: actor.id, actorName: actor.name },
      ...{ what, thing, before, after, facts },
    })),
    { ignoreUndefined: true, ...(tx && { session: tx }) },
  );
}

/** One line of a timeline: what happened to a thing, oldest first. */
export interface TimelineEntry {
  at: Date;
  /** A person's id, or "system". */
  actor: string;
  actorName: string;
  what: string;
  before: string;
  after: string;
  facts: Record<string, unknown>;
}

/** The latest 100 entries about a thing, oldest first. Whoever may see the thing may see its timeline: ask before. */
export async function timeline(thingId: string): Promise<TimelineEntry[]> {
  const found = await Activity.find({ "thing.id": thingId }).sort({ at: -1, _id: -1 }).limit(100).lean();
  return found.reverse().map(({ at, actor, actorName, what, before, after, facts }) => ({
    ...{ at, actor, actorName, what, before, after, facts },
  }));
}
