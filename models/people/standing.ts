import { Department } from "./department.document.ts";
import type { Known } from "./import/entry.ts";
import { tidyName } from "./import/tidy.ts";
import { Person, type PersonDocument } from "./person.document.ts";
import { Site } from "./site.document.ts";

/** Departments and sites here, as a list is compared with them. */
export async function findPlaces() {
  const [departments, sites] = await Promise.all([
    Department.find({}, { key: 1, code: 1, name: 1 }).lean(),
    Site.find({}, { key: 1 }).sort({ _id: 1 }).lean(),
  ]);
  return {
    departments: departments.map(({ key, code }) => ({ key, code })),
    names: departments.map(({ key, name }): [string, string] => [key, name]),
    sites: sites.map(({ key }) => key),
  };
}

/** Everybody, who left included, a few fields of each, so many at a time. */
export async function* peopleInPieces(size = 2_000): AsyncIterable<Known[]> {
  const [departments, sites] = await Promise.all([
    Department.find({}, { key: 1 }).lean(),
    Site.find({}, { key: 1 }).lean(),
  ]);
  const keys = new Map(departments.map(({ _id, key }) => [_id.toString(), key]));
  const siteKeys = new Map(sites.map(({ _id, key }) => [_id.toString(), key]));
  const fields = { words: 0, clearances: 0, accessNeeds: 0, roles: 0, createdAt: 0, language: 0 } as const;
  let piece: Known[] = [];
  for await (const person of Person.find({}, fields).lean().cursor({ batchSize: size })) {
    piece.push(knownFrom(person, keys, siteKeys));
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
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
