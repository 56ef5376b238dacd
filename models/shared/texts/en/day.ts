import { say, type Facts } from "../facts.ts";
import type { CheckPart } from "../../day.ts";
import { words } from "./words.ts";

const outcome = (value: Facts[string]): string => words.outcomes[value as keyof typeof words.outcomes] ?? say(value);
const minutes = (count: number): string => (count === 1 ? "1 minute" : `${count} minutes`);

/** The day of a session: the card somebody carries, and the host's list. */
export const day = {
  card: {
    title: "Day card",
    open: "Day card",
    startsIn: (count: number) => `Your visit starts in ${minutes(count)}`,
    startsAt: (moment: string) => `Your visit starts ${moment}`,
    running: (until: string) => `You are visiting until ${until}`,
    over: "Your visit is over",
    overText: "Thank you for going to see how others work.",
    gone: "This visit does not take place",
    goneText: "The booking says what happened and what you can do instead.",
    notFirm: "This place is not firm yet",
    notFirmText: "The day card works once the place is booked.",
    booking: "Open the booking",
    here: "I am here",
    hereDoing: "Telling the host …",
    hereDone: "Your host sees that you are here. Enjoy your visit.",
    hereFrom: (at: string) => `Works from ${at}, when you are at the meeting point.`,
    hereNow: "Please press it at the meeting point; your host sees it at once.",
    hereSince: (at: string) => `You are here since ${at}`,
    hereSinceText: "Your host sees it.",
    undo: "I am not here yet",
    undone: "Taken back: your host sees that you are not here yet.",
    undoing: "Taking it back …",
    late: "I am late",
    lateSaid: (count: number) => `You said that you are ${minutes(count)} late`,
    cannotCome: "I can’t come",
    tooLate: (host: string, late: boolean) =>
      `Can’t come after all? It is too late to give the place back: please call ${host} or your supervisor${late ? ", or press “I am late” and leave a word" : ""}, so that nobody waits for you.`,
    host: "Host",
    where: "Meet at",
    bring: "Bring",
    wear: "Wear",
    goodToKnow: "Good to know",
    clearance: "You need",
    valid: "Valid today",
    validThen: "Valid on the day",
    missing: "None on your record: please ask a coordinator",
    ends: (until: string) => `Ends ${until}, too early`,
    withYou: "With you",
    others: (count: number) => (count === 0 ? "Nobody else" : count === 1 ? "1 other" : `${count} others`),
    aim: "Your aim",
    quoted: (aim: string) => `“${aim}”`,
    noAim: "None written. Your host will ask.",
  },
  late: {
    title: "How late will you be?",
    minutes: "After the start",
    by: (count: number) => minutes(count),
    note: "A word to your host",
    noteHint: "Where you are, or what to do without you",
    press: "Tell the host",
    doing: "Telling …",
    done: (host: string) => `${host} has been told. Please take care on the way.`,
    keep: "Back to the day card",
  },
  host: {
    title: (count: number) =>
      count === 0 ? "Nobody is booked" : count === 1 ? "You host one person" : `You host ${count} people`,
    today: (count: number) =>
      count === 0
        ? "Today nobody is booked"
        : count === 1
          ? "Today you host one person"
          : `Today you host ${count} people`,
    closed: "This session is closed",
    /** "Closed by Tomás Iturralde Echeverría, today, 16:20. Thank you for hosting." */
    closedBy: (at: string) => `Closed by {0}, ${at}. Thank you for hosting.`,
    cancelled: "This session is cancelled",
    cancelledText: "Nothing is left to do here.",
    print: "Print the day sheet",
    who: "Who comes",
    nobodyCame: "Nobody was booked.",
    nobody: "Nobody is booked. Somebody who comes all the same can be added.",
    here: (count: number, of: number) => `${count} of ${of} here`,
    checkIn: "Check in",
    isHere: "Here",
    checkedIn: (name: string) => `${name} is here.`,
    unchecked: (name: string) => `${name} is not here.`,
    checkInFrom: (at: string) => `You can check people in from ${at} on.`,
    noAim: "No aim given. Ask at the welcome.",
    quoted: (aim: string) => `“${aim}”`,
    valid: "Clearance valid",
    missing: (kinds: string) => `Not on record: ${kinds}`,
    late: (count: number) => `Running ${minutes(count)} late`,
    lateWith: (count: number, note: string) => `Running ${minutes(count)} late: “${note}”`,
    needs: (needs: string) => `${needs} (shared with you)`,
    walkIn: "Came without a booking",
    sayOutcome: "Say what happened",
    sayOf: (name: string) => `Say what happened: ${name}`,
    correct: "Correct",
    correctOf: (name: string) => `Correct what was said of ${name}`,
    unsaid: "Nothing said yet",
    somebodyElse: "Somebody else came",
    session: "The session",
    parts: { opening: "Opening", running: "Running", closing: "Closing" } satisfies Record<CheckPart, string>,
    partOf: (done: number, of: number) => `${done} of ${of}`,
    noSteps: "The plan’s checklist has no step here.",
    /** "Tomás Iturralde Echeverría, today, 13:40" */
    doneBy: (at: string) => `{0}, ${at}`,
    toTick: "Tick off",
    ticked: "Done",
    tickedSaid: "Ticked off.",
    untickedSaid: "No longer ticked.",
    close: "Close the session",
    closeFrom: (at: string) => `Possible from ${at}.`,
    openStill: "A session is not finished until it is closed.",
    toSay: (count: number) =>
      count === 1
        ? "One person is not marked yet; you will be asked whether they came."
        : `${count} people are not marked yet; you will be asked whether they came.`,
    sheet: (moment: string, place: string) =>
      `Understudy day sheet, printed ${moment}, ${place} time. Contains names: shred after use.`,
  },
  outcome: {
    title: (name: string) => `What happened with ${name}?`,
    stands: (said: string, by: string) =>
      `${by} said: ${said}. What you say now replaces it; both stay in the timeline.`,
    standsAlone: (said: string) => `It says: ${said}. What you say now replaces it; both stay in the timeline.`,
    choose: "What happened",
    notes: {
      attended: "From beginning to end, or nearly",
      partly: "Came late, left early, or saw a part",
      "no-show": "Did not come, and nobody called",
      recalled: "The own team needed the person back",
      "host-absent": "The person came and nobody received them",
      "stand-in": "Somebody else of yours hosted",
      "not-held": "The session did not take place",
    },
    press: "Say so",
    doing: "Writing it down …",
    done: (name: string, said: string) => `${name}: ${said}.`,
    keep: "Back to the day",
    notBooked: "This place is not booked any more, so there is nothing to say of it.",
    notYet: "This can be said once the session has begun.",
  },
  walkIn: {
    title: "Somebody else came",
    text: "Add somebody who is here and did not book. The rules run as for anybody, and a place must be free.",
    left: (count: number) =>
      count === 0 ? "No place is left." : count === 1 ? "One place is left." : `${count} places are left.`,
    search: "Who came? Name or staff number",
    find: "Look",
    nobody: "Nobody of this name is on the staff list. Try the family name, or fewer letters.",
    choose: "Choose one",
    aim: "What do they hope to learn?",
    aimHint: "Ask at the welcome",
    press: "Add and check in",
    doing: "Adding …",
    done: (name: string) => `${name} is on the list and checked in.`,
    keep: "Back to the day",
  },
  closing: {
    title: (title: string) => `Close “${title}”?`,
    text: "After that the check-ins and the list stay as they are. What happened can still be corrected, and stays in the timeline.",
    allSaid: "Of everybody it is said what happened.",
    empty: (count: number) =>
      count === 1
        ? "Of one person nobody has said yet what happened:"
        : `Of ${count} people nobody has said yet what happened:`,
    of: (name: string) => `What happened: ${name}`,
    notSaid: "I do not know",
    wasHere: "Was checked in",
    notHere: "Was not checked in",
    steps: (count: number) =>
      count === 1 ? "One step of the list is not ticked." : `${count} steps of the list are not ticked.`,
    press: "Close the session",
    doing: "Closing …",
    done: "The session is closed. Thank you for hosting.",
    keep: "Not yet",
  },
  /** On the pages that lead here. */
  hosting: {
    title: "Today",
    open: "Open the day",
    unclosed: "Not closed yet",
    closed: "Closed",
    youHost: "You host today",
    note: (here: number, of: number) => `${here} of ${of} here`,
  },
  needs: {
    title: "What you need to come along",
    text: "A step-free way, somebody who signs, a quiet room: hosts prepare it if they know. Nobody sees it unless you say so.",
    field: "In your own words",
    share: "Show it to the hosts of sessions I am booked on",
    press: "Save",
    doing: "Saving …",
    shared: "Saved. Hosts of sessions you are booked on see it.",
    kept: "Saved. Nobody but you sees it.",
  },
};

const name = (f: Facts): string => say(f.name);

export const dayRefusals = {
  "not-coming": (f: Facts) => {
    const state = words.states[f.state as keyof typeof words.states] ?? say(f.state);
    return `This place is not booked any more: ${state}. Please open the page again.`;
  },
  "day-not-yet": (f: Facts) => `It is too early for this: it works from ${say(f.at)}.`,
  "day-over": () => "This session is over. Its host can still say what happened.",
  "day-closed": () => "This session is closed: check-ins and the list stay as they are.",
  "day-not-begun": (f: Facts) => `This can be said once the session has begun, at ${say(f.at)}.`,
  "already-here": () => "You are checked in already, so your host knows. If that was a mistake, take it back first.",
  "outcome-said": (f: Facts) =>
    f.own
      ? `You have said this already: ${outcome(f.outcome)}. If that is not right, please correct it.`
      : f.by
        ? `${say(f.by)} was faster and said: ${outcome(f.outcome)}. If that is not right, please correct it.`
        : `Somebody was faster and said: ${outcome(f.outcome)}. If that is not right, please correct it.`,
  "close-not-yet": (f: Facts) => `This session can be closed from ${say(f.at)} on. Until then it goes on.`,
  "closed-already": (f: Facts) =>
    f.by ? `${say(f.by)} has closed this session already. Thank you.` : "Somebody has closed this session already.",
  "door-own-department": (f: Facts) =>
    `${name(f)} works in this department, and sessions are for the others. Nobody was added.`,
  "door-clearance-missing": (f: Facts) =>
    `${name(f)} needs “${say(f.kind)}” for this session and none is on record. Please do not take them along; a coordinator adds it once they hold it.`,
  "door-clearance-ends": (f: Facts) =>
    `The “${say(f.kind)}” of ${name(f)} ends on ${say(f.until)}, before this session does. Please do not take them along.`,
  "door-overlap": (f: Facts) =>
    `${name(f)} has a place on “${say(f.title)}” at this time. They give that one back first, then you can add them.`,
  "door-cap-reached": (f: Facts) =>
    `The team of ${name(f)} lets ${say(f.most)} be away at once, and that many are away. Please send them back with our thanks for coming.`,
  "door-staffing-reached": (f: Facts) =>
    `The team of ${name(f)} needs at least ${say(f.least)} people at work now. Please send them back with our thanks for coming.`,
  "door-day-protected": (f: Facts) =>
    `The team of ${name(f)} keeps everybody on ${say(f.day)}. Please send them back with our thanks for coming.`,
  "door-already-booked": (f: Facts) => {
    const state = words.states[f.state as keyof typeof words.states] ?? say(f.state);
    return f.state === "booked"
      ? `${name(f)} is on your list already. Please check them in there.`
      : `${name(f)} has asked for a place here already: ${state}. That has to be answered first.`;
  },
  "release-missing": (f: Facts) =>
    `${say(f.team)} decides who may be away, and nobody has released ${name(f)}. Please call ${say(f.deciders) || "a coordinator"}; a coordinator can then add them here.`,
  "door-full": (f: Facts) =>
    `All ${say(f.places)} places are taken, so ${name(f)} cannot be added. Before the start a session can be given more places.`,
  "door-others-wait": (f: Facts) =>
    `${f.waiting === 1 ? "1 person waits" : `${say(f.waiting)} people wait`} for a place here, and nobody is overtaken. ${name(f)} was not added.`,
};
