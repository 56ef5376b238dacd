import { toId } from "#models/database/id.ts";
import { DomainError, notFound } from "#models/errors.ts";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { addDays, localDate, readLocal, type Which } from "#models/shared/time.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Session, type SessionDocument } from "./session.document.ts";

/**
 * The instant a local date and clock name at a site. Refuses, at the clock's field: a time that does not exist
 * ("no-such-time", with the two nearest that do), one that exists twice and was not decided ("time-twice").
 */
export function instantOf(date: string, clock: string, zone: string, which?: Which): Date {
  const read = readLocal(date, clock, zone, which);
  if (read.found === "none") throw new DomainError("no-such-time", { before: read.before, after: read.after }, "clock");
  if (read.found === "two")
    throw new DomainError("time-twice", { earlier: read.earlier, later: read.later, zone }, "clock");
  return read.at;
}

/** Refuses the past, and more than two years ahead. */
export function withinReach(startsAt: Date, zone: string, now: Date): void {
  if (startsAt <= now) throw new DomainError("starts-in-the-past", {}, "date");
  if (localDate(startsAt, zone) > addDays(localDate(now, zone), LIMITS.publishAhead))
    throw new DomainError("too-far-ahead", { days: LIMITS.publishAhead }, "date");
}

/** One of a department's hosts or leads, who has not left. Refuses anybody else: "not-a-host". */
export async function hostAmong(department: DepartmentDocument, hostId: string): Promise<PersonDocument> {
  const host = await Person.findById(toId(hostId)).lean();
  expectHost(department, host);
  return host;
}

/** Refuses ("not-a-host") whoever is none of the department's hosts and leads, and who has left. */
export function expectHost(
  department: DepartmentDocument,
  person: PersonDocument | null | undefined,
): asserts person is PersonDocument {
  const named = person && [...department.hosts, ...department.leads].some((one) => one.equals(person._id));
  if (!named || person.leftAt) throw new DomainError("not-a-host", { department: department.name }, "hostId");
}

/** Unknown: 404. */
export async function getSession(sessionId: string): Promise<SessionDocument> {
  const session = await Session.findById(toId(sessionId)).lean();
  if (!session) throw notFound();
  return session;
}
