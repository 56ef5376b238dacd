import { inTransaction } from "#models/database/transaction.ts";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { Actor } from "./actor.ts";
import { compare } from "./department-list.ts";
import { Department } from "./department.document.ts";

/** A department that another one's work waits for, and for what. */
export interface Dependence {
  id: string;
  name: string;
  code: string;
  why: string;
}

/** Says that a department depends on another, or says anew for what. */
export async function depend(
  actor: Actor,
  departmentId: string,
  on: { departmentId: string; why: string },
  now: Date,
): Promise<void> {
  if (!can(actor, "department.depend", { departmentId })) throw notAllowed();
  const [id, other] = [toId(departmentId), toId(on.departmentId)];
  if (id.equals(other)) throw new DomainError("depends-on-itself", {}, "on");
  await inTransaction(async (tx) => {
    if (!(await Department.exists({ _id: other }).session(tx))) throw notFound();
    await Department.updateOne({ _id: id }, { $pull: { dependsOn: { department: other } } }, { session: tx });
    const said = { department: other, why: on.why };
    const { matchedCount } = await Department.updateOne({ _id: id }, { $push: { dependsOn: said } }, { session: tx });
    if (matchedCount === 0) throw notFound();
    const thing = { kind: "department", id: departmentId };
    await record(actor, [{ what: "department.depends", thing, after: on.departmentId }], now, tx);
  });
}

/** Says that it does not, after all. */
export async function dependNot(actor: Actor, departmentId: string, otherId: string, now: Date): Promise<void> {
  if (!can(actor, "department.depend", { departmentId })) throw notAllowed();
  const pull = { $pull: { dependsOn: { department: toId(otherId) } } };
  const { matchedCount } = await Department.updateOne({ _id: toId(departmentId) }, pull);
  if (matchedCount === 0) throw notFound();
  const thing = { kind: "department", id: departmentId };
  await record(actor, [{ what: "department.depends-not", thing, before: otherId }], now);
}

/** Both sides of a department, each by name. */
export async function findDependences(departmentId: string): Promise<{ on: Dependence[]; by: Dependence[] }> {
  const id = toId(departmentId);
  const [own, others] = await Promise.all([
    Department.findById(id, { dependsOn: 1 }).lean(),
    Department.find({ "dependsOn.department": id }, { name: 1, code: 1, dependsOn: 1 }).lean(),
  ]);
  if (!own) throw notFound();
  const named = await Department.find(
    { _id: { $in: own.dependsOn.map(({ department }) => department) } },
    { name: 1, code: 1 },
  ).lean();
  const byName = (a: Dependence, b: Dependence): number => compare(a.name, b.name);
  const say = (one: { _id: unknown; name: string; code: string }, why: string): Dependence => ({
    id: String(one._id),
    name: one.name,
    code: one.code,
    why,
  });
  return {
    on: named
      .map((one) => say(one, own.dependsOn.find(({ department }) => department.equals(one._id))?.why ?? ""))
      .sort(byName),
    by: others
      .map((one) => say(one, one.dependsOn.find(({ department }) => department.equals(id))?.why ?? ""))
      .sort(byName),
  };
}
