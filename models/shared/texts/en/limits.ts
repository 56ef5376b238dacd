import { say, type Facts } from "../facts.ts";

/** What coordinators decide about booking, for the whole organisation. */
export const limits = {
  title: "Booking limits",
  lead: "They keep places fair and teams at work. They hold for what is asked from now on: whoever has a place keeps it.",
  ahead: "Places one person may hold or await at a time",
  aheadHint: "Booked, asked for, offered and waited for together.",
  most: "Visits one person may have in that time",
  mostHint: "Those behind and those ahead. Leave it empty for any number.",
  per: "Visits are counted",
  perQuarter: "In each calendar quarter",
  perYear: "In each calendar year",
  opens: "Days before a session from which places can be asked for",
  opensHint: "Leave it empty to open booking once a session is published. A department may set fewer days for its own.",
  travel: "Minutes on the way between two sites",
  travelHint: "Before and after a session at another site the visitor counts as away from the team.",
  press: "Save the limits",
  doing: "Saving …",
  done: "The booking limits are saved.",
};

export const limitsRefusals = {
  "opens-too-late": (f: Facts) =>
    `${say(f.name)} closes its booking ${f.hours === 1 ? "1 hour" : `${say(f.hours)} hours`} before the start, so it would close before it opens. Please open booking earlier, or let it close later.`,
};
