import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";

/** Who may hold a department's sessions: its hosts and leads who have not left, by name. */
export async function hostsOf(departmentId: string): Promise<{ id: string; name: string }[]> {
  const department = await Department.findById(toId(departmentId), { hosts: 1, leads: 1 }).lean();
  if (!department) return [];
  const found = await Person.find(
    { _id: { $in: [...department.hosts, ...department.leads] }, leftAt: null },
    { name: 1, sortName: 1 },
  )
    .sort({ sortName: 1 })
    .limit(200)
    .lean();
  return found.map(({ _id, name }) => ({ id: String(_id), name }));
}

/** Those of some people who have left: sessions that name them need another host. */
export async function whoLeft(ids: readonly Types.ObjectId[]): Promise<Set<string>> {
  const found = await Person.find({ _id: { $in: [...ids] }, leftAt: { $ne: null } }, { _id: 1 }).lean();
  return new Set(found.map(({ _id }) => String(_id)));
}

export interface HostingDepartment {
  id: string;
  name: string;
  code: string;
  siteId: string;
}

/** The departments this actor writes plans and publishes for, by name; coordinators for every one. */
export async function hostingDepartments(actor: PersonActor): Promise<HostingDepartment[]> {
  const own = [...new Set([...actor.hostOf, ...actor.leadOf])];
  if (own.length === 0 && !actor.roles.includes("coordinator")) return [];
  const found = await Department.find(own.length > 0 ? { _id: { $in: own.map(toId) } } : {}, {
    name: 1,
    code: 1,
    site: 1,
  })
    .sort({ name: 1 })
    .lean();
  return found.map(({ _id, name, code, site }) => ({ id: String(_id), name, code, siteId: String(site) }));
}
