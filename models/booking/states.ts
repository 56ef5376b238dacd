import type { BookingState } from "#models/shared/vocabulary.ts";

/** The state table of a booking, whole: every verb that changes a booking's state names one of these lines. */
export type Party = "person" | "home" | "host" | "coordinator" | "round" | "clock" | "verb";

export interface Transition {
  from: BookingState | "new";
  to: BookingState;
  /** Who may bring it about. "home" is the supervisor, lead or deputy; "verb" the change that freed a place. */
  by: readonly Party[];
  /** What happens to the session's place. "given on": to the first in line, else free. */
  place: "taken" | "kept" | "given on" | "none";
  /** What happens to the home team's release cap. */
  cap: "used" | "freed" | "none";
  /** The calendar message the person gets. */
  calendar: "REQUEST" | "CANCEL" | "none";
}

export const TRANSITIONS: readonly Transition[] = [
  {
    from: "new",
    to: "booked",
    // The host: somebody who stands at the door and did not book.
    by: ["person", "home", "coordinator", "round", "host"],
    place: "taken",
    cap: "used",
    calendar: "REQUEST",
  },
  { from: "new", to: "requested", by: ["person"], place: "taken", cap: "none", calendar: "none" },
  { from: "new", to: "waiting", by: ["person"], place: "none", cap: "none", calendar: "none" },
  {
    from: "requested",
    to: "booked",
    by: ["home", "host", "coordinator"],
    place: "kept",
    cap: "used",
    calendar: "REQUEST",
  },
  {
    from: "requested",
    to: "declined",
    by: ["home", "host", "coordinator"],
    place: "given on",
    cap: "none",
    calendar: "none",
  },
  { from: "requested", to: "lapsed", by: ["clock"], place: "given on", cap: "none", calendar: "none" },
  { from: "requested", to: "withdrawn", by: ["person"], place: "given on", cap: "none", calendar: "none" },
  { from: "waiting", to: "withdrawn", by: ["person"], place: "none", cap: "none", calendar: "none" },
  { from: "waiting", to: "offered", by: ["verb"], place: "taken", cap: "none", calendar: "none" },
  { from: "offered", to: "booked", by: ["person"], place: "kept", cap: "used", calendar: "REQUEST" },
  { from: "offered", to: "requested", by: ["person"], place: "kept", cap: "none", calendar: "none" },
  { from: "offered", to: "withdrawn", by: ["person"], place: "given on", cap: "none", calendar: "none" },
  { from: "offered", to: "lapsed", by: ["clock"], place: "given on", cap: "none", calendar: "none" },
  { from: "waiting", to: "lapsed", by: ["clock"], place: "none", cap: "none", calendar: "none" },
  {
    from: "booked",
    to: "cancelled",
    by: ["person", "home", "coordinator"],
    place: "given on",
    cap: "freed",
    calendar: "CANCEL",
  },
  { from: "booked", to: "moved", by: ["person", "coordinator"], place: "given on", cap: "freed", calendar: "CANCEL" },
  { from: "requested", to: "cancelled", by: ["host"], place: "none", cap: "none", calendar: "none" },
  { from: "waiting", to: "cancelled", by: ["host"], place: "none", cap: "none", calendar: "none" },
  { from: "offered", to: "cancelled", by: ["host"], place: "none", cap: "none", calendar: "none" },
  { from: "booked", to: "cancelled", by: ["host"], place: "none", cap: "freed", calendar: "CANCEL" },
];

/** The line of the table for a change by a party, or undefined where the table has none. */
export const transitionFor = (from: Transition["from"], to: BookingState, by: Party): Transition | undefined =>
  TRANSITIONS.find((line) => line.from === from && line.to === to && line.by.includes(by));

/** What giving up means from a state, for the person: withdrawing what is not firm, cancelling what is. */
export const endingFor = (state: BookingState): "withdrawn" | "cancelled" | null =>
  state === "booked"
    ? "cancelled"
    : state === "requested" || state === "waiting" || state === "offered"
      ? "withdrawn"
      : null;
