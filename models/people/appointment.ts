import type { ClientSession } from "mongoose";
import { inTransaction } from "#models/database/transaction.ts";
import { toId } from "#models/database/id.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { AppointmentKind } from "#models/shared/vocabulary.ts";
import type { Actor } from "./actor.ts";
import { Department } from "./department.document.ts";
import { Person } from "./person.document.ts";

export interface Appointment {
  as: AppointmentKind;
  personIds: string[];
  /** Deputies alone: the half-open span in which they stand in. */
  from?: Date;
  until?: Date;
}

/** How many people are appointed at once at most. */
const MOST = 100;

/** Appoints people, one or many, for a department. Who is appointed already stays so; a deputy's span is replaced. Answers
 *  how many are so anew. */
export async function appoint(
  actor: Actor,
  departmentId: string,
  appointment: Appointment,
  now: Date,
): Promise<number> {
  if (!can(actor, "department.appoint")) throw notAllowed();
  const [id, people] = [toId(departmentId), appointment.personIds.map(toId)];
  if (people.length === 0 || people.length > MOST) throw new DomainError("nobody-chosen", {}, "people");
  const span = spanOf(appointment, now);
  return inTransaction(async (tx) => {
    const here = await Person.countDocuments({ _id: { $in: people }, leftAt: null }).session(tx);
    if (here !== new Set(appointment.personIds).size) throw new DomainError("somebody-left", {}, "people");
    const before = await Department.findById(id, { hosts: 1, leads: 1 }, { session: tx }).lean();
    if (!before) throw notFound();
    const so = { host: before.hosts, lead: before.leads, deputy: [] }[appointment.as];
    await replace(id, people, appointment.as, span, tx);
    await record(
      actor,
      people.map((person) => ({
        what: `department.${appointment.as}-appointed`,
        thing: { kind: "department", id: departmentId },
        after: person.toString(),
      })),
      now,
      tx,
    );
    return people.filter((person) => !so.some((one) => one.equals(person))).length;
  });
}

/** Ends an appointment. */
export async function dismiss(
  actor: Actor,
  departmentId: string,
  { as, personId }: { as: AppointmentKind; personId: string },
  now: Date,
): Promise<void> {
  if (!can(actor, "department.appoint")) throw notAllowed();
  const [id, person] = [toId(departmentId), toId(personId)];
  await inTransaction(async (tx) => {
    const pull = as === "host" ? { hosts: person } : as === "lead" ? { leads: person } : { deputies: { person } };
    const { matchedCount, modifiedCount } = await Department.updateOne({ _id: id }, { $pull: pull }, { session: tx });
    if (matchedCount === 0) throw notFound();
    if (modifiedCount === 0) return;
    const thing = { kind: "department", id: departmentId };
    await record(actor, [{ what: `department.${as}-ended`, thing, before: personId }], now, tx);
  });
}

/** Says whom people, one or many, report to: the supervisor releases them. null: nobody, so a lead of their department does. */
export async function nameSupervisor(
  actor: Actor,
  personIds: string[],
  supervisorId: string | null,
  now: Date,
): Promise<void> {
  if (!can(actor, "department.appoint")) throw notAllowed();
  if (personIds.length === 0 || personIds.length > MOST) throw new DomainError("nobody-chosen", {}, "people");
  const supervisor = supervisorId === null ? null : toId(supervisorId);
  if (supervisorId !== null && personIds.includes(supervisorId))
    throw new DomainError("own-supervisor", {}, "supervisor");
  await inTransaction(async (tx) => {
    if (supervisor && !(await Person.exists({ _id: supervisor, leftAt: null }).session(tx)))
      throw new DomainError("somebody-left", {}, "supervisor");
    const people = { _id: { $in: personIds.map(toId) }, leftAt: null };
    if ((await Person.countDocuments(people).session(tx)) !== new Set(personIds).size)
      throw new DomainError("somebody-left", {}, "people");
    await Person.updateMany(people, { $set: { supervisor } }, { session: tx });
    await record(
      actor,
      personIds.map((id) => ({
        what: "person.supervisor-named",
        thing: { kind: "person", id },
        after: supervisorId ?? "",
      })),
      now,
      tx,
    );
  });
}

type Ids = ReturnType<typeof toId>[];

async function replace(
  id: ReturnType<typeof toId>,
  people: Ids,
  as: AppointmentKind,
  span: { from: Date; until: Date },
  session: ClientSession,
): Promise<void> {
  const one = { _id: id };
  if (as === "deputy")
    await Department.updateOne(one, { $pull: { deputies: { person: { $in: people } } } }, { session });
  const change =
    as === "deputy"
      ? { $push: { deputies: { $each: people.map((person) => ({ person, ...span })) } } }
      : { $addToSet: as === "host" ? { hosts: { $each: people } } : { leads: { $each: people } } };
  const { matchedCount } = await Department.updateOne(one, change, { session });
  if (matchedCount === 0) throw notFound();
}

function spanOf({ as, from, until }: Appointment, now: Date): { from: Date; until: Date } {
  if (as !== "deputy") return { from: now, until: now };
  if (!from || !until || until <= from) throw new DomainError("span-reversed", {}, "until");
  if (until <= now) throw new DomainError("span-over", {}, "until");
  return { from, until };
}
