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

/** What a list is compared by. Named, not left out: then neither side reads the rest. */
const FIELDS = {
  ...{ key: 1, name: 1, sortName: 1, jobTitle: 1, fullTime: 1, shift: 1, email: 1, staffNumber: 1, importRow: 1 },
  ...{ department: 1, site: 1, supervisor: 1, leftAt: 1 },
} as const;
type Slim = Pick<PersonDocument, "_id" | keyof typeof FIELDS>;

/** Everybody, who left included, a few fields of each, so many at a time. */
export async function* peopleInPieces(size = 500): AsyncIterable<Known[]> {
  const [departments, sites] = await Promise.all([
    Department.find({}, { key: 1 }).lean(),
    Site.find({}, { key: 1 }).lean(),
  ]);
  const keys = new Map(departments.map(({ _id, key }) => [_id.toString(), key]));
  const siteKeys = new Map(sites.map(({ _id, key }) => [_id.toString(), key]));
  let piece: Known[] = [];
  for await (const person of Person.find({}, FIELDS).lean<Slim>().cursor({ batchSize: size })) {
    piece.push(knownFrom(person, keys, siteKeys));
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

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
    shift: person.shift ?? "",
    email: person.email ?? null,
    staffNumber: person.staffNumber,
    siteKey: sites.get(person.site.toString()) ?? "",
    supervisorId: person.supervisor?.toString() ?? null,
    listed,
    left: person.leftAt !== null,
  };
}
