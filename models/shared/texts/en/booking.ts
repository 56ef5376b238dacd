import { say, type Facts } from "../facts.ts";
import type { BookingState } from "../../vocabulary.ts";
import { words } from "./words.ts";

/** Booking a place, giving it back, and what stands in the way. Dates arrive as ready words. */
const hours = (count: Facts[string]) => (count === 1 ? "1 hour" : `${say(count)} hours`);

export const booking = {
  /** The state as a sentence to whoever it belongs to, and to others. */
  big: {
    requested: "You have asked for a place",
    waiting: "You are on the waiting list",
    offered: "A place has come free for you",
    booked: "You are booked",
    declined: "Your request was declined",
    lapsed: "This has lapsed",
    withdrawn: "You have withdrawn this",
    cancelled: "Your booking is cancelled",
    moved: "You have moved this booking",
  } satisfies Record<BookingState, string>,
  bigOf: {
    requested: (name: string) => `${name} asks for a place`,
    waiting: (name: string) => `${name} is on the waiting list`,
    offered: (name: string) => `A place is offered to ${name}`,
    booked: (name: string) => `${name} is booked`,
    declined: (name: string) => `The request of ${name} was declined`,
    lapsed: (name: string) => `The claim of ${name} has lapsed`,
    withdrawn: (name: string) => `${name} has withdrawn`,
    cancelled: (name: string) => `The booking of ${name} is cancelled`,
    moved: (name: string) => `${name} has moved to another session`,
  } satisfies Record<BookingState, (name: string) => string>,
  /** It was not the person who ended it. */
  byHost: "The host has cancelled the session",
  ended: "This was withdrawn",
  endedOf: (name: string) => `The claim of ${name} was withdrawn`,
  letGone: "You have let the place go",
  letGoneOf: (name: string) => `${name} has let the place go`,
  gave: (to: string) => `You have given this place to ${to}`,
  gaveOf: (name: string, to: string) => `${name} has given this place to ${to}`,
  firstCall: "We are sorry. Should the next date of this plan be full, you stand first in its line.",
  over: "You were booked for this session",
  overOf: (name: string) => `${name} was booked for this session`,

  /** The line above the state: who did it, with thanks, or what is awaited. */
  above: {
    said: (name: string, reason: string) => `${name}: “${reason}”`,
    released: (name: string, when: string) => `Thanks to ${name}, who released you ${when}.`,
    asked: (who: string, until: string) => `${who} is asked and has until ${until} to answer.`,
    overdue: (who: string, until: string) =>
      `${who} should have answered by ${until} and has been reminded. The place is still held for you.`,
    line: (ordinal: string, of: number) => `You are ${ordinal} of ${of} in the line.`,
    offered: (until: string) => `It is held for you until ${until}; then it goes to the next in line.`,
  },
  mine: "My sessions",
  hostSessions: "The session",

  calendar: {
    add: "Add to my calendar",
    mailed: "It is in your mail already",
    mailedNote: (address: string) => `Accept the invitation sent to ${address}`,
    noMail: "No invitation is mailed",
    noMailNote: "We know no mail address of yours.",
    addMail: "Add your mail address",
    subscribe: "Subscribe to all my sessions",
    subscribeNote: "Apple, Outlook, Google. Changes can take up to a day.",
    google: "Google Calendar, this one only",
    outlook: "Outlook on the web, this one only",
    file: "Download the file (.ics)",
    moves: "If the session moves, the invitation moves with it. Single copies do not.",
  },

  before: "Before you come",
  bring: "Bring",
  wear: "Wear",
  goodToKnow: "Good to know",
  happened: "What happened, and what comes",
  aim: "Your aim",
  aimOf: (name: string) => `What ${name} hopes to learn`,
  quoted: (text: string) => `“${text}”`,
  changes: "Plans change",
  giveBack: "Give the place back",
  giveBackUntil: (until: string) => `until ${until}, without a reason.`,
  giveBackFree: "The host has moved it, so you can leave it at any time.",
  withdraw: "Withdraw the request",
  withdrawNote: "The place goes to the next in line, if anybody waits.",
  leave: "Leave the waiting list",
  leaveNote: "Nobody is told; you can join again.",
  letGo: "Let it go",
  answerOffer: "Take it or let it go",
  take: "Take the place",
  taking: "Taking the place …",
  seeMoved: "See the new booking",
  recallNote: "With a reason the person will read.",
  answer: "Answer the request",
  instead: "Other sessions with places",
  /** Who declined suggests another date. */
  suggested: (name: string) => (name ? `${name} suggests this date` : "This date was suggested"),
  askSuggested: "Look and book it",
  suggestedGone: "We are sorry: this date does not fit any more.",
  suggestedFull: "Its places were taken since.",
  suggestedInstead: "See what is free for you there",
  findOther: "Find another session",
  /** Why somebody who waits stands where they stand. */
  line: {
    why: (ordinal: string) => `Why ${ordinal}?`,
    order: "Places go by when people joined; nobody who comes later overtakes you.",
    first:
      "You stand before those who joined earlier, because a host cancelled on you: you are first for the next date.",
    leaves: "You leave this list by itself once you get another place at that time.",
    offered:
      "A freed place is offered to one person at a time and held for some hours, for less when the session is near; then it goes to the next.",
    clash: {
      held: "At that time you hold {0}: while you do, a freed place passes you by.",
      ways: "You can {0}, or {1}.",
      leave: "leave this line",
      give: "give the other place back",
      withdraw: "withdraw the other request",
      letGo: "let the other place go",
    },
    passed: "A freed place has passed you by, because of what stood in the way then:",
    reasons: {
      "own-department": "it is your own department",
      "booking-closed": "booking had closed",
      "clearance-missing": "a clearance was missing",
      "clearance-ends": "a clearance ended before the session",
      overlap: "you had something else at that time",
      "too-many-ahead": "you held as many places as one person may",
      "period-full": "you had as many visits in that time as one person may",
      "cap-reached": "as many of your team were away as may be",
      "staffing-reached": "your team needed everybody at work",
      "day-protected": "your team kept everybody on that day",
    },
    otherReason: "a rule kept you from it",
  },

  /** What happened, told to whoever did it and to all others. */
  steps: {
    asked: (who: string, you: boolean) => (you ? "You asked for the place" : `${who} asked for the place`),
    booked: (who: string, you: boolean) => (you ? "You booked" : `${who} booked`),
    given: (who: string, you: boolean) => (you ? "You booked and released" : `${who} booked and released`),
    joined: (who: string, you: boolean) => (you ? "You joined the waiting list" : `${who} joined the waiting list`),
    offered: () => "A place came free and was offered",
    took: (who: string, you: boolean) => (you ? "You took the place" : `${who} took the place`),
    agreed: (who: string, you: boolean) => (you ? "You agreed" : `${who} agreed`),
    released: (who: string, you: boolean) => (you ? "You released" : `${who} released`),
    declined: (who: string, you: boolean) => (you ? "You declined" : `${who} declined`),
    withdrew: (who: string, you: boolean) => (you ? "You withdrew" : `${who} withdrew`),
    letGo: (who: string, you: boolean) => (you ? "You let the place go" : `${who} let the place go`),
    withdrewItself: () => "Withdrawn, because another place at that time became firm",
    cancelled: (who: string, you: boolean) => (you ? "You cancelled" : `${who} cancelled`),
    gave: (who: string, you: boolean, to: string) =>
      you ? `You gave the place to ${to}` : `${who} gave the place to ${to}`,
    got: (who: string) => `${who} gave you the place`,
    gotOf: (who: string, you: boolean) => (you ? "You gave the place on" : `${who} gave the place on`),
    left: () => "Ended, as the person has left the organisation",
    lapsed: () => "Lapsed: nobody answered in time",
    moved: (who: string, you: boolean) => (you ? "You moved to another session" : `${who} moved it to another session`),
    sessionChanged: (who: string, you: boolean) => (you ? "You changed the session" : `${who} changed the session`),
    here: (who: string, you: boolean) => (you ? "You checked in" : `${who} checked in`),
    notHere: (who: string, you: boolean) => (you ? "You took the check-in back" : `${who} took the check-in back`),
    late: (who: string, you: boolean) =>
      you ? "You told the host that you are late" : `${who} told the host of being late`,
    said: (who: string, you: boolean) => (you ? "You said what happened" : `${who} said what happened`),
    reminded: () => "A reminder went out",
    escalated: () => "Nobody answered in time; more people were asked",
    firm: (byMail: boolean) => (byMail ? "Booked, invitation sent" : "Booked"),
  },
  said: (outcome: string, before: string | null) => (before ? `${outcome}; before that it said: ${before}` : outcome),
  wasAt: (moment: string) => `It was ${moment}.`,
  next: {
    answer: (who: string) => `${who} answers`,
    by: (until: string) => `by ${until}`,
    was: (until: string) => `was due ${until}`,
    free: "A place comes free",
    freeNote: (ordinal: string) => `You are ${ordinal}; it is offered to one person at a time`,
    freeNoteOf: (name: string, ordinal: string) => `${name} is ${ordinal}; it is offered to one person at a time`,
    decide: "You take it or let it go",
    decideOf: (name: string) => `${name} takes it or lets it go`,
    invitation: "Invitation in your calendar",
    invitationOf: (name: string) => `Invitation in the calendar of ${name}`,
    feed: "In the calendar that subscribes to your address",
    feedOf: (name: string) => `In the calendar that subscribes to the address of ${name}`,
    visit: "The visit",
  },
};

const state = (value: Facts[string]): string => words.states[value as keyof typeof words.states] ?? say(value);

const because = ({ reason }: Facts): string => (reason ? `: “${say(reason)}”` : "");

export const bookingRefusals = {
  "own-department": () =>
    "This is your own department. Understudy takes you to the others: please choose one of theirs.",
  "session-cancelled": () => "The host has cancelled this session. Other dates are on the page of the department.",
  "session-begun": (f: Facts) => `This session began at ${say(f.at)}. Please look for a later date.`,
  "booking-closed": (f: Facts) =>
    `Places close ${hours(f.hours)} before the start; this one closed at ${say(f.at)}. Please look for a later date.`,
  "booking-not-open": (f: Facts) =>
    `Places can be asked for from ${say(f.at)} on. Please come back then, or take an earlier session.`,
  "clearance-missing": (f: Facts) =>
    `You need “${say(f.kind)}” on that day and none is on your record. Once you hold it, a coordinator adds it and you can book.`,
  "clearance-ends": (f: Facts) =>
    `Your “${say(f.kind)}” ends on ${say(f.until)}, before this session. Renew it, and you can book at once.`,
  overlap: (f: Facts) =>
    `You are with “${say(f.title)}” at that time (${say(f.from)} to ${say(f.to)}, the way there included). Give that place back first, or take another date.`,
  "too-many-ahead": (f: Facts) =>
    `You already hold or await ${say(f.count)} places, and ${say(f.most)} is the most at a time, so that others get one, too. After your next visit you can book again.`,
  "period-full": (f: Facts) =>
    `You have ${say(f.count)} ${f.count === 1 ? "visit" : "visits"} in that ${f.per === "year" ? "year" : "quarter"}, behind you or ahead, and ${say(f.most)} is the most, so that others get one, too. Sessions from ${say(f.at)} on are open to you, or give a place back first.`,
  "already-booked": (f: Facts) => `You already have this one: ${state(f.state)}.`,
  "cap-reached": (f: Facts) =>
    `Your team lets ${say(f.most)} people be away at once, and that many are away then. Another date may be free, or ask your supervisor.`,
  "staffing-reached": (f: Facts) =>
    `Your team needs at least ${say(f.least)} people at work then. Another date may be free, or ask your supervisor.`,
  "day-protected": (f: Facts) =>
    `Your team keeps everybody on ${say(f.day)}${because(f)}. Please take another date, or ask whoever leads your team: they can open the day again.`,
  "cannot-be-released": (f: Facts) => `${say(f.name)} cannot be released. They would read: “${say(f.why)}”`,
  "release-cap-reached": (f: Facts) =>
    `The team of ${say(f.name)} lets ${say(f.most)} ${f.most === 1 ? "person" : "people"} be away at once, and that many are away then. You can decline and suggest another date.`,
  "release-staffing-reached": (f: Facts) =>
    `The team of ${say(f.name)} needs at least ${say(f.least)} ${f.least === 1 ? "person" : "people"} at work then. You can decline and suggest another date.`,
  "release-day-protected": (f: Facts) =>
    `The team of ${say(f.name)} keeps everybody on ${say(f.day)}${because(f)}. You can decline and suggest another date; or whoever leads the team opens the day again.`,
  "line-full": (f: Facts) =>
    `${say(f.most)} people wait for this one, and more than that may not: nobody behind them would get a place. Another date of it may be free, or suggest one to the department.`,
  "places-gone": () => "Somebody took the last place a moment ago. You can join the waiting list.",
  "alternative-gone": () => "That date does not fit any more. Please choose another one, or none.",
  "already-answered": (f: Facts) => `This was already answered: ${state(f.state)}.`,
  "too-late-to-cancel": (f: Facts) =>
    `Places can be given back until ${hours(f.hours)} before the start; that was ${say(f.at)}. Please call ${say(f.host)} or your supervisor.`,
  "reason-needed": () => "Please say why, in a few words: the person reads it.",
  "session-over": () => "This session is over; it can no longer be changed.",
  "offer-over": (f: Facts) => `This offer was held until ${say(f.at)}; then it went to the next in line.`,
  "changed-meanwhile": () =>
    "Somebody changed this session while you had the page open. Please look at it again, then change it.",
  "plan-changed-meanwhile": () =>
    "Somebody changed this plan while you had the page open. Please look at it again, then change it.",
  "places-below-taken": (f: Facts) =>
    `${say(f.taken)} places are taken. Please keep at least that many. A place is given back by whoever has it, by their team, or by a coordinator: please ask them.`,
  "others-wait": (f: Facts) =>
    `${f.waiting === 1 ? "1 person waits" : `${say(f.waiting)} people wait`} for a place here, and nobody is overtaken. Give the place back, and the first of them is offered it.`,
};
