import { toId } from "#models/database/id.ts";
import { lookup } from "#models/database/lookup.ts";
import type { PersonActor } from "./actor.ts";
import { Department, type DepartmentDocument } from "./department.document.ts";
import { Person, type PersonDocument } from "./person.document.ts";
import { Site, type SiteDocument } from "./site.document.ts";

interface Standing {
  person: PersonDocument;
  own: Pick<DepartmentDocument, "_id" | "name">[];
  hosted: Pick<DepartmentDocument, "_id">[];
  led: Pick<DepartmentDocument, "_id">[];
  /** Departments that name the person as a deputy, at whatever time. */
  deputised: Pick<DepartmentDocument, "_id" | "deputies">[];
  site: SiteDocument[];
  /** Somebody names this person as supervisor. */
  supervises: boolean;
}

/** Somebody on the staff list, with all that says what they may decide, in two questions: every page begins with them. */
async function readStanding(personId: string): Promise<Standing | undefined> {
  const id = [{ $project: { _id: 1 } }];
  const _id = toId(personId);
  const aggregate = Person.aggregate<Omit<Standing, "supervises">>([
    { $match: { _id, leftAt: null } },
    { $project: { _id: 0, person: "$$ROOT" } },
    lookup(Department, { at: "person.department", as: "own", steps: [{ $project: { name: 1 } }] }),
    lookup(Department, { at: "person._id", of: "hosts", as: "hosted", steps: id }),
    lookup(Department, { at: "person._id", of: "leads", as: "led", steps: id }),
    lookup(Department, {
      ...{ at: "person._id", of: "deputies.person", as: "deputised" },
      steps: [{ $project: { deputies: 1 } }],
    }),
    lookup(Site, { at: "person.site", as: "site" }),
  ]);
  const [[read], supervised] = await Promise.all([aggregate, Person.exists({ supervisor: _id, leftAt: null })]);
  return read && { ...read, supervises: supervised !== null };
}

/** What somebody may decide at a moment. */
function actorOf({ person, hosted, led, deputised, supervises }: Standing, now: Date): PersonActor {
  const inForce = deputised.filter(({ deputies }) =>
    deputies.some((deputy) => person._id.equals(deputy.person) && deputy.from <= now && now < deputy.until),
  );
  const ids = (some: readonly Pick<DepartmentDocument, "_id">[]) => [...new Set(some.map(({ _id }) => String(_id)))];
  return {
    kind: "person",
    id: String(person._id),
    name: person.name,
    departmentId: String(person.department),
    roles: person.roles,
    hostOf: ids(hosted),
    leadOf: ids([...led, ...inForce]),
    supervises,
  };
}

/** Somebody on the staff list with what they may decide at this moment; null for unknown people and those who left. */
export async function actorFor(personId: string, now: Date): Promise<PersonActor | null> {
  const read = await readStanding(personId);
  return read ? actorOf(read, now) : null;
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
  const read = await readStanding(personId);
  if (!read) return null;
  const [site] = read.site;
  return {
    actor: actorOf(read, now),
    departmentName: read.own[0]?.name ?? "",
    language: read.person.language,
    zone: site?.zone ?? "UTC",
    place: site?.name ?? "",
  };
}
