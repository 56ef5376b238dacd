import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { localDate, type LocalDate } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import type { Actor } from "./actor.ts";
import { Department, type DepartmentDocument } from "./department.document.ts";
import { Person } from "./person.document.ts";
import { Site } from "./site.document.ts";

/** Days when a department has no hands free for visitors: local dates of its site, both included. */
export interface PeakDays {
  from: LocalDate;
  until: LocalDate;
}

/** The same with the name of who said so. */
export interface Peak extends PeakDays {
  by: string;
}

/**
 * Says that a department has its hands full on some days: what is published leaves them out unless a host takes them in.
 * Refuses: span-reversed, span-over, peaks-most. For who hosts or leads there: 403; unknown: 404.
 */
export async function addPeak(actor: Actor, departmentId: string, { from, until }: PeakDays, now: Date): Promise<void> {
  if (!can(actor, "department.peaks", { departmentId })) throw notAllowed();
  const _id = toId(departmentId);
  if (until < from) throw new DomainError("span-reversed", {}, "until");
  const today = await todayAt(await departmentOf(departmentId), now);
  if (until < today) throw new DomainError("span-over", {}, "until");
  const by = actor.kind === "person" ? toId(actor.id) : null;
  // What is over says nothing any more, and must not use up what a department may set.
  await Department.updateOne({ _id }, { $pull: { peaks: { until: { $lt: today } } } });
  const { modifiedCount } = await Department.updateOne(
    { _id, peaks: { $not: { $elemMatch: { from, until } } }, [`peaks.${LIMITS.peaks - 1}`]: { $exists: false } },
    { $push: { peaks: { from, until, by } } },
  );
  if (modifiedCount === 0) {
    if (await Department.exists({ _id, peaks: { $elemMatch: { from, until } } })) return;
    throw new DomainError("peaks-most", { most: LIMITS.peaks }, "from");
  }
  const thing = { kind: "department", id: departmentId };
  await record(actor, [{ what: "department.peak", thing, after: `${from}/${until}` }], now);
}

/** Says that those days are like any others; done twice, it stays. For who hosts or leads there: 403; unknown: 404. */
export async function endPeak(actor: Actor, departmentId: string, { from, until }: PeakDays, now: Date): Promise<void> {
  if (!can(actor, "department.peaks", { departmentId })) throw notAllowed();
  const _id = toId(departmentId);
  const { modifiedCount } = await Department.updateOne({ _id }, { $pull: { peaks: { from, until } } });
  if (modifiedCount === 0) {
    if (await Department.exists({ _id })) return;
    throw notFound();
  }
  const thing = { kind: "department", id: departmentId };
  await record(actor, [{ what: "department.peak-ended", thing, before: `${from}/${until}` }], now);
}

/** A department's peak days that are not over, in their order. Unknown: 404. */
export async function peaksOf(departmentId: string, now: Date): Promise<Peak[]> {
  const department = await departmentOf(departmentId);
  const today = await todayAt(department, now);
  return (await namedPeaks(department)).filter(({ until }) => until >= today);
}

/** All of them, with the names of who said so. */
export async function namedPeaks({ peaks = [] }: Pick<DepartmentDocument, "peaks">): Promise<Peak[]> {
  if (peaks.length === 0) return [];
  const people = await Person.find({ _id: { $in: peaks.flatMap(({ by }) => by ?? []) } }, { name: 1 }).lean();
  const nameOf = new Map(people.map(({ _id, name }) => [String(_id), name]));
  return peaks
    .map(({ from, until, by }) => ({ from, until, by: nameOf.get(String(by)) ?? "" }))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

async function departmentOf(departmentId: string) {
  const found = await Department.findById(toId(departmentId), { peaks: 1, site: 1 }).lean();
  if (!found) throw notFound();
  return found;
}

async function todayAt({ site }: Pick<DepartmentDocument, "site">, now: Date): Promise<LocalDate> {
  return localDate(now, (await Site.findById(site, { zone: 1 }).lean())?.zone ?? "UTC");
}
