import type { DepartmentDocument } from "#models/people/department.document.ts";
import type { SessionFacts } from "#models/record/letter-facts.ts";
import type { SessionDocument } from "./session.document.ts";

/** What a letter says of a session, as it is at this moment. */
export function sessionFacts(session: SessionDocument, host: Pick<DepartmentDocument, "name" | "code">): SessionFacts {
  const { title, kind, startsAt, endsAt, zone, siteName, meetingPoint, hostName, bring, wear, goodToKnow, minutes } =
    session;
  return {
    title,
    kind,
    startsAt,
    endsAt,
    zone,
    siteName,
    meetingPoint,
    hostName,
    departmentName: host.name,
    departmentCode: host.code,
    bring,
    wear,
    goodToKnow,
    minutes,
  };
}
