import { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Site } from "#models/people/site.document.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { Plan, type PlanContent, type PlanDocument } from "./plan.document.ts";
import { Session } from "./session.document.ts";

/** A plan as a form gives it. */
export interface PlanDraft extends PlanContent {
  siteId: string;
  checklist: PlanDocument["checklist"];
  askHost: boolean;
}

async function checked(draft: PlanDraft): Promise<Types.ObjectId> {
  const site = await Site.findById(toId(draft.siteId), { _id: 1 }).lean();
  if (!site) throw new DomainError("site-gone", {}, "siteId");
  if (draft.minimum > draft.places) throw new DomainError("minimum-over-places", { places: draft.places }, "minimum");
  const planned = draft.agenda.reduce((sum, { minutes }) => sum + minutes, 0);
  if (planned > draft.minutes)
    throw new DomainError("agenda-over-length", { planned, minutes: draft.minutes }, "agenda");
  return site._id;
}

/** Writes a new plan for a department; its id comes back. With the one-time key of its form, once however often sent. */
export async function createPlan(
  actor: Actor,
  departmentId: string,
  draft: PlanDraft,
  now: Date,
  key?: string,
): Promise<string> {
  if (!can(actor, "plan.write", { departmentId })) throw notAllowed();
  const department = await Department.findById(toId(departmentId), { _id: 1 }).lean();
  if (!department) throw notFound();
  const { siteId: _siteId, ...content } = draft;
  const site = await checked(draft);
  const written = { ...content, department: department._id, site, version: 1, createdAt: now, ...(key && { key }) };
  const plan = await Plan.create(written).catch(async (error: unknown) => {
    if ((error as { code?: number }).code !== 11000) throw error;
    return String((await Plan.findOne({ department: department._id, key }, { _id: 1 }).lean())!._id);
  });
  if (typeof plan === "string") return plan; // the same form came before
  await record(
    actor,
    [{ what: "plan.written", thing: { kind: "plan", id: String(plan._id) }, after: draft.title }],
    now,
  );
  return String(plan._id);
}

/** Changes a plan; sessions already published keep the version they were published from. Refuses when somebody else
 *  changed it since the form was opened. */
export async function changePlan(
  actor: Actor,
  planId: string,
  version: number,
  draft: PlanDraft,
  now: Date,
): Promise<void> {
  const plan = await getPlan(planId);
  if (!can(actor, "plan.write", { departmentId: String(plan.department) })) throw notAllowed();
  const { siteId: _siteId, ...content } = draft;
  const site = await checked(draft);
  await inTransaction(async (tx) => {
    const before = await Plan.findOneAndUpdate(
      { _id: plan._id, version },
      { $set: { ...content, site }, $inc: { version: 1 } },
      { session: tx },
    ).lean();
    if (!before) throw new DomainError("plan-changed-meanwhile");
    // Sessions from before they kept their checklist: now is the last moment at which their plan still has it.
    const without = { plan: plan._id, checklist: null };
    await Session.updateMany(without, { $set: { checklist: before.checklist } }, { session: tx });
    const thing = { kind: "plan", id: planId } as const;
    await record(actor, [{ what: "plan.changed", thing, before: before.title, after: draft.title }], now, tx);
  });
}

/** Unknown: 404. */
export async function getPlan(planId: string): Promise<PlanDocument> {
  const plan = await Plan.findById(toId(planId)).lean();
  if (!plan) throw notFound();
  return plan;
}

/** The plans of some departments that are in use, by title. At most 200. */
export const plansOf = (departmentIds: readonly string[]): Promise<PlanDocument[]> =>
  Plan.find({ department: { $in: departmentIds.map(toId) }, retiredAt: null })
    .sort({ title: 1 })
    .limit(200)
    .lean();
