import { TOOK_PLACE } from "#models/booking/outcome.ts";
import { Booking } from "#models/booking/booking.document.ts";
import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";

/** Readiness in its first step: what somebody has observed in another department. Derived from visits of which somebody
 *  said that they took place, so that it cannot drift from them. */
export interface Observed {
  /** A department, or on the department's page a person. */
  id: string;
  name: string;
  /** The department's letters, or the person's job title. */
  note: string;
  visits: number;
  /** When the latest began. */
  last: Date;
}

/** So many visits are looked at, the latest first. */
const MOST = 500;
const seen = { state: "booked" as const, outcome: { $in: [...TOOK_PLACE] } };

/** Counts visits by whom or where, the latest first. */
function tally<T extends { startsAt: Date }>(visits: readonly T[], keyOf: (visit: T) => string) {
  const found = new Map<string, { visits: number; last: Date }>();
  for (const visit of visits) {
    const one = found.get(keyOf(visit));
    if (one) one.visits += 1;
    else found.set(keyOf(visit), { visits: 1, last: visit.startsAt });
  }
  return found;
}

/** Which departments somebody has observed. For the person, who releases them, and coordinators; others are refused. */
export async function observedBy(actor: PersonActor, personId: string): Promise<Observed[]> {
  const person = await Person.findById(toId(personId), { supervisor: 1, department: 1 }).lean();
  if (!person) throw notFound();
  const thing = { supervisorId: person.supervisor?.toString() ?? null, departmentId: String(person.department) };
  if (!can(actor, "person.see", { id: personId, ...thing })) throw notAllowed();
  const visits = await Booking.find({ person: person._id, ...seen }, { host: 1, startsAt: 1 })
    .sort({ startsAt: -1 })
    .limit(MOST)
    .lean();
  const found = tally(visits, ({ host }) => String(host));
  const departments = await Department.find({ _id: { $in: [...found.keys()].map(toId) } }, { name: 1, code: 1 }).lean();
  const byId = new Map(departments.map((one) => [String(one._id), one]));
  return [...found].map(([id, rest]) => ({
    id,
    name: byId.get(id)?.name ?? "",
    note: byId.get(id)?.code ?? "",
    ...rest,
  }));
}

/** Who has observed a department, among people who are here. For those who host or lead there, and coordinators. */
export async function observersOf(actor: PersonActor, departmentId: string): Promise<Observed[]> {
  if (!can(actor, "session.guests", { departmentId })) throw notAllowed();
  const visits = await Booking.find({ host: toId(departmentId), ...seen }, { person: 1, startsAt: 1 })
    .sort({ startsAt: -1 })
    .limit(MOST)
    .lean();
  const found = tally(visits, ({ person }) => String(person));
  const people = await Person.find(
    { _id: { $in: [...found.keys()].map(toId) }, leftAt: null },
    { name: 1, jobTitle: 1 },
  ).lean();
  const byId = new Map(people.map((one) => [String(one._id), one]));
  return [...found].flatMap(([id, rest]) => {
    const person = byId.get(id);
    return person ? [{ id, name: person.name, note: person.jobTitle, ...rest }] : [];
  });
}
