import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { ReleaseMode } from "#models/shared/vocabulary.ts";
import type { Actor } from "./actor.ts";
import { opensTooLate } from "./booking-limits.ts";
import { Department, type DepartmentDocument } from "./department.document.ts";
import { Organisation } from "./organisation.document.ts";
import { Site } from "./site.document.ts";

/** What a coordinator decides about a department. */
export interface DepartmentSettings {
  name: string;
  /** Three letters. */
  code: string;
  about: string;
  siteId: string;
  parentId: string | null;
  releaseMode: ReleaseMode;
  /** At most so many of the team away at any moment; null for no cap. */
  atOnce: number | null;
  staffing: number;
  promiseHours: number;
  noticeHours: number;
  /** Days before a session from which places can be asked for, where fewer than the organisation says; or null. */
  opensDays: number | null;
}

/** Changes a department. Its key, by which lists find it, stays. Refuses, at their fields: site-gone, parent-gone,
 *  code-taken, department-loop, opens-too-late. Unknown: 404. */
export async function changeDepartment(
  actor: Actor,
  id: string,
  settings: DepartmentSettings,
  now: Date,
): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const department = await Department.findById(toId(id)).lean();
  if (!department) throw notFound();
  const site = await Site.findById(toId(settings.siteId), { _id: 1 }).lean();
  if (!site) throw new DomainError("site-gone", {}, "siteId");
  const code = settings.code.toUpperCase();
  if (await Department.exists({ code, _id: { $ne: department._id } })) throw new DomainError("code-taken", {}, "code");
  await expectOpening(settings);
  const set = {
    name: settings.name,
    code,
    about: settings.about,
    site: site._id,
    parent: await parentFor(department._id, settings.parentId),
    release: { mode: settings.releaseMode, atOnce: settings.atOnce, staffing: settings.staffing },
    promiseHours: settings.promiseHours,
    noticeHours: settings.noticeHours,
    opensDays: settings.opensDays,
  };
  await Department.updateOne({ _id: department._id }, { $set: set });
  const facts = {
    release: set.release,
    promiseHours: set.promiseHours,
    noticeHours: set.noticeHours,
    opensDays: set.opensDays,
  };
  await record(
    actor,
    [
      {
        what: "department.changed",
        thing: { kind: "department", id },
        before: department.name,
        after: set.name,
        facts,
      },
    ],
    now,
  );
}

/** Booking opens before it closes, by the department's own days or the organisation's. */
async function expectOpening({ name, noticeHours, opensDays }: DepartmentSettings): Promise<void> {
  const everybody = (await Organisation.findById("organisation", { opensDays: 1 }).lean())?.opensDays ?? Infinity;
  const own = opensDays ?? Infinity;
  if (opensTooLate(Math.min(own, everybody), noticeHours))
    throw new DomainError(
      "opens-too-late",
      { name, hours: noticeHours },
      own <= everybody ? "opensDays" : "noticeHours",
    );
}

/** A department may not lie below itself, at whatever depth. */
async function parentFor(id: Types.ObjectId, parentId: string | null): Promise<Types.ObjectId | null> {
  if (parentId === null) return null;
  const parent = toId(parentId);
  const above = new Map(
    (await Department.find({}, { parent: 1 }).lean()).map((one) => [one._id.toString(), one.parent?.toString()]),
  );
  if (!above.has(parentId)) throw new DomainError("parent-gone", {}, "parentId");
  for (let at: string | undefined = parentId; at !== undefined; at = above.get(at))
    if (at === id.toString()) throw new DomainError("department-loop", {}, "parentId");
  return parent;
}

/** The settings as they are now, for the form, and how lists call the department. */
export async function findSettings(actor: Actor, id: string): Promise<DepartmentSettings & { key: string }> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const found = await Department.findById(toId(id)).lean();
  if (!found) throw notFound();
  return { ...settingsOf(found), key: found.key };
}

const settingsOf = (department: DepartmentDocument): DepartmentSettings => ({
  name: department.name,
  code: department.code,
  about: department.about,
  siteId: department.site.toString(),
  parentId: department.parent?.toString() ?? null,
  releaseMode: department.release.mode,
  atOnce: department.release.atOnce,
  staffing: department.release.staffing,
  promiseHours: department.promiseHours,
  noticeHours: department.noticeHours,
  opensDays: department.opensDays ?? null,
});
