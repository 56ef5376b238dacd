import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Site } from "#models/people/site.document.ts";
import { can } from "#models/permissions.ts";
import { countFollowers } from "./following.ts";
import { hostsOf } from "./hosts.ts";
import { Plan, type PlanContent } from "./plan.document.ts";
import { getPlan, plansOf } from "./plan.ts";

type Shown = "title" | "kind" | "minutes" | "places" | "meetingPoint" | "aims" | "bring" | "wear" | "clearances";

/** What the pages that publish a plan show, and what their fields begin with. */
export interface PlanToPublish {
  plan: Pick<PlanContent, Shown> & { id: string; version: number };
  department: { id: string; name: string };
  /** Clock times are told there. */
  place: { siteName: string; zone: string };
  hosts: { id: string; name: string }[];
  /** How many people hear by letter of new dates of the department. */
  followers: number;
  /** The plans that can be published instead: of the departments this person hosts for, by title. */
  plans: { id: string; title: string }[];
}

/** The plan that the host's desk begins with when something is published: the one of their last session where it still
 *  stands, else the first by title; null where there is none. */
export async function planToBegin(departmentIds: readonly string[], last?: Types.ObjectId): Promise<string | null> {
  const stands = { department: { $in: departmentIds.map(toId) }, retiredAt: null };
  const found =
    (last && (await Plan.findOne({ ...stands, _id: last }, { _id: 1 }).lean())) ??
    (await Plan.findOne(stands, { _id: 1 }).sort({ title: 1 }).lean());
  return found && String(found._id);
}

/** A plan for somebody who may publish it. Refuses others; unknown: 404. */
export async function planToPublish(actor: PersonActor, planId: string): Promise<PlanToPublish> {
  const plan = await getPlan(planId);
  const departmentId = String(plan.department);
  if (!can(actor, "session.publish", { departmentId })) throw notAllowed();
  const departments = new Set([departmentId, ...actor.hostOf, ...actor.leadOf]);
  const [hosts, plans, site, department, followers] = await Promise.all([
    hostsOf(departmentId),
    plansOf([...departments]),
    Site.findById(plan.site).lean(),
    Department.findById(plan.department, { name: 1 }).lean(),
    countFollowers(departmentId),
  ]);
  if (!site || !department) throw notFound();
  const { title, kind, minutes, version, places, meetingPoint, aims, bring, wear, clearances } = plan;
  return {
    plan: { id: planId, title, kind, minutes, version, places, meetingPoint, aims, bring, wear, clearances },
    department: { id: departmentId, name: department.name },
    place: { siteName: site.name, zone: site.zone },
    ...{ hosts, followers },
    plans: plans.map((other) => ({ id: String(other._id), title: other.title })),
  };
}
