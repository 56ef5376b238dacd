import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { CHECK_PARTS, type CheckPart } from "#models/shared/day.ts";
import { Plan } from "./plan.document.ts";
import { getSession } from "./session.ts";
import type { SessionDocument } from "./session.document.ts";
import { Tick } from "./tick.document.ts";

/** One part of a session's checklist: each step, and who did it when. */
export interface CheckList {
  part: CheckPart;
  steps: { what: string; done: { by: string; at: Date } | null }[];
}

/** The plan's steps as they read when the session was published (of older sessions: as they read now), and those done
 *  beside them. */
export async function checklistOf(session: Pick<SessionDocument, "_id" | "plan" | "checklist">): Promise<CheckList[]> {
  const [checklist, ticks] = await Promise.all([
    session.checklist ??
      Plan.findById(session.plan, { checklist: 1 })
        .lean()
        .then((plan) => plan?.checklist),
    Tick.find({ session: session._id }).sort({ at: 1 }).limit(300).lean(),
  ]);
  return CHECK_PARTS.map((part) => {
    const done = ticks.filter((tick) => tick.part === part);
    const steps = new Set([...(checklist?.[part] ?? []), ...done.map(({ what }) => what)]);
    return {
      part,
      steps: [...steps].map((what) => {
        const tick = done.find((one) => one.what === what);
        return { what, done: tick ? { by: tick.byName, at: tick.at } : null };
      }),
    };
  });
}

/** What a host did of the list, or takes back. */
export interface Ticking {
  part: CheckPart;
  what: string;
  done: boolean;
}

/**
 * Ticks a step, or takes the tick back; a second press changes nothing. Preparing begins when the session is published,
 * and ends when it is closed. Refuses: day-closed, session-cancelled; a step the list does not have: 404.
 */
export async function tick(actor: PersonActor, sessionId: string, step: Ticking, now: Date): Promise<void> {
  const session = await getSession(sessionId);
  if (!can(actor, "session.run", { departmentId: String(session.department) })) throw notAllowed();
  if (session.state !== "published") throw new DomainError("session-cancelled");
  if (session.closedAt) throw new DomainError("day-closed");
  const list = (await checklistOf(session)).find(({ part }) => part === step.part);
  if (!list?.steps.some(({ what }) => what === step.what)) throw notFound();
  await inTransaction(async (tx) => {
    const { part, what } = step;
    const key = { session: session._id, part, what };
    const changed = step.done
      ? (await Tick.updateOne(key, { $setOnInsert: doneBy(actor, now) }, { session: tx, upsert: true })).upsertedCount
      : (await Tick.deleteOne(key, { session: tx })).deletedCount;
    if (changed === 0) return;
    const thing = { kind: "session", id: sessionId };
    await record(
      actor,
      [{ what: step.done ? "session.ticked" : "session.unticked", thing, facts: { part, what } }],
      now,
      tx,
    );
  }).catch((error: unknown) => {
    if ((error as { code?: number }).code !== 11000) throw error; // somebody else ticked it first
  });
}

const doneBy = (actor: PersonActor, now: Date): { by: Types.ObjectId; byName: string; at: Date } => ({
  ...{ by: toId(actor.id), byName: actor.name, at: now },
});
