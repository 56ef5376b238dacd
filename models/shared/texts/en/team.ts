import { say, type Facts } from "../facts.ts";
/** The team page of supervisors and leads: who asks to be away, who is. */
const people = (count: number) => (count === 1 ? "One person" : `${count} people`);

export const team = {
  page: "My team",
  over: (department: string, count: number) => `${department}, ${count === 1 ? "one person" : `${count} people`}`,
  title: (requests: number) =>
    requests === 0 ? "Nobody asks to be away" : `${people(requests)} ${requests === 1 ? "asks" : "ask"} to be away`,
  nothing: "All requests of your team are answered. Who is away this week is below.",
  answerBy: "Answer by",
  asks: (name: string, title: string) => `${name}: ${title}`,
  visits: (day: string, from: string, to: string, department: string) => `${day}, ${from}–${to}. Visits ${department}.`,
  visitsWithTravel: (day: string, from: string, to: string, department: string) =>
    `${day}, ${from}–${to} with travel. Visits ${department}.`,
  aim: (aim: string) => `“${aim}”`,
  away: (away: number, cap: number) => `${away} of ${cap} away`,
  awayNoCap: (away: number) => (away === 0 ? "Nobody else is away then" : `${people(away)} away then, no cap`),
  cover: {
    no: {
      "day-protected": "A protected day: nobody is released",
      "cap-reached": "Cap reached: nobody more can be away then",
      "staffing-reached": "Too few would stay at work",
    },
    after: {
      "cap-reached": (names: string) => `Cap reached if you release ${names}`,
      "staffing-reached": (names: string) => `Too few stay at work if you release ${names}`,
    },
    full: (cap: number, duration: string) => `${cap} of ${cap} away for ${duration}`,
    stay: (stay: number, least: number) => `${stay} stay, least is ${least}`,
  },
  release: "Release",
  decline: "Decline",
  look: "Look and answer",
  week: (from: string, to: string) => `Who is away, ${from} to ${to}`,
  weekLabel: "Who is away, by day",
  before: "Week before",
  after: "Week after",
  thisWeek: "This week",
  person: "Person",
  entry: (clock: string, code: string) => `${clock} ${code}`,
  entryAsks: (clock: string) => `${clock} asks`,
  sums: (cap: number | null) => (cap === null ? "Away at once, no cap" : `Away at once, release cap ${cap}`),
  sum: (away: number, ask: number) => (ask === 0 ? String(away) : `${away}, ${ask} ${ask === 1 ? "asks" : "ask"}`),
  booked: "Booked",
  asked: "asks",
  rest: (count: number) =>
    count === 0 ? "Everybody of the team is shown." : `Empty: on shift. ${people(count)} more have nothing that week.`,
  nobody: "Nobody of the team is away or asks to be in this week.",
  visitsThen: {
    title: "Visits of that week",
    none: "Nobody of the team holds, asks or waits for a place in this week.",
    meta: (title: string, until: string) => `${title}, until ${until}`,
    recall: "Call back",
    withdraw: "Withdraw",
    whom: (name: string) => `(${name})`,
    most: (count: number) => `The first ${count} of that week are shown.`,
  },
  protect: {
    go: "Protect a day",
    title: (team: string) => `Protect a day of ${team}`,
    text: "A day on which nobody of the team is released, by a person or automatically. What stands already stays.",
    day: "Day",
    reason: "Why",
    reasonHint: "Everybody whom it keeps reads it.",
    press: "Protect this day",
    pressing: "Protecting …",
    stays: (day: string, visits: number) =>
      visits === 0
        ? `No visit of the team stands on ${day} yet.`
        : visits === 1
          ? `One visit of the team stands on ${day} already, and stays if you protect it. To keep that person, too, call them back.`
          : `${visits} visits of the team stand on ${day} already, and stay if you protect it. To keep these people, too, call them back.`,
    asks: (requests: number) =>
      `${requests === 1 ? "One more is" : `${requests} more are`} asked for: please decline ${requests === 1 ? "it" : "them"} with another date.`,
    see: "See that week",
    done: (day: string) => `${day} is protected: nobody of the team is released then.`,
    now: "Protected days ahead",
    none: "No day is protected.",
    mark: (reason: string) => (reason ? `Protected: ${reason}` : "Protected"),
    by: (name: string, reason: string) =>
      [reason && `“${reason}”`, name && `protected by ${name}`].filter(Boolean).join(", "),
    open: "Open again",
    openOf: (day: string) => `Open again: ${day}`,
    opening: "Opening …",
    opened: (day: string) => `${day} is open again.`,
    again: "Protect it again",
  },
  departments: "Department",
  show: "Show",
  held: {
    title: "Places held for the team",
    none: "No places are held. Open a session and hold some: you name the people later.",
    find: "Find a session",
    left: (count: number) => (count === 1 ? "One place to name" : `${count} places to name`),
    until: (when: string) => `given back by itself ${when}`,
    open: "Name people",
  },
};

export const teamRefusals = {
  "protect-over": () => "This day is over. Please choose one that is not.",
  "protected-already": () =>
    "This day is protected already. It stands among those ahead, where it can be opened again.",
  "protected-most": (f: Facts) => `${say(f.most)} days ahead are protected already. Please open one of them first.`,
  "visits-stay": (f: Facts) =>
    f.stays === 1
      ? "One visit of the team stands on this day already, and stays. Please look at it, then protect the day."
      : `${say(f.stays)} visits of the team stand on this day already, and stay. Please look at them, then protect the day.`,
};
