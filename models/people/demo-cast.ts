import { toId } from "#models/database/id.ts";
import { notFound } from "#models/errors.ts";
import { Department } from "./department.document.ts";
import { Organisation } from "./organisation.document.ts";
import { Person } from "./person.document.ts";
import { startSignIn, type Started } from "./sign-in.ts";

/** Somebody the demo's start page offers to be. */
export interface CastMember {
  id: string;
  name: string;
  jobTitle: string;
  department: string;
  /** What to look at as them. */
  why: string;
}

/** The demo's cast in its own order; empty when there is no demo. */
export async function demoCast(): Promise<CastMember[]> {
  const cast = (await Organisation.findById("organisation", { demoCast: 1 }).lean())?.demoCast ?? [];
  const people = await Person.find({ _id: { $in: cast.map(({ person }) => person) }, leftAt: null }).lean();
  const departments = await Department.find({ _id: { $in: people.map(({ department }) => department) } }).lean();
  return cast.flatMap(({ person: id, why }) => {
    const person = people.find(({ _id }) => _id.equals(id));
    const department = departments.find(({ _id }) => person?.department.equals(_id));
    if (!person) return [];
    return [
      { id: id.toString(), name: person.name, jobTitle: person.jobTitle, department: department?.name ?? "", why },
    ];
  });
}

/** Signs in as one of the cast. The door asks that this is a demo; nobody outside the cast can be had this way. */
export async function signInAsCast(personId: string, browser: string, now: Date): Promise<Started> {
  const cast = await demoCast();
  if (!cast.some(({ id }) => id === personId)) throw notFound();
  return startSignIn(personId, browser, now);
}

/** Whether the database holds nothing, a demo and since when, or an organisation that is none. */
export async function demoState(): Promise<{ kind: "none" | "real" } | { kind: "demo"; madeAt: Date }> {
  const found = await Organisation.findById("organisation", { demoMadeAt: 1 }).lean();
  if (!found) return { kind: "none" };
  return found.demoMadeAt ? { kind: "demo", madeAt: found.demoMadeAt } : { kind: "real" };
}

/** The last thing the demo does: says since when it stands, and whom its start page offers to be. */
export async function markDemo(cast: { person: string; why: string }[], now: Date): Promise<void> {
  const demoCast = cast.map(({ person, why }) => ({ person: toId(person), why }));
  await Organisation.updateOne({ _id: "organisation" }, { $set: { demoMadeAt: now, demoCast } });
}
