import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { Role } from "#models/shared/vocabulary.ts";
import type { Actor } from "./actor.ts";
import { Department, type DepartmentDocument } from "./department.document.ts";
import { Person } from "./person.document.ts";
import { Site } from "./site.document.ts";

interface Linked {
  id: string;
  name: string;
}

/** What a person's page shows. `more` is there for the person, their supervisor and lead, and coordinators. */
export interface PersonRecord {
  id: string;
  name: string;
  language: string;
  jobTitle: string;
  department: Linked & { code: string };
  siteName: string;
  leftAt: Date | null;
  hostOf: Linked[];
  leadOf: Linked[];
  more: null | {
    staffNumber: string;
    email: string | null;
    fullTime: boolean | null;
    /** Empty where none was given. */
    shift: string;
    supervisor: Linked | null;
    /** Without a supervisor: whether the department has a lead, or somebody who stands in for one, besides this person; else
     *  coordinators release them. */
    leadReleases: boolean;
    roles: Role[];
    deputyOf: (Linked & { from: Date; until: Date })[];
    clearances: { kind: string; until: Date }[];
    since: Date;
  };
}

/** A person as the reader may see them, at this moment. */
export async function findPerson(reader: Actor, id: string, now: Date): Promise<PersonRecord> {
  const person = await Person.findById(toId(id)).lean();
  if (!person) throw notFound();
  const supervisorId = person.supervisor?.toString() ?? null;
  const seesAll = can(reader, "person.see", { id, supervisorId, departmentId: person.department.toString() });
  if (person.leftAt && !seesAll) throw notFound();
  const own = person._id;
  const [department, site, supervisor, appointed] = await Promise.all([
    Department.findById(person.department, { name: 1, code: 1, leads: 1, deputies: 1 }).lean(),
    Site.findById(person.site, { name: 1 }).lean(),
    person.supervisor && Person.findById(person.supervisor, { name: 1 }).lean(),
    Department.find(
      { $or: [{ hosts: own }, { leads: own }, { "deputies.person": own }] },
      { name: 1, hosts: 1, leads: 1, deputies: 1 },
    ).lean(),
  ]);
  const linked = (thing: { _id: unknown; name: string }): Linked => ({ id: String(thing._id), name: thing.name });
  const has = (people: { equals(other: unknown): boolean }[]): boolean => people.some((other) => other.equals(own));
  return {
    id,
    name: person.name,
    language: person.language,
    jobTitle: person.jobTitle,
    department: { id: person.department.toString(), name: department?.name ?? "", code: department?.code ?? "" },
    siteName: site?.name ?? "",
    leftAt: person.leftAt,
    hostOf: appointed.filter(({ hosts }) => has(hosts)).map(linked),
    leadOf: appointed.filter(({ leads }) => has(leads)).map(linked),
    more: seesAll
      ? {
          staffNumber: person.staffNumber,
          email: person.email ?? null,
          fullTime: person.fullTime,
          shift: person.shift ?? "",
          supervisor: supervisor ? linked(supervisor) : null,
          leadReleases: department !== null && (await hasLead(department, own, now)),
          roles: person.roles,
          deputyOf: appointed.flatMap((one) =>
            one.deputies
              .filter((deputy) => own.equals(deputy.person))
              .map(({ from, until }) => ({ ...linked(one), from, until })),
          ),
          clearances: person.clearances.map(({ kind, until }) => ({ kind, until })),
          since: person.createdAt,
        }
      : null,
  };
}

/** The rule of `decidersOf`: leads and who stands in for them now, but nobody decides on their own leave. */
async function hasLead(
  { leads, deputies }: Pick<DepartmentDocument, "leads" | "deputies">,
  own: Types.ObjectId,
  now: Date,
): Promise<boolean> {
  const standing = deputies.filter(({ from, until }) => from <= now && now < until).map(({ person }) => person);
  const others = [...leads, ...standing].filter((id) => !id.equals(own));
  return others.length > 0 && (await Person.exists({ _id: { $in: others }, leftAt: null })) !== null;
}

/** Names of some people, in the order of their names; unknown and departed ones are left out. */
export async function namesOf(ids: string[]): Promise<(Linked & { jobTitle: string })[]> {
  const some = ids.filter((id) => /^[0-9a-f]{24}$/.test(id)).slice(0, 100);
  const found = await Person.find({ _id: { $in: some }, leftAt: null }, { name: 1, jobTitle: 1 })
    .sort({ sortName: 1 })
    .lean();
  return found.map(({ _id, name, jobTitle }) => ({ id: _id.toString(), name, jobTitle }));
}

/** Makes somebody a coordinator, or ends it. The last coordinator stays one: nobody else could name the next. */
export async function setCoordinator(actor: Actor, id: string, yes: boolean, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const change = yes ? { $addToSet: { roles: "coordinator" as const } } : { $pull: { roles: "coordinator" as const } };
  if (!yes && (await Person.countDocuments({ roles: "coordinator", leftAt: null, _id: { $ne: toId(id) } })) === 0)
    throw new DomainError("last-coordinator");
  const { matchedCount } = await Person.updateOne({ _id: toId(id), leftAt: null }, change);
  if (matchedCount === 0) throw notFound();
  const what = yes ? "person.coordinator-named" : "person.coordinator-ended";
  await record(actor, [{ what, thing: { kind: "person", id } }], now);
}
