import { toId } from "#models/database/id.ts";
import { notFound } from "#models/errors.ts";
import type { ReleaseMode } from "#models/shared/vocabulary.ts";
import { compare, countPeople } from "./department-list.ts";
import { Department } from "./department.document.ts";
import { Person } from "./person.document.ts";
import { Site } from "./site.document.ts";

/** Somebody with an appointment. */
export interface Appointed {
  id: string;
  name: string;
  jobTitle: string;
}

export interface DepartmentView {
  id: string;
  name: string;
  code: string;
  about: string;
  siteName: string;
  zone: string;
  people: number;
  parent: { id: string; name: string } | null;
  below: { id: string; name: string; code: string }[];
  hosts: Appointed[];
  leads: Appointed[];
  deputies: (Appointed & { from: Date; until: Date })[];
  release: { mode: ReleaseMode; atOnce: number | null };
  promiseHours: number;
  noticeHours: number;
}

/** Everything a department's page tells anybody. */
export async function findDepartment(id: string): Promise<DepartmentView> {
  const found = await Department.findById(toId(id)).lean();
  if (!found) throw notFound();
  const ids = [...found.hosts, ...found.leads, ...found.deputies.map(({ person }) => person)];
  const [site, people, parent, below, named] = await Promise.all([
    Site.findById(found.site).lean(),
    countPeople(id),
    found.parent && Department.findById(found.parent, { name: 1 }).lean(),
    Department.find({ parent: found._id }, { name: 1, code: 1 }).lean(),
    Person.find({ _id: { $in: ids }, leftAt: null }, { name: 1, jobTitle: 1, sortName: 1 })
      .sort({ sortName: 1 })
      .lean(),
  ]);
  const pick = (some: { toString(): string }[]): Appointed[] => {
    const wanted = new Set(some.map(String));
    return named
      .filter(({ _id }) => wanted.has(_id.toString()))
      .map(({ _id, name, jobTitle }) => ({ id: _id.toString(), name, jobTitle }));
  };
  return {
    id,
    name: found.name,
    code: found.code,
    about: found.about,
    siteName: site?.name ?? "",
    zone: site?.zone ?? "UTC",
    people,
    parent: parent ? { id: parent._id.toString(), name: parent.name } : null,
    below: below
      .map(({ _id, name, code }) => ({ id: _id.toString(), name, code }))
      .sort((a, b) => compare(a.name, b.name)),
    hosts: pick(found.hosts),
    leads: pick(found.leads),
    deputies: found.deputies.flatMap(({ person, from, until }) =>
      pick([person]).map((one) => ({ ...one, from, until })),
    ),
    release: { mode: found.release.mode, atOnce: found.release.atOnce },
    promiseHours: found.promiseHours,
    noticeHours: found.noticeHours,
  };
}
