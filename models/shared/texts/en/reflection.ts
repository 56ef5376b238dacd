import type { Question, ReflectionRole } from "../../vocabulary.ts";
import { say, type Facts } from "../facts.ts";

/** What shadow, host and supervisor are asked after a visit, and the pages around it. */
export const reflection = {
  title: "Reflections",
  how: "How was it?",
  lead: "A few lines each, two minutes. Coordinators read them; what can be improved becomes something to do, and you hear what came of it.",
  open: "Waiting for your words",
  sent: "Sent",
  nothing: "Nothing to reflect on at the moment",
  nothingText: "After each visit you are asked here how it was. Thank you for every word.",
  until: (day: string) => `until ${day}`,
  draft: "Draft kept",
  write: "Write it",
  goOn: "Go on writing",
  look: "Look at it",
  ofVisit: {
    shadow: (department: string) => `You visited ${department}`,
    host: (visitor: string) => `${visitor} visited you`,
    supervisor: (visitor: string) => `${visitor} of your team was there`,
  } satisfies Record<ReflectionRole, (name: string) => string>,
  roles: { shadow: "Visited", host: "Hosted", supervisor: "Released" } satisfies Record<ReflectionRole, string>,
  rating: {
    shadow: "Would you recommend this visit to a colleague?",
    host: "Did the visit help your team?",
    supervisor: "Did you see an effect on their work?",
  } satisfies Record<ReflectionRole, string>,
  ends: {
    shadow: ["not at all", "at once"],
    host: ["not at all", "very much"],
    supervisor: ["none", "a clear one"],
  } satisfies Record<ReflectionRole, [string, string]>,
  rate: (figure: number, end: string) => (end ? `${figure}, ${end}` : `${figure}`),
  ofFive: "of 5",
  questions: {
    learned: "What did you learn that you did not expect?",
    heard: "What did you hear that was new to you?",
    effect: "What came of it in your team?",
    cover: "Was cover all right while they were away?",
    friction: "Where did work stop, wait or happen twice?",
    commitment: "What will you do differently?",
  } satisfies Record<Question, string>,
  hints: {
    friction: "One example is plenty. This is where improvements come from.",
    commitment: "One small thing. You are the one to hold yourself to it.",
  } as Partial<Record<Question, string>>,
  aim: {
    shadow: (aim: string) => `When you asked for the place you wrote: “${aim}”`,
    host: (aim: string) => `They came with this aim: “${aim}”`,
    supervisor: (aim: string) => `They went with this aim: “${aim}”`,
  } satisfies Record<ReflectionRole, (aim: string) => string>,
  thanks: "Thanks to your host",
  thanksHint: (host: string) => `${host} gets it by mail, with your name.`,
  thanksPublic: "Everybody may read my thanks",
  thanksPublicNote: "On the department’s page, if the host wishes it, too.",
  thanked: "Your thanks went to the host with the first sending.",
  send: "Send it",
  sending: "Sending …",
  sendAgain: "Send it anew",
  later: "Save for later",
  saving: "Saving …",
  keptNow: (clock: string) => `Kept at ${clock}. You can close this page and go on later.`,
  saved: "Kept. You can go on at any time, on any device.",
  keptAt: (clock: string) => `Draft kept at ${clock}.`,
  whoReads: "Coordinators read it, with your name. Host and supervisor do not, apart from thanks.",
  done: "Thank you. Coordinators read it, and you hear if something comes of it.",
  wasSent: (when: string) => `You sent this ${when}. Thank you.`,
  mayChange: "You may change it until a coordinator has begun to read it.",
  change: "Change it",
  cannotChange:
    "A coordinator has begun to read it, so it stays as it is. Something to add? Please tell a coordinator.",
  noAnswer: "–",
  closed: {
    "reflection-not-held":
      "This visit did not take place as far as the record says, so there is nothing to reflect on. If that is wrong, please tell the host; nothing was changed.",
    "reflection-too-late":
      "Reflections are taken for 30 days after a visit. Thank you for coming back to it; please tell a coordinator what you would have written.",
  },
  confide: "Something you would rather tell coordinators alone?",
  confideText:
    "Disrespect, pressure, anything that did not feel right: neither host nor supervisor sees a trace of it.",
  confideLink: "Tell it in confidence",
};

export const reflectionRefusals = {
  "reflection-not-held": (f: Facts) =>
    `“${say(f.title)}” did not take place for this visitor as far as the record says, so nothing was kept. If that is wrong, please tell the host.`,
  "reflection-too-late": (f: Facts) =>
    `Reflections are taken for ${say(f.days)} days after a visit. Nothing was kept; please tell a coordinator what you would have written.`,
  "reflection-sent": () =>
    "This reflection has been sent already, perhaps from another page. Nothing was changed; below is what was sent.",
  "reflection-newer": () =>
    "A later draft was kept meanwhile, perhaps on your phone. Nothing was changed. What you typed here is still below; please copy what you need and open the page anew.",
  "reflection-in-review": () =>
    "A coordinator has begun to read it, so it stays as you sent it. Please tell a coordinator what you would add.",
  "rating-missing": () => "Please choose a figure from 1 to 5",
};
