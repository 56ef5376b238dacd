import type { ClientSession } from "mongoose";
import type { DepartmentDocument } from "#models/people/department.document.ts";
import { Session, type SessionDocument } from "#models/programme/session.document.ts";
import type { CalendarMessage, LetterFacts, SessionFacts } from "#models/record/letter-facts.ts";
import type { Letter } from "#models/record/outbox.ts";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import type { BookingDocument } from "./booking.document.ts";

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

export const calendarMessage = (booking: BookingDocument, method: CalendarMessage["method"]): CalendarMessage => ({
  method,
  uid: booking.uid,
  sequence: booking.sequence,
  stamp: booking.stamp,
});

/** Booking closes here, and until then a place can be given back freely. */
export const closesAt = (session: { startsAt: Date }, host: { noticeHours: number }): Date =>
  new Date(session.startsAt.getTime() - host.noticeHours * 3_600_000);

interface About {
  booking: BookingDocument;
  session: SessionDocument;
  host: Pick<DepartmentDocument, "name" | "code">;
}

/** A letter about a booking; to the person unless somebody else is named. */
export function letterAbout(
  kind: MessageKind,
  { booking, session, host }: About,
  more: Partial<LetterFacts> = {},
  to: string = String(booking.person),
): Letter {
  const facts: LetterFacts = {
    session: sessionFacts(session, host),
    sessionId: String(session._id),
    bookingId: String(booking._id),
    aim: booking.aim,
    ...more,
  };
  return { kind, to, about: String(booking._id), version: booking.version, facts: { ...facts } };
}

/** Up to three later sessions of the same plan or department with places left, for whoever just lost one. */
export async function alternativesTo(session: SessionDocument, now: Date, tx?: ClientSession) {
  const found = await Session.find(
    {
      department: session.department,
      startsAt: { $gt: now },
      state: "published",
      waiting: 0,
      _id: { $ne: session._id },
      $expr: { $lt: ["$taken", "$places"] },
    },
    { title: 1, startsAt: 1, zone: 1, siteName: 1 },
    tx ? { session: tx } : {},
  )
    .sort({ startsAt: 1 })
    .limit(3)
    .lean();
  return found.map(({ _id, title, startsAt, zone, siteName }) => ({
    sessionId: String(_id),
    title,
    startsAt,
    zone,
    siteName,
  }));
}
