import type { PersonActor } from "./actor.ts";
import { Department } from "./department.document.ts";
import { Person, type PersonDocument } from "./person.document.ts";
import { Site } from "./site.document.ts";

/** What somebody may decide, and what their own department is called. */
async function standingOf(person: PersonDocument, now: Date): Promise<{ actor: PersonActor; departmentName: string }> {
  const id = person._id;
  const [departments, supervised] = await Promise.all([
    Department.find(
      { $or: [{ _id: person.department }, { hosts: id }, { leads: id }, { "deputies.person": id }] },
      { name: 1, hosts: 1, leads: 1, deputies: 1 },
    ).lean(),
    Person.exists({ supervisor: id, leftAt: null }),
  ]);
  const inForce = ({ deputies }: (typeof departments)[number]) =>
    deputies.some((deputy) => id.equals(deputy.person) && deputy.from <= now && now < deputy.until);
  const named = (people: (typeof id)[]) => people.some((other) => id.equals(other));
  const ids = (some: typeof departments) => some.map(({ _id }) => _id.toString());
  const actor = {
    kind: "person" as const,
    id: id.toString(),
    name: person.name,
    departmentId: person.department.toString(),
    roles: person.roles,
    hostOf: ids(departments.filter(({ hosts }) => named(hosts))),
    leadOf: ids(departments.filter((department) => named(department.leads) || inForce(department))),
    supervises: supervised !== null,
  };
  const own = departments.find(({ _id }) => _id.equals(person.department));
  return { actor, departmentName: own?.name ?? "" };
}

/** Somebody on the staff list with what they may decide at this moment; null for unknown people and those who left. */
export async function actorFor(personId: string, now: Date): Promise<PersonActor | null> {
  const person = await Person.findOne({ _id: personId, leftAt: null }).lean();
  return person && (await standingOf(person, now)).actor;
}

/** What a page needs to know of whoever looks at it. */
export interface ViewerFacts {
  actor: PersonActor;
  language: string;
  /** IANA zone and name of the person's site. */
  zone: string;
  place: string;
  departmentName: string;
}

/** The same, with language, site and department. */
export async function findViewerFacts(personId: string, now: Date): Promise<ViewerFacts | null> {
  const person = await Person.findOne({ _id: personId, leftAt: null }).lean();
  if (!person) return null;
  const [standing, site] = await Promise.all([standingOf(person, now), Site.findById(person.site).lean()]);
  return {
    ...standing,
    language: person.language,
    zone: site?.zone ?? "UTC",
    place: site?.name ?? "",
  };
}
