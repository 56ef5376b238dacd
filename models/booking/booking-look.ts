import { DomainError, type Facts, type RefusalCode } from "#models/errors.ts";
import { SYSTEM, type PersonActor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import type { SessionDocument } from "#models/programme/session.document.ts";
import { can } from "#models/permissions.ts";
import { timeline, type TimelineEntry } from "#models/record/activity.ts";
import type { Outcome, SessionState } from "#models/shared/vocabulary.ts";
import { alternativesFor, type Alternative } from "./alternatives.ts";
import { Booking } from "./booking.document.ts";
import { ending, type Ending } from "./ending.ts";
import { movedTo } from "./move-look.ts";
import { seeBooking } from "./mine.ts";
import { mayMove } from "./moving.ts";
import { asOwn, type OwnBooking } from "./own.ts";
import { mayDecide } from "./release.ts";
import { suggestionOf, type Suggestion } from "./suggestion.ts";
import { bookingThing, type Subject } from "./transition.ts";

/** One thing that happened to a booking. */
export interface BookingEvent {
  at: Date;
  what: string;
  /** The state before it. */
  before: string;
  /** Who did it; empty for the clock. */
  by: string;
  byYou: boolean;
  reason: string;
  /** The host moved the session: when it was before. */
  wasAt: Date | null;
  /** Whom the place was given to; whether it was got that way. */
  givenTo: string;
  isGift: boolean;
  /** What somebody said happened, and what had been said before. */
  outcome: Outcome | null;
  wasOutcome: Outcome | null;
}

/** Everything the page of a booking says. */
export interface BookingLook extends OwnBooking, Pick<SessionDocument, "bring" | "goodToKnow" | "minutes"> {
  sessionState: SessionState;
  /** How many wait for a place of the session. */
  waiting: number;
  aim: string;
  /** Whose it is; the address only for the person. Without one (`byMail` false) no invitation goes out. */
  person: { id: string; name: string; own: boolean; email: string; byMail: boolean };
  /** As what the reader may see it: it is theirs, they release for it, or they host it. */
  seenAs: "own" | "team" | "host";
  /** Who released the person, if somebody did, and when. */
  released: { by: string; at: Date } | null;
  /** Why a freed place passed this waiting person by, latest last. */
  skipped: { at: Date; code: string }[];
  timeline: BookingEvent[];
  /** What giving it up would be, or why it cannot be. */
  ending: Ending | { code: RefusalCode; facts: Facts };
  mayDecide: boolean;
  /** May take another date for it; where it was done, the id of the booking it became. */
  mayMove: boolean;
  movedTo: string | null;
  /** The host failed the person, who has not had the first call on another date of the plan yet. */
  firstCall: boolean;
  /** Once it is lost: the date that whoever declined chose, and other sessions that fit. */
  suggested: Suggestion | null;
  alternatives: Alternative[];
}

/** A booking for somebody who may see it: the person, who releases, the hosts. Refuses others; unknown: 404. */
export async function lookAtBooking(actor: PersonActor, bookingId: string, now: Date): Promise<BookingLook> {
  const found = await seeBooking(actor, bookingId);
  const { booking, session } = found;
  const [own] = await asOwn(String(booking.person), [found], now);
  const by = booking.release.by;
  const [person, releaser, entries] = await Promise.all([
    Person.findById(booking.person, { name: 1, email: 1 }).lean(),
    by && Person.findById(by, { name: 1 }).lean(),
    timeline(bookingId),
  ]);
  const mine = actor.id === String(booking.person);
  const lost = booking.state === "declined" || booking.state === "lapsed" || booking.endedHow === "host";
  const { bring, goodToKnow, minutes } = session;
  return {
    ...own!,
    ...{ bring, goodToKnow, minutes },
    sessionState: session.state,
    waiting: session.waiting,
    aim: booking.aim,
    person: {
      id: String(booking.person),
      name: person?.name ?? "",
      own: mine,
      email: mine ? (person?.email ?? "") : "",
      byMail: Boolean(person?.email),
    },
    seenAs: mine ? "own" : can(actor, "booking.release", bookingThing(booking)) ? "team" : "host",
    released: releaser && booking.release.at ? { by: releaser.name, at: booking.release.at } : null,
    skipped: booking.skipped.map(({ at, code }) => ({ at, code })),
    timeline: entries.map((entry) => happened(entry, actor)),
    ending: endingOrRefusal(actor, found, now),
    mayDecide: booking.state === "requested" && mayDecide(actor, found),
    mayMove: booking.state === "booked" && mayMove(actor, String(booking.person)),
    movedTo: await movedTo(booking),
    firstCall: mine && booking.endedHow === "host" && !(await hadFirstCall(booking)),
    ...(await instead(found, lost && mine, now)),
  };
}

const hadFirstCall = ({ person, plan }: Subject["booking"]) => Booking.exists({ person, plan, "line.priority": 1 });

async function instead(
  { booking, session }: Subject,
  shown: boolean,
  now: Date,
): Promise<Pick<BookingLook, "alternatives" | "suggested">> {
  if (!shown) return { alternatives: [], suggested: null };
  const first = booking.alternative ? String(booking.alternative) : null;
  const [all, suggested] = await Promise.all([
    alternativesFor(String(booking.person), session, now, { first }),
    suggestionOf(booking, now),
  ]);
  return { alternatives: all.filter(({ sessionId }) => sessionId !== first), suggested };
}

function happened({ at, actor: by, actorName, what, before, facts }: TimelineEntry, actor: PersonActor): BookingEvent {
  const { reason, startsAt, outcome, was, givenTo, givenBy } = facts;
  return {
    ...{ at, what, before, by: by === SYSTEM.id ? "" : actorName, byYou: by === actor.id },
    reason: typeof reason === "string" ? reason : "",
    wasAt: startsAt instanceof Date ? startsAt : null,
    givenTo: typeof givenTo === "string" ? givenTo : "",
    isGift: givenBy !== undefined,
    outcome: what === "booking.outcome" ? (outcome as Outcome) : null,
    wasOutcome: what === "booking.outcome" && was ? (was as Outcome) : null,
  };
}

function endingOrRefusal(actor: PersonActor, found: Subject, now: Date): BookingLook["ending"] {
  try {
    return ending(actor, found, now);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, facts: error.facts };
    throw error;
  }
}
