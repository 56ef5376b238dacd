/** The words of matching rounds. Part of the vocabulary. */

/** A round collects wishes ("open"), is matched into a preview ("matched"), which nobody hears of, and announced. While it
 *  is "matching" or "announcing" a job is at it. */
export const ROUND_STATES = ["open", "closed", "matching", "matched", "announcing", "announced", "withdrawn"] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** What somebody may wish for in a round: one session, any session of a plan, any session of a department. */
export const WISH_KINDS = ["session", "plan", "department"] as const;
export type WishKind = (typeof WISH_KINDS)[number];

/** Where a person stands in a matched round: has a place in the preview or none; then booked, or told the reason. */
export const PLACEMENT_STATES = ["placed", "unplaced", "booked", "told"] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** Why a wish brought no place, beside what the booking rules refuse. */
export const WISH_REASONS = [
  "full",
  "called-off",
  "team-moment",
  "team-staffing",
  "taken-before",
  "others-wait",
  "host-decides",
  "session-cancelled",
  "booking-closed",
  "own-department",
  "clearance-missing",
  "clearance-ends",
  "overlap",
  "day-protected",
  "too-many-ahead",
  "period-full",
  "already-booked",
  "person-left",
  "nothing-there",
  "set-otherwise",
] as const;
export type WishReason = (typeof WISH_REASONS)[number];
