/** The words of the product, their states and limits, in one place. Screens, letters, code and database use these and
 *  no others; how they are said in a language stands in the texts. */

export * from "./words-after.ts";
export * from "./words-round.ts";

export const MODES = ["production", "demo", "development", "test"] as const;
export type Mode = (typeof MODES)[number];

/** Every state a booking can be in, in the order of its life. The lines between them: models/booking/states.ts. */
export const BOOKING_STATES = [
  "requested",
  "waiting",
  "offered",
  "booked",
  "declined",
  "lapsed",
  "withdrawn",
  "cancelled",
  "moved",
] as const;
export type BookingState = (typeof BOOKING_STATES)[number];

/** A person has at most one booking in these states on a session. */
export const LIVE_STATES = ["requested", "waiting", "offered", "booked"] as const satisfies readonly BookingState[];
/** Bookings in these states hold one of the session's places. */
export const HOLDING_STATES = ["requested", "offered", "booked"] as const satisfies readonly BookingState[];

export const isLive = (state: BookingState): boolean => (LIVE_STATES as readonly string[]).includes(state);
export const holdsPlace = (state: BookingState): boolean => (HOLDING_STATES as readonly string[]).includes(state);

/** What happened, said after the session by somebody who was there; empty until then. */
export const OUTCOMES = ["attended", "partly", "no-show", "recalled", "host-absent", "stand-in", "not-held"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const KINDS = [
  "meet-and-greet",
  "observation",
  "briefing",
  "hands-on",
  "round-table",
  "focus-group",
  "journey",
] as const;
export type Kind = (typeof KINDS)[number];

/** "cancelling": closed to newcomers while the people in it are being told; it becomes "cancelled" when all are. */
export const SESSION_STATES = ["published", "cancelling", "cancelled"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** Roles given by name. Host, lead, deputy and supervisor follow from departments and people, not from this list. */
export const ROLES = ["coordinator", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** What people are appointed as in a department: hosts publish and run sessions, leads release the team, deputies stand in
 *  for a lead for a time. */
export const APPOINTMENT_KINDS = ["host", "lead", "deputy"] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];

/** Over what visits of a person are counted, where their number is limited: a calendar quarter or year. */
export const PERIODS = ["quarter", "year"] as const;
export type Period = (typeof PERIODS)[number];

export const RELEASE_MODES = ["automatic", "decided"] as const;
export type ReleaseMode = (typeof RELEASE_MODES)[number];

/** A date that somebody suggests to a department: open until its hosts publish one for it or decline, the person takes it
 *  back, or its time comes. */
export const PROPOSAL_STATES = ["open", "published", "declined", "withdrawn", "lapsed"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Everything that is mailed has one of these kinds; each has a letter in jobs/mail/letters. */
export const MESSAGE_KINDS = [
  "sign-in",
  "address",
  "address-changed",
  "booked",
  "session-changed",
  "booking-cancelled",
  "session-cancelled",
  "not-held",
  "requested",
  "release-asked",
  "release-reminder",
  "declined",
  "request-lapsed",
  "waiting-lapsed",
  "withdrawn",
  "waiting",
  "offered",
  "offer-lapsed",
  "moved",
  "host-digest",
  "new-dates",
  "date-asked",
  "date-published",
  "date-declined",
  "round-opened",
  "round-unplaced",
  "round-withdrawn",
  "late",
  "reflection-asked",
  "reflection-reminder",
  "thanks",
  "improvement-opened",
  "improvement-news",
  "improvement-owned",
  "review-waits",
  "reservation-cancelled",
  "host-left",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Parts of a day to look for sessions in, by the reader's clock: 06 to 12, 12 to 18, the rest. */
export const DAY_PARTS = ["morning", "afternoon", "evening"] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** Bounds that forms, verbs and documents share. Lengths are characters, spans are minutes. */
export const LIMITS = {
  title: 120,
  shortText: 300,
  /** The name of a shift pattern. */
  shift: 60,
  longText: 4_000,
  aim: 1_000,
  reason: 500,
  places: { min: 1, max: 200 },
  /** So many wait for a session at most: with the most places, all of them are moved and told in one commit. */
  waiting: 500,
  minutes: { min: 15, max: 24 * 60 },
  /** How far ahead a session may be published, in days. */
  publishAhead: 730,
  page: 25,
  /** One answer of a reflection; a label of a review, and how many it may have. */
  answer: 2_000,
  tag: 40,
  tags: 10,
  /** Departments of whose new dates a person hears. */
  follows: 50,
  /** Spans of peak days of a department. */
  peaks: 20,
  /** Days ahead on which a department releases nobody. */
  protectedDays: 60,
  /** Wishes a person ranks in a round. */
  wishes: 6,
  /** Days a round's sessions may span. */
  roundDays: 120,
} as const;
