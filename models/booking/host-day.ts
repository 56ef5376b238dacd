import { notAllowed } from "#models/errors.ts";
import type { PersonActor } from "#models/people/actor.ts";
import { Department } from "#models/people/department.document.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { getSession } from "#models/programme/session.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { checklistOf, type CheckList } from "#models/programme/ticking.ts";
import { dayTimes, type DayTimes } from "./day-times.ts";
import { visitorsOf, type Visitor } from "./visitors.ts";

type Shown =
  | "title"
  | "kind"
  | "startsAt"
  | "endsAt"
  | "zone"
  | "siteName"
  | "meetingPoint"
  | "hostName"
  | "state"
  | "closedAt";

/** A host's day: who comes and why, the list in three parts, and what can be done when. */
export interface HostDay extends Pick<SessionDocument, Shown> {
  id: string;
  department: { name: string; code: string };
  visitors: Visitor[];
  checklist: CheckList[];
  /** Places that nobody holds. */
  left: number;
  /** Who closed it; empty while it is open. */
  closedBy: string;
  times: DayTimes;
}

/** The day of a session, for those who hold it. Others: 403; unknown: 404. */
export async function hostDay(actor: PersonActor, sessionId: string): Promise<HostDay> {
  const session = await getSession(sessionId);
  if (!can(actor, "session.run", { departmentId: String(session.department) })) throw notAllowed();
  const [department, closer, visitors, checklist] = await Promise.all([
    Department.findById(session.department, { name: 1, code: 1 }).lean(),
    session.closedBy ? Person.findById(session.closedBy, { name: 1 }).lean() : null,
    visitorsOf(actor, session),
    checklistOf(session),
  ]);
  const { title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, state, closedAt, places, taken } =
    session;
  return {
    ...{ title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, state },
    ...{ id: sessionId, closedAt: closedAt ?? null, closedBy: closer?.name ?? "" },
    department: { name: department?.name ?? "", code: department?.code ?? "" },
    left: Math.max(0, places - taken),
    visitors,
    checklist,
    times: dayTimes(session),
  };
}
