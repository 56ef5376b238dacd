import type { ClientSession, Types } from "mongoose";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";

/**
 * Who releases a person (ids): the supervisor; without one, the department's leads and whoever stands in for them now;
 * without any, the coordinators. Nobody decides on their own leave. Bounded: at most 20.
 */
export async function decidersOf(
  person: { _id: Types.ObjectId; supervisor: Types.ObjectId | null },
  home: DepartmentDocument,
  now: Date,
  tx?: ClientSession,
): Promise<string[]> {
  const within = tx ? { session: tx } : {};
  const standing = home.deputies
    .filter((deputy) => deputy.from <= now && now < deputy.until)
    .map((deputy) => deputy.person);
  const present = async (ids: Types.ObjectId[]): Promise<string[]> => {
    const others = ids.filter((id) => !id.equals(person._id));
    if (others.length === 0) return [];
    const found = await Person.find({ _id: { $in: others }, leftAt: null }, { _id: 1 }, within)
      .limit(20)
      .lean();
    return found.map((one) => String(one._id));
  };
  const supervisor = person.supervisor ? await present([person.supervisor]) : [];
  if (supervisor.length > 0) return [...new Set([...supervisor, ...(await present(standing))])];
  const leads = await present([...home.leads, ...standing]);
  if (leads.length > 0) return leads;
  const coordinators = await Person.find({ roles: "coordinator", leftAt: null }, { _id: 1 }, within).limit(20).lean();
  return coordinators.map((one) => String(one._id)).filter((id) => id !== String(person._id));
}
