import type { ConcernState, ReviewState } from "../../vocabulary.ts";
import { say, type Facts } from "../facts.ts";

/** What coordinators do with reflections, and with what is told in confidence. */
const did = {
  heard: "sent a reflection",
  assigned: "assigned it",
  tagged: "changed its labels",
  improvement: "made an improvement of it",
  "in-review": "took it into review",
  "needs-action": "said that it needs action",
  done: "said that it is done",
};

export const review = {
  title: "Review",
  count: (count: number) => (count === 0 ? "nothing new" : `${count} new`),
  states: {
    new: "New",
    "in-review": "In review",
    "needs-action": "Needs action",
    done: "Done",
  } satisfies Record<ReviewState, string>,
  parts: "Parts of the queue",
  whose: "Whose",
  mine: "Mine",
  all: "All",
  queue: "Queue",
  pages: "Pages of the queue",
  beside: "Before and after this one",
  apartFirst: "They disagree, look first",
  apart: "Figures far apart",
  missing: "not all have written",
  days: (days: number) => (days === 0 ? "today" : `${days} d`),
  nothing: {
    new: "Nothing new to read",
    "in-review": "Nothing is in review",
    "needs-action": "Nothing needs action",
    done: "Nothing is done yet",
  } satisfies Record<ReviewState, string>,
  nothingText: "Reflections stand here as soon as the first of those who were there has sent one.",
  backTo: (at: number, of: number) => `Queue, ${at} of ${of}`,
  backToQueue: "Queue",
  hosted: (host: string, home: string) => `${host} hosted ${home}`,
  notYet: "Has not written yet.",
  thanksTo: "Thanks to the host",
  aim: "Came with the aim",
  tag: (state: string, whose: string) => (whose ? `${state}, ${whose}` : state),
  yours: "yours",
  what: "What is to be done",
  improve: "Make it an improvement",
  take: "Take it on",
  taking: "Taking …",
  done: "Mark as done",
  needsAction: "Needs action",
  backToReview: "Back into review",
  moving: "One moment …",
  assign: "Assign to",
  assignPress: "Assign",
  tags: "Labels",
  tagsHint: "Separated by commas, such as: handover, forms",
  tagsPress: "Save labels",
  note: "Private note",
  noteHint: "Only coordinators read it.",
  notePress: "Add the note",
  notes: "Notes",
  noted: (by: string, when: string) => `${by}, ${when}`,
  became: "What became of it",
  due: (day: string) => `due ${day}`,
  said: {
    assigned: "It is assigned.",
    moved: (state: string) => `It stands under “${state}” now.`,
    tagged: "The labels are saved.",
    noted: "The note is there.",
  },
  keys: {
    next: "next",
    before: "before",
    improvement: "improvement",
    assign: "assign",
    note: "note",
    done: "done",
  },
};

export const reviewRefusals = {
  "review-changed": (f: Facts) =>
    `${say(f.by)} ${did[say(f.what) as keyof typeof did] ?? "changed it"} meanwhile. Nothing of yours was changed; please look at it again and decide then.`,
  "no-coordinator": () => "Please choose somebody who coordinates",
  "too-many-tags": (f: Facts) =>
    `Please use at most ${say(f.most)} labels of at most ${say(f.longest)} characters each`,
};

/** Told in confidence. */
export const concern = {
  title: "In confidence",
  tell: "Tell coordinators in confidence",
  tellLead:
    "Only coordinators read this. Nobody who hosted, visited or released sees it, or that there is anything to see.",
  about: (title: string) => `About: ${title}`,
  text: "What happened?",
  textHint: "As much or as little as you like. Names help us to act, but are not needed.",
  reach: "How may we reach you?",
  reachHint:
    "A number, a time, a place: whatever others do not notice. We do not answer by mail unless you say so here.",
  promise:
    "A coordinator answers within two working days. This page is the only one that shows what you wrote; it is gone from your pages once sent.",
  send: "Tell it",
  sending: "Sending …",
  told: (until: string) => `Thank you for telling us. A coordinator gets in touch with you by ${until}.`,
  listLead: "Seen by coordinators alone. It has a log of its own; whoever opens one stands in it.",
  waiting: "To be answered",
  answered: "Answered",
  tabs: "Answered or not",
  pages: "Pages of concerns",
  nothing: "Nobody waits for an answer",
  nothingText: "What is told in confidence stands here, with the time by which an answer is promised.",
  columns: {
    who: "Told by",
    when: "Told",
    answerBy: "Answer by",
    answeredAt: "Answered",
    state: "State",
    handler: "In whose hands",
  },
  states: { waiting: "Waiting", "in-hand": "In hand", answered: "Answered" } satisfies Record<ConcernState, string>,
  late: "late",
  open: "Read it",
  reachTerm: "Reach them by",
  noReach: "They did not say. Please find a way that others do not notice.",
  visit: "Visit",
  answerBy: (when: string) => `Answer promised by ${when}`,
  answeredAt: (when: string) => `Answered ${when}`,
  step: "What was done",
  stepHint: "It stays in the log of this concern; nobody but coordinators reads it.",
  take: "I take it on",
  note: "Note it",
  answer: "It is answered",
  reopen: "Open it again",
  doing: "One moment …",
  done: "It stands in the log.",
  log: "Log",
  did: {
    told: "told it",
    read: "read it",
    take: "took it on",
    note: "noted",
    answer: "answered",
    reopen: "opened it again",
  } as Record<string, string>,
  line: (by: string, what: string) => `${by} ${what}`,
};

export const concernRefusals = {
  "concern-changed": (f: Facts) =>
    `${say(f.by)} has done something here meanwhile. Nothing of yours was changed; please look at the log and decide then.`,
  "word-missing": () => "Please add a word about it",
};
