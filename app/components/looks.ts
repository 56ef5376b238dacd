import type { BookingState, Outcome } from "#models/shared/vocabulary.ts";
import type { IconName } from "./icon.tsx";

/** How a state looks in a list, alone and in big words: word, icon and colour, always all three. Firm is solid, not firm
 *  is dashed, over is grey. */
export interface Look {
  tone: "booked" | "requested" | "waiting" | "offered" | "no" | "yes" | "heed" | "past";
  icon: IconName;
}

/** What a session may be for somebody who has no booking on it, and what may be said of a fact. */
export type Standing = "can" | "release" | "locked" | "heed" | "clash" | "late" | "over";

export type Condition = BookingState | Outcome | Standing;

export const looks: Record<Condition, Look> = {
  requested: { tone: "requested", icon: "hourglass-high" },
  waiting: { tone: "waiting", icon: "list-numbers" },
  offered: { tone: "offered", icon: "hand-finger-right" },
  booked: { tone: "booked", icon: "circle-check-filled" },
  declined: { tone: "no", icon: "circle-x" },
  lapsed: { tone: "past", icon: "clock-off" },
  withdrawn: { tone: "past", icon: "arrow-back-up" },
  cancelled: { tone: "past", icon: "calendar-x" },
  moved: { tone: "past", icon: "arrows-right-left" },

  attended: { tone: "past", icon: "checks" },
  partly: { tone: "past", icon: "clock-exclamation" },
  "no-show": { tone: "past", icon: "circle-x" },
  recalled: { tone: "past", icon: "users" },
  "host-absent": { tone: "past", icon: "user-x" },
  "stand-in": { tone: "past", icon: "user-plus" },
  "not-held": { tone: "past", icon: "calendar-x" },

  can: { tone: "yes", icon: "check" },
  release: { tone: "requested", icon: "user-check" },
  locked: { tone: "past", icon: "lock" },
  heed: { tone: "heed", icon: "alert-triangle" },
  clash: { tone: "no", icon: "alert-triangle" },
  late: { tone: "heed", icon: "clock-exclamation" },
  /** It was booked and is over, and nobody has said yet what happened. */
  over: { tone: "past", icon: "calendar-event" },
};
