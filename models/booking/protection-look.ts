import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department, type DepartmentDocument, type ProtectedDay } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { Site } from "#models/people/site.document.ts";
import { can } from "#models/permissions.ts";
import { endOfDay, startOfDay, type LocalDate } from "#models/shared/time.ts";
import type { Span } from "./away.ts";
import { awayThen } from "./cap.ts";
import { weekOf } from "./team.ts";

/** A day on which a team keeps everybody, as pages show it. */
export interface ProtectedDayLook extends Pick<ProtectedDay, "day" | "zone" | "from" | "reason"> {
  /** Who said so. */
  by: string;
}

/** What the page that protects a day shows. */
export interface ProtectionLook {
  department: { id: string; name: string };
  days: ProtectedDayLook[];
  /** The chosen day: how many visits of the team stand on it and would stay, and how many are asked for. */
  chosen: { day: LocalDate; from: Date; zone: string; stays: number; asks: number } | null;
}

/** A local date of a site, from its first instant to that of the next. */
export const dayOf = (day: LocalDate, zone: string): Span => ({ from: startOfDay(day, zone), to: endOfDay(day, zone) });

/** A department with the zone of its site. Unknown: 404. */
export async function teamOf(departmentId: string, tx?: ClientSession) {
  const options = tx ? { session: tx } : {};
  const team = await Department.findById(toId(departmentId), { name: 1, site: 1, protectedDays: 1 }, options).lean();
  const site = team && (await Site.findById(team.site, { zone: 1 }, options).lean());
  if (!team || !site) throw notFound();
  return { ...team, zone: site.zone };
}

/** The protected days of a team that are not over, in their order, with the names of who said so. */
export async function protectedAhead(
  { protectedDays = [] }: Pick<DepartmentDocument, "protectedDays">,
  now: Date,
): Promise<ProtectedDayLook[]> {
  const ahead = protectedDays.filter(({ to }) => to > now);
  if (ahead.length === 0) return [];
  const people = await Person.find({ _id: { $in: ahead.flatMap(({ by }) => by ?? []) } }, { name: 1 }).lean();
  const nameOf = new Map(people.map(({ _id, name }) => [String(_id), name]));
  return ahead
    .toSorted((one, other) => one.from.getTime() - other.from.getTime())
    .map(({ day, zone, from, reason, by }) => ({ day, zone, from, reason, by: nameOf.get(String(by)) ?? "" }));
}

/** For whoever may protect days of this team; with a day that was chosen, what stands on it. */
export async function lookAtProtection(
  actor: PersonActor,
  departmentId: string,
  day: LocalDate | null,
  now: Date,
): Promise<ProtectionLook> {
  const team = await teamOf(departmentId);
  if (!can(actor, "team.protect", { departmentId })) throw notAllowed();
  return {
    department: { id: departmentId, name: team.name },
    days: await protectedAhead(team, now),
    chosen: day === null ? null : await standing(departmentId, day, team.zone),
  };
}

async function standing(departmentId: string, day: LocalDate, zone: string): Promise<ProtectionLook["chosen"]> {
  const { from, to } = dayOf(day, zone);
  const [away, entries] = await Promise.all([
    awayThen(toId(departmentId), { from, to }, null),
    weekOf(departmentId, from, to),
  ]);
  return { day, zone, from, stays: away.length, asks: entries.filter(({ state }) => state === "requested").length };
}
