import type { ImprovementState } from "../../vocabulary.ts";
import { say, type Facts } from "../facts.ts";

const states = {
  proposed: "Proposed",
  "under-way": "Under way",
  done: "Done",
  "not-now": "Not now",
} satisfies Record<ImprovementState, string>;

/** Remarks that became something to do; and thanks. */
export const improvement = {
  title: "Improvements",
  saidDid: "You said, we did",
  seeAll: "See all",
  doneOn: (day: string) => `done ${day}`,
  dueOn: (day: string) => `due ${day}`,
  lead: "You said, we did: what came of remarks after visits, whose it is and until when.",
  leadOf: (department: string) => `Of ${department}.`,
  every: "Those of every department",
  states,
  open: "Open",
  parts: "How far they are",
  pages: "Pages of improvements",
  columns: { title: "Improvement", department: "Department", state: "How far", due: "Due" },
  overdue: "overdue",
  nothing: "No improvement here",
  nothingText:
    "When a remark of a reflection is worth doing something about, a coordinator makes it an improvement and it stands here.",
  you: "You said this. Thank you.",
  remarkOf: (name: string) => `The remark came from ${name}; only coordinators and they see that.`,
  owner: "Owner",
  due: "Due",
  from: "After the visit",
  review: "The reflections",
  reason: "Why not now",
  soFar: "How it went",
  opened: "Became an improvement",
  saidOn: (by: string, when: string) => `${by}, ${when}`,
  update: "Say how far it is",
  updateHint: "Whoever made the remark gets this by mail: you said, we did.",
  text: "In a few words",
  textHint: "What was done, what comes next; for “Not now” the reason.",
  state: "How far is it?",
  press: "Save and tell the author",
  pressing: "Saving …",
  updated: "Saved. The author hears of it.",
  make: {
    title: "Make it an improvement",
    lead: (visit: string) => `From the reflections on “${visit}”.`,
    remark: "Whose remark?",
    name: "What is to be done?",
    nameHint: "One line that everybody may read, without names.",
    why: "Why",
    whyHint: "In your words; the remark itself is not shown.",
    department: "Which department owns it?",
    due: "Until when?",
    press: "Make the improvement",
    doing: "One moment …",
    follows: "The author hears that it became an improvement, the department’s leads that it is theirs.",
    done: "It is an improvement now. Author and department are told.",
  },
};

export const improvementRefusals = {
  "improvement-changed": (f: Facts) =>
    `${f.by ? say(f.by) : "Somebody"} has changed it meanwhile (${states[say(f.state) as ImprovementState] ?? ""}). Nothing of yours was changed; please look at it again.`,
  "due-past": () => "This day is over. Please choose a later one",
  "unknown-remark": () => "Please choose one of the remarks",
  "reason-missing": () => "Please say why not now: the author reads it",
};

export const thanks = {
  title: "Thanks",
  lead: "What visitors thanked you for.",
  nothing: "No thanks here yet",
  nothingText: "Visitors may thank you when they reflect. It comes by mail, and stands here.",
  pages: "Pages of thanks",
  from: (name: string, title: string) => `${name}, after “${title}”`,
  wish: (name: string) => `${name} would be glad if everybody could read it.`,
  notOffered: "Only you read it.",
  shown: "Everybody may read it on your department’s page.",
  show: "Show it to everybody",
  hide: "Only for me",
  doing: "One moment …",
  done: { shown: "Everybody may read it now.", hidden: "Only you read it now." },
  wall: "Thanks from visitors",
  signed: (from: string, to: string) => `${from} to ${to}`,
};
