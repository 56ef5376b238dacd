/** What letters say, frozen by the verb that leaves them: the contract between `models/` and `jobs/mail/letters`. */

export interface SessionFacts {
  title: string;
  kind: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA zone and name of the site where it takes place. */
  zone: string;
  siteName: string;
  meetingPoint: string;
  hostName: string;
  departmentName: string;
  departmentCode: string;
  bring: string;
  wear: string;
  goodToKnow: string;
  minutes: number;
}

/** The calendar message that goes with a letter. */
export interface CalendarMessage {
  method: "REQUEST" | "CANCEL";
  uid: string;
  sequence: number;
  stamp: Date;
}

export interface LetterFacts {
  session: SessionFacts;
  sessionId: string;
  bookingId: string;
  calendar?: CalendarMessage;
  aim?: string;
  reason?: string;
  /** Name of who did it. */
  by?: string;
  /** Deadline of an offer or an answer. */
  until?: Date;
  /** Place in the waiting list. */
  place?: number;
  of?: number;
  /** For letters to supervisors and hosts: whom it is about. */
  person?: string;
  /** Where and when it was before it was changed. */
  previous?: { startsAt: Date; endsAt: Date; meetingPoint: string; siteName: string; zone: string };
  alternatives?: { sessionId: string; title: string; startsAt: Date; zone: string; siteName: string }[];
}
