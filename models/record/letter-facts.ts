import type { ImprovementState, Kind, MessageKind, ReflectionRole, WishReason } from "#models/shared/vocabulary.ts";
import type { NewDatesFacts, ProposalFacts } from "./date-facts.ts";
import type { AddressFacts, SignInFacts } from "./link-facts.ts";

/** What verbs freeze into a row of the outbox and letters say: the contract between the two. Plain values only; ids are
 *  strings, instants are UTC `Date`. Words are never frozen: each reader gets them in the own language. */

/** A session, as it was at that moment. */
export interface SessionFacts {
  title: string;
  kind: Kind;
  startsAt: Date;
  endsAt: Date;
  /** IANA zone of the site. */
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

/** The invitation that goes with the letter: the booking's UID, SEQUENCE and DTSTAMP as stored after the change. */
export interface CalendarMessage {
  method: "REQUEST" | "CANCEL";
  uid: string;
  sequence: number;
  stamp: Date;
}

/** Everything a letter about a booking or a session may say. */
export interface LetterFacts {
  session: SessionFacts;
  /** Empty where the letter is about a session alone. */
  bookingId: string;
  sessionId: string;
  calendar?: CalendarMessage;
  /** What the person hopes to learn. */
  aim?: string;
  reason?: string;
  /** Title of the place a person got, for which a wait of theirs was withdrawn. */
  because?: string;
  /** The matching round that gave the place, and which wish it answers (1 is the first). */
  round?: string;
  rank?: number;
  /** Name of who did it, where that was somebody else than the reader. */
  by?: string;
  /** Name of the colleague who gave the reader their place; of the one whom the reader gave it to. */
  givenBy?: string;
  givenTo?: string;
  /** It ended because the reader is no longer on the staff list. */
  left?: boolean;
  /** The reader let go of a place that was offered. */
  letGo?: boolean;
  /** A deadline: to answer, to take an offer, to give a place back. */
  until?: Date;
  /** Number in the waiting list, and of how many. */
  place?: number;
  of?: number;
  /** Places that were held for a team without names, and the team. */
  places?: number;
  team?: string;
  /** How many sessions ahead it is about, the first of them named. */
  sessions?: number;
  /** How late somebody will be. */
  minutes?: number;
  /** For letters to supervisors and hosts: the name of whom they are about. */
  person?: string;
  /** To who decides for the home team: when the person would be away, travel included. */
  away?: { from: Date; to: Date };
  /** A reflection that is asked for: as whom, and about how many more visitors of the session. */
  reflection?: { id: string; role: ReflectionRole; others: number };
  /** Before the host changed it (session-changed), or the session left (moved). */
  previous?: Pick<SessionFacts, "startsAt" | "endsAt" | "meetingPoint" | "siteName" | "zone"> & { title?: string };
  /** The first of the alternatives was chosen for the reader by whoever declined. */
  suggested?: boolean;
  alternatives?: (Pick<SessionFacts, "title" | "startsAt" | "zone" | "siteName"> & { sessionId: string })[];
}

/** About a matching round. */
export interface RoundLetterFacts {
  round: string;
  roundId: string;
  /** First and last day of its sessions, the deadline for wishes, and the zone all are told in. */
  firstDay: Date;
  lastDay: Date;
  until: Date;
  zone: string;
  /** To those without a place: why each wish brought none. */
  answers?: {
    rank: number;
    title: string;
    why: { code: WishReason; facts: Record<string, unknown> }[];
  }[];
  /** What is free for the reader now. */
  alternatives?: LetterFacts["alternatives"];
}

/** About an improvement: to who made the remark, and to who leads the department that owns it. */
export interface ImprovementFacts {
  improvementId: string;
  title: string;
  text: string;
  departmentName: string;
  /** The session the remark was about. */
  session: string;
  /** Noon of the day it is due, in the zone it is told in. */
  due: Date;
  zone: string;
  state: ImprovementState;
  /** What was said last: how far it is, or why not now. */
  said?: string;
  /** Who said it. */
  by?: string;
}

/** To coordinators: something waits for them, and until when. Says no more on purpose. */
export interface ReviewFacts {
  until: Date;
  zone: string;
}

/** One line of a host's digest. Every change leaves its own row; those due together become one mail. */
export interface DigestFacts extends LetterFacts {
  person: string;
  change: "booked" | "cancelled" | "requested" | "moved";
}

export type FactsOf<K extends MessageKind> = K extends "sign-in"
  ? SignInFacts
  : K extends "round-opened" | "round-unplaced" | "round-withdrawn"
    ? RoundLetterFacts
    : K extends "address" | "address-changed"
      ? AddressFacts
      : K extends "host-digest"
        ? DigestFacts
        : K extends "new-dates"
          ? NewDatesFacts
          : K extends "date-asked" | "date-declined"
            ? ProposalFacts
            : K extends "improvement-opened" | "improvement-news" | "improvement-owned"
              ? ImprovementFacts
              : K extends "review-waits"
                ? ReviewFacts
                : LetterFacts;
