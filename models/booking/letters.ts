import type { DepartmentDocument } from "#models/people/department.document.ts";
import { sessionFacts } from "#models/programme/session-facts.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import type { CalendarMessage, LetterFacts } from "#models/record/letter-facts.ts";
import type { Letter } from "#models/record/outbox.ts";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import type { BookingDocument } from "./booking.document.ts";

export { sessionFacts };

export const calendarMessage = (booking: BookingDocument, method: CalendarMessage["method"]): CalendarMessage => ({
  method,
  uid: booking.uid,
  sequence: booking.sequence,
  stamp: booking.stamp,
});

/** Booking closes here, and until then a place can be given back freely. */
export const closesAt = (session: { startsAt: Date }, host: { noticeHours: number }): Date =>
  new Date(session.startsAt.getTime() - host.noticeHours * 3_600_000);

/** What whoever decides for the home team is told on top: when the person would be away. */
export const awayOf = ({ awayFrom: from, awayTo: to }: BookingDocument): Pick<LetterFacts, "away"> => ({
  away: { from, to },
});

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
