import { LIMITS } from "#models/shared/vocabulary.ts";

/** Publishing a weekly pattern: every date is shown before anything is done. */
const sessions = (count: number): string => (count === 1 ? "1 session" : `${count} sessions`);

export const pattern = {
  title: "Publish every week",
  lead: "One plan, one pattern. Nothing is visible to anybody until you publish.",
  tabs: "How many dates",
  one: "One date",
  many: "Every week",
  weekdays: "Every week on",
  every: "Every how many weeks",
  everyHint: "1 is every week, 2 every second, up to 4.",
  places: (count: number) => (count === 1 ? "1 place" : `${count} places`),
  clock: "Starts at",
  first: "First day",
  last: "Last day",
  show: "Show every date",
  preview: "Preview",
  ready: (ready: number, clashing: number, out: number) =>
    [
      `${sessions(ready)} ready`,
      ...(clashing > 0 ? [`${clashing} ${clashing === 1 ? "clashes" : "clash"}`] : []),
      ...(out > 0 ? [`${out} left out`] : []),
    ].join(", "),
  peaks: (days: string) => `Peak days of the department are left out: ${days}.`,
  changePeaks: "Change them",
  nothing: "Choose weekdays, a time and two days; every date is shown here before anything is published.",
  out: (why: string) => `Left out: ${why}`,
  byYou: "by you",
  leaveOut: "Leave out",
  takeIn: "Publish anyway",
  single: "Publish it by itself",
  problems: {
    past: "this time is over",
    "too-far-ahead": `more than ${LIMITS.publishAhead} days ahead`,
    "closed-day": "a closed day of the site",
    "peak-day": (by: string) => (by ? `peak days, set by ${by}` : "peak days"),
    "no-such-time": "this time does not exist that day, because the clocks go forward",
    "time-twice": "this time comes twice that day, because the clocks go back",
    "host-busy": (title: string) => `the host is with “${title}”`,
    "published-already": "published already",
  },
  /** One of them by itself, where nothing stands before it. */
  alone: (why: string) => `${why[0]!.toUpperCase()}${why.slice(1)}.`,
  tight: {
    before: (title: string, until: string) => `The host is with “${title}” until ${until} that day. Tight, but free.`,
    after: (title: string, from: string) => `The host is with “${title}” from ${from} that day. Tight, but free.`,
  },
  noneLeft: "No date is left. Choose other weekdays, another time or another host.",
  press: (ready: number, out: number) =>
    out === 0 ? `Publish ${sessions(ready)}` : `Publish ${sessions(ready)}, leave ${out} out`,
  doing: "Publishing …",
  follows: "Everybody whom their rules let in can find them at once.",
  already: "These dates are published already.",
  done: (count: number) => (count === 1 ? "1 session is published." : `${count} sessions are published.`),
};
