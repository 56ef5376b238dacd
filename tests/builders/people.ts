import { Types } from "mongoose";
import type { PersonActor } from "#models/people/actor.ts";
import { Department, type DepartmentDocument } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { actorFor } from "#models/people/person.ts";
import { Site, type SiteDocument } from "#models/people/site.document.ts";
import { fold, keyOf, searchedBy } from "#models/people/words.ts";
import { hours, next, noon } from "./moments.ts";

export async function site(name: string, zone: string, more: Partial<SiteDocument> = {}): Promise<SiteDocument> {
  return (await Site.create({ name, key: keyOf(name), zone, ...more })).toObject();
}

export async function department(
  code: string,
  name: string,
  at: SiteDocument,
  more: Partial<DepartmentDocument> = {},
): Promise<DepartmentDocument> {
  const made = { name, code, key: name.toUpperCase(), site: at._id, createdAt: hours(-24 * 90), ...more };
  return (await Department.create(made)).toObject();
}

type Somebody = Partial<PersonDocument> & { name: string };

/** What stands before the number in an address: letters with single dots, not too long. */
const mailName = (name: string): string =>
  fold(name)
    .replace(/[^a-z]+/g, ".")
    .slice(0, 40)
    .replace(/\.?$/, ".")
    .replace(/^\./, "");

/** A staff number that nobody had yet, and what comes of it. */
export function numbered(name: string) {
  const staffNumber = String(1000 + next());
  const email = `${mailName(name)}${staffNumber}@halcon.example`;
  return { ...searchedBy(name, staffNumber), email, staffNumber };
}

function draft({ name, ...more }: Somebody, home: DepartmentDocument): PersonDocument {
  const [family, first] = [name.split(" ").at(-1)!, name.split(" ").slice(0, -1).join(" ")];
  return {
    _id: new Types.ObjectId(),
    name,
    sortName: fold(`${family} ${first}`),
    key: `${family.toUpperCase()}, ${first}`,
    ...numbered(name),
    jobTitle: "",
    fullTime: true,
    department: home._id,
    site: home.site,
    supervisor: null,
    roles: [],
    language: "en",
    clearances: [],
    accessNeeds: "",
    sharesNeeds: false,
    createdAt: hours(-24 * 90),
    leftAt: null,
    ...more,
  };
}

/** Somebody of a department, with mail unless `email: undefined` says otherwise. */
export async function person(somebody: Somebody, home: DepartmentDocument): Promise<PersonDocument> {
  const made = draft(somebody, home);
  await Person.insertMany([made]);
  return made;
}

/** Several at once, in one write. */
export async function people(all: readonly [Somebody, DepartmentDocument][]): Promise<PersonDocument[]> {
  const made = all.map(([somebody, home]) => draft(somebody, home));
  await Person.insertMany(made);
  return made;
}

/** Many people of one department: "Visitor 1" … without a supervisor. */
export async function crowd(
  size: number,
  home: DepartmentDocument,
  more: Partial<PersonDocument> = {},
): Promise<PersonDocument[]> {
  const made = Array.from({ length: size }, (_, at) => draft({ name: `Visitor ${at + 1}`, ...more }, home));
  await Person.insertMany(made);
  return made;
}

/** Somebody without any office, as an actor: no query, for crowds. */
export const visitor = (somebody: PersonDocument): PersonActor => ({
  kind: "person",
  id: String(somebody._id),
  name: somebody.name,
  departmentId: String(somebody.department),
  roles: [],
  hostOf: [],
  leadOf: [],
  supervises: false,
});

/** What the person may do, as a request would find it at `now`. */
export async function actor(somebody: PersonDocument, now: Date = noon): Promise<PersonActor> {
  const found = await actorFor(String(somebody._id), now);
  if (!found) throw new Error(`${somebody.name} has left`);
  return found;
}
