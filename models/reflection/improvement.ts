import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Site } from "#models/people/site.document.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { ImprovementFacts } from "#models/record/letter-facts.ts";
import { leave } from "#models/record/outbox.ts";
import { addMinutes, localDate, startOfDay } from "#models/shared/time.ts";
import type { ImprovementState } from "#models/shared/vocabulary.ts";
import { Improvement, type ImprovementDocument } from "./improvement.document.ts";
import { Reflection } from "./reflection.document.ts";
import { decide, type Seen } from "./review.ts";

/** What a coordinator makes of a remark. */
export interface ImprovementDraft {
  /** Whose remark: the reflection it stands in. */
  reflectionId: string;
  title: string;
  text: string;
  departmentId: string;
  /** Local date. */
  due: string;
}

/**
 * Makes a remark an improvement: the review needs action from now on, the department's leads are told that it is theirs,
 * and who made the remark hears of it, all in one commit. Refuses: review-changed, due-past, unknown-remark.
 */
export async function openImprovement(actor: Actor, seen: Seen, draft: ImprovementDraft, now: Date): Promise<string> {
  if (!can(actor, "improvement.open")) throw notAllowed();
  return inTransaction(async (tx) => {
    const within = { session: tx };
    const review = await decide(actor, seen, { what: "improvement", set: { state: "needs-action" } }, now, tx);
    const department = await Department.findById(toId(draft.departmentId), null, within).lean();
    if (!department) throw new DomainError("not-found", {}, "department");
    const zone = await zoneOf(department.site, tx);
    if (draft.due < localDate(now, zone)) throw new DomainError("due-past", {}, "due");
    const remark = { _id: toId(draft.reflectionId), booking: review.booking, state: "sent" as const };
    const reflection = await Reflection.findOne(remark, { author: 1 }, within).lean();
    if (!reflection) throw new DomainError("unknown-remark", {}, "reflection");
    const { title, text, due } = draft;
    const [made] = await Improvement.create(
      [
        {
          ...{ title, text, due, department: department._id, state: "proposed", version: 0 },
          ...{ review: review._id, session: review.session, author: reflection.author },
          ...{ openedBy: toId(actor.id), createdAt: now, changedAt: now },
        },
      ],
      within,
    );
    const improvement = made!.toObject();
    const thing = { kind: "improvement", id: String(improvement._id) };
    await record(actor, [{ what: "improvement.opened", thing, after: "proposed" }], now, tx);
    const facts = factsOf(improvement, { departmentName: department.name, zone, session: review.title });
    const about = { about: thing.id, version: 0, facts: { ...facts, by: actor.name } };
    const leads = department.leads.filter((lead) => !lead.equals(actor.id)).slice(0, 20);
    await leave(
      [
        { kind: "improvement-opened", to: String(reflection.author), ...about },
        ...leads.map((lead) => ({ kind: "improvement-owned" as const, to: String(lead), ...about })),
      ],
      now,
      tx,
    );
    return thing.id;
  });
}

/** How far it is: a state, a word about it, perhaps another day. */
export interface Step {
  state: ImprovementState;
  /** For "not now" it is the reason, and needed. */
  text: string;
  due: string;
}

/**
 * Says how far an improvement is, on the version that was looked at; its author hears ("you said, we did"). For
 * coordinators and who leads the department that owns it. Refuses: improvement-changed, reason-missing, word-missing,
 * due-past (a day that is moved, into the past).
 */
export async function updateImprovement(
  actor: Actor,
  { id, version }: { id: string; version: number },
  { state, text, due }: Step,
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const within = { session: tx };
    const seen = await Improvement.findById(toId(id), null, within).lean();
    if (!seen) throw notFound();
    if (!can(actor, "improvement.update", { departmentId: String(seen.department) })) throw notAllowed();
    if (text === "") throw new DomainError(state === "not-now" ? "reason-missing" : "word-missing", {}, "text");
    const department = await Department.findById(seen.department, null, within).lean();
    const zone = department ? await zoneOf(department.site, tx) : "UTC";
    // A day that has passed since may stand as it is. On an older version the change of others is the answer.
    if (seen.version === version && due !== seen.due && due < localDate(now, zone))
      throw new DomainError("due-past", {}, "due");
    const step = { at: now, by: toId(actor.id), byName: actor.name, state, text };
    const changed = await Improvement.findOneAndUpdate(
      { _id: seen._id, version },
      {
        $set: { state, due, reason: state === "not-now" ? text.slice(0, 500) : "", changedAt: now },
        $push: { progress: step },
        $inc: { version: 1 },
      },
      { ...within, returnDocument: "after" },
    ).lean();
    if (!changed) {
      const by = seen.progress.at(-1)?.byName ?? "";
      throw new DomainError("improvement-changed", { by, state: seen.state });
    }
    const thing = { kind: "improvement", id };
    const happening = { what: "improvement.updated", thing, before: seen.state, after: state };
    await record(actor, [happening], now, tx);
    if (changed.author.equals(actor.id)) return;
    const facts = factsOf(changed, { departmentName: department?.name ?? "", zone, session: "" });
    const letter = { about: id, version: changed.version, facts: { ...facts, said: text, by: actor.name } };
    await leave([{ kind: "improvement-news", to: String(changed.author), ...letter }], now, tx);
  });
}

async function zoneOf(site: ImprovementDocument["_id"], tx: ClientSession): Promise<string> {
  const found = await Site.findById(site, { zone: 1 }, { session: tx }).lean();
  return found?.zone ?? "UTC";
}

function factsOf(
  { _id, title, text, due, state }: ImprovementDocument,
  { departmentName, zone, session }: { departmentName: string; zone: string; session: string },
): ImprovementFacts {
  const noon = addMinutes(startOfDay(due, zone), 12 * 60);
  return { improvementId: String(_id), title, text, departmentName, session, due: noon, zone, state };
}
