import { Department } from "./department.document.ts";
import type { Known } from "./import/entry.ts";
import type { Standing } from "./import/plan.ts";
import { tidyName } from "./import/tidy.ts";
import { Person, type PersonDocument } from "./person.document.ts";
import { Site } from "./site.document.ts";

/** Everything a list is compared with, as it is now, and how departments are called. */
export interface Found extends Standing {
  names: Map<string, string>;
}

/** Reads all people, departments and sites, a few fields of each: 76,000 people take about 60 MB for a moment. */
export async function findStanding(): Promise<Found> {
  const [departments, sites] = await Promise.all([
    Department.find({}, { key: 1, code: 1, name: 1 }).lean(),
    Site.find({}, { key: 1 }).sort({ _id: 1 }).lean(),
  ]);
  const keys = new Map(departments.map(({ _id, key }) => [_id.toString(), key]));
  const siteKeys = new Map(sites.map(({ _id, key }) => [_id.toString(), key]));
  const people: Known[] = [];
  const fields = { words: 0, clearances: 0, accessNeeds: 0, roles: 0, createdAt: 0, language: 0 } as const;
  for await (const person of Person.find({}, fields).lean().cursor({ batchSize: 2_000 }))
    people.push(knownFrom(person, keys, siteKeys));
  return {
    people,
    departments: departments.map(({ key, code }) => ({ key, code })),
    sites: sites.map(({ key }) => key),
    names: new Map(departments.map(({ key, name }) => [key, name])),
  };
}

type Slim = Omit<PersonDocument, "words" | "clearances" | "accessNeeds" | "roles" | "createdAt" | "language">;

function knownFrom(person: Slim, departments: Map<string, string>, sites: Map<string, string>): Known {
  const listed = person.importRow !== undefined;
  return {
    id: person._id.toString(),
    key: person.key,
    // People no list brought wrote their name as they liked; lists find them by it in the lists' own order.
    sortName: listed ? person.sortName : tidyName(person.key).sortName,
    name: person.name,
    departmentKey: departments.get(person.department.toString()) ?? "",
    jobTitle: person.jobTitle,
    fullTime: person.fullTime,
    email: person.email ?? null,
    staffNumber: person.staffNumber,
    siteKey: sites.get(person.site.toString()) ?? "",
    supervisorId: person.supervisor?.toString() ?? null,
    listed,
    left: person.leftAt !== null,
  };
}
