import type { BookingState, Kind, Outcome } from "../../vocabulary.ts";

/** The vocabulary, as people read it. */
export const words = {
  states: {
    requested: "Requested",
    waiting: "Waiting",
    offered: "Offered to you",
    booked: "Booked",
    declined: "Declined",
    lapsed: "Lapsed",
    withdrawn: "Withdrawn",
    cancelled: "Cancelled",
    moved: "Moved",
  } satisfies Record<BookingState, string>,
  /** An offer, told to others than its person. */
  offeredToOther: "Offered",
  kinds: {
    "meet-and-greet": "Meet-and-greet",
    observation: "Observation",
    briefing: "Briefing",
    "hands-on": "Hands-on",
    "round-table": "Round table",
    "focus-group": "Focus group",
    journey: "Journey",
  } satisfies Record<Kind, string>,
  outcomes: {
    attended: "Attended",
    partly: "Partly attended",
    "no-show": "Did not come",
    recalled: "Recalled by the own team",
    "host-absent": "Host absent",
    "stand-in": "A stand-in hosted",
    "not-held": "Not held",
  } satisfies Record<Outcome, string>,
  /** "2 h 30", "20 min": where room is short, as on a rail. */
  shortDuration: (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return `${rest}\u00a0min`;
    return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, "0")}`;
  },
  /** "2 h 30 min": in one line, wherever it stands. */
  duration: (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (hours === 0) return `${rest}\u00a0min`;
    return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${rest}\u00a0min`;
  },
};
