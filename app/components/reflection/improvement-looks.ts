import type { ImprovementState } from "#models/shared/vocabulary.ts";
import type { Look } from "../looks.ts";

/** How the state of an improvement looks: word, icon and colour together. */
export const improvementLooks: Record<ImprovementState, Look> = {
  proposed: { tone: "requested", icon: "bulb" },
  "under-way": { tone: "waiting", icon: "hourglass-high" },
  done: { tone: "yes", icon: "check" },
  "not-now": { tone: "past", icon: "clock-off" },
};
