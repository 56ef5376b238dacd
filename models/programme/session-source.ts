import { toId } from "#models/database/id.ts";
import { lookup } from "#models/database/lookup.ts";
import { notFound } from "#models/errors.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { Site, type SiteDocument } from "#models/people/site.document.ts";
import { Plan, type PlanDocument } from "./plan.document.ts";

/** The plan with what a session takes over from elsewhere, in one question instead of four. Unknown plan: 404. */
export async function readSource({ planId, hostId }: { planId: string; hostId: string }) {
  const [read] = await Plan.aggregate<{
    plan: PlanDocument;
    site: SiteDocument[];
    department: DepartmentDocument[];
    host: PersonDocument[];
  }>([
    { $match: { _id: toId(planId) } },
    { $project: { _id: 0, plan: "$$ROOT", hostId: { $literal: toId(hostId) } } },
    lookup(Site, { at: "plan.site", as: "site" }),
    lookup(Department, { at: "plan.department", as: "department" }),
    lookup(Person, { at: "hostId", as: "host" }),
  ]);
  if (!read) throw notFound();
  return { plan: read.plan, site: read.site[0], department: read.department[0], host: read.host[0] };
}

/** The plan's content, as a session keeps it. */
export function snapshot(plan: PlanDocument) {
  const { title, kind, aims, agenda, bring, wear, goodToKnow, minutes, minimum, clearances } = plan;
  return { title, kind, aims, agenda, bring, wear, goodToKnow, minutes, minimum, clearances };
}
