import type { PipelineStage } from "mongoose";
import { toId } from "#models/database/id.ts";
import { lookup } from "#models/database/lookup.ts";
import type { PersonActor } from "./actor.ts";
import { Department, type DepartmentDocument } from "./department.document.ts";
import { Person, type PersonDocument } from "./person.document.ts";
import { Site, type SiteDocument } from "./site.document.ts";

/** Somebody, with what stands about them elsewhere. */
export interface Standing {
  person: PersonDocument;
  own: Pick<DepartmentDocument, "_id" | "name">[];
  hosted: Pick<DepartmentDocument, "_id">[];
  led: Pick<DepartmentDocument, "_id">[];
  /** Departments that name the person as a deputy, at whatever time. */
  deputised: Pick<DepartmentDocument, "_id" | "deputies">[];
  site: SiteDocument[];
  /** One of those who name this person as supervisor. */
  supervised: Pick<PersonDocument, "_id">[];
}

/** Stages that put beside a `person` all that says what they may decide: every page begins with them. */
export function standingStages(): PipelineStage.Lookup[] {
  const id = [{ $project: { _id: 1 } }];
  return [
    lookup(Department, { at: "person.department", as: "own", steps: [{ $project: { name: 1 } }] }),
    lookup(Department, { at: "person._id", of: "hosts", as: "hosted", steps: id }),
    lookup(Department, { at: "person._id", of: "leads", as: "led", steps: id }),
    lookup(Department, {
      ...{ at: "person._id", of: "deputies.person", as: "deputised" },
      steps: [{ $project: { deputies: 1 } }],
    }),
    lookup(Site, { at: "person.site", as: "site" }),
    lookup(Person, {
      ...{ at: "person._id", of: "supervisor", as: "supervised" },
      steps: [{ $match: { leftAt: null } }, { $limit: 1 }, ...id],
    }),
  ];
}

/** What somebody may decide at a moment. */
function actorOf({ person, hosted, led, deputised, supervised }: Standing, now: Date): PersonActor {
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
    supervises: supervised.length > 0,
  };
}

/** Somebody on the staff list with what they may decide at this moment; null for unknown people and those who left. */
export async function actorFor(personId: string, now: Date): Promise<PersonActor | null> {
  const [read] = await Person.aggregate<Standing>([
    { $match: { _id: toId(personId), leftAt: null } },
    { $project: { _id: 0, person: "$$ROOT" } },
    ...standingStages(),
  ]);
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
export function viewerFacts(read: Standing, now: Date): ViewerFacts {
  const [site] = read.site;
  return {
    actor: actorOf(read, now),
    departmentName: read.own[0]?.name ?? "",
    language: read.person.language,
    zone: site?.zone ?? "UTC",
    place: site?.name ?? "",
  };
}
