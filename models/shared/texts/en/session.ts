import { say, type Facts } from "../facts.ts";
/** Sessions, plans and publishing. Dates arrive as ready words. */

const people = (count: number): string => (count === 1 ? "1 person" : `${count} people`);

export const session = {
  find: "Find a session",
  slots: "Slots",
  seen: "What you will see",
  timesThere: (site: string) => `Times in ${site}, where it takes place.`,
  part: (duration: string, where: string) => (where ? `${duration}, ${where}` : duration),
  before: "Before you come",
  bring: "Bring",
  wear: "Wear",
  goodToKnow: "Good to know",
  hold: "Hold on that day",
  validUntil: (day: string) => `Yours is valid until ${day}`,
  endsBefore: (day: string) => `Yours ends on ${day}, before this session`,
  notHeld: "None is on your record",
  promise: "What they promise",
  promised: (department: string, hours: number) =>
    `${department} answers within ${hours === 1 ? "1 working hour" : `${hours} working hours`} and holds what it has published. If they cancel, you hear it at once and are first for the next date.`,
  otherDates: "Other dates",
  otherDate: (site: string, places: string) => `${site} · ${places}`,
  waitingAlready: (count: number, left: number) =>
    left > 0
      ? `${count === 1 ? "1 waits" : `${count} wait`} already`
      : `Full, ${count === 1 ? "1 is" : `${count} are`} waiting`,

  can: {
    book: "You can book",
    request: "You can ask for a place",
    wait: "Every place is taken",
    /** A place is free, but not for those before. */
    waitBehind: "Others wait already",
    over: "This session is over",
    begun: "This session has begun",
    cancelled: "Cancelled by the host",
  },
  cap: (away: number, atOnce: number) =>
    `Your team lets ${people(atOnce)} be away at once; ${away === 0 ? "nobody is" : away === 1 ? "1 is" : `${away} are`} away then.`,
  behind: "A free place goes to who waits first, once nothing keeps them from it.",
  place: (ordinal: string) => `You would be ${ordinal}.`,
  aim: "What do you hope to learn?",
  aimHint: "Your host reads this and plans for it.",
  leaveClashing: "Leave this list by itself once I get another place at that time",
  press: { book: "Book this place", request: "Request this place", wait: "Join the waiting list" },
  pressNoRoom: "Join the line until the team has room",
  /** The home team has nobody to spare at that time. */
  noRoom: {
    cap: (most: number) => `Your team lets ${people(most)} be away at once, and that many are away then.`,
    staffing: (least: number) => `Your team needs at least ${people(least)} at work then.`,
    then: "A freed place can be offered to you only once your team has room; until then it goes to those behind you, and you keep your place in the line.",
  },
  doing: { book: "Booking …", request: "Requesting …", wait: "Joining …" },
  follows: {
    book: (until: string) => `You are booked at once. You can give the place back until ${until}.`,
    request: (who: string, until: string) =>
      `The place is held for you. ${who} is asked and has until ${until} to answer.`,
    wait: (ordinal: string) =>
      `You would be ${ordinal}. A freed place is offered to one person at a time and held while they decide; leaving the list costs nothing.`,
  },
  then: {
    title: "What happens then",
    book: "You book",
    request: "You request",
    wait: "You join the waiting list",
    waitNote: (ordinal: string) => `as ${ordinal}`,
    released: (who: string) => `${who} answers`,
    by: (until: string) => `by ${until}`,
    onceTaken: "once you have taken it; the place stays held",
    offered: "A place comes free",
    offeredNote: "It is offered to you and held while you decide",
    invitation: "Invitation in your calendar",
    feed: "In the calendar that subscribes to your address",
    atOnce: "at once",
    visit: "The visit",
    visitNote: (day: string, until: string) => `${day}. Give the place back freely until ${until}`,
  },
  open: "Open your booking",
  ask: {
    book: "Book a place?",
    request: "Ask for a place?",
    wait: "Join the waiting list?",
    refused: "This cannot be booked now",
    mine: "You have this one already",
  },
  backTo: "Back to the session",

  host: {
    title: "Your session",
    change: "Change",
    left: (name: string) => `${name} has left. Please name another host, or cancel the session in good time.`,
    nameAnother: "Name another host",
    cancel: "Cancel the session",
    coming: (count: number) =>
      count === 0 ? "Nobody has booked yet" : `${people(count)} ${count === 1 ? "comes" : "come"}`,
    asking: (count: number) => (count === 1 ? "1 asks" : `${count} ask`),
    offered: (count: number) => (count === 1 ? "1 place is offered" : `${count} places are offered`),
    held: (count: number) => (count === 1 ? "1 place is held for a team" : `${count} places are held for teams`),
    guests: "Who comes",
    noGuests: "Nobody has asked for a place yet. It is open to everybody whom its rules let in.",
    noGuestsNow: "Nobody has a place at the moment.",
    givenBack: "Gave their place back",
    when: "When",
    why: "Why",
    noWhy: "No reason was written.",
    noAim: "No aim was written.",
    minimum: (count: number) => `At least ${people(count)} should come.`,
    asked: "The host decides on each visitor.",
    answer: "Answer",
    open: "Open",
    person: "Who",
    state: "State",
    aim: "Hopes to learn",
  },

  change: {
    title: (title: string) => `Change “${title}”`,
    lead: "Everybody keeps the place. Who holds one is told what changed, and may leave without the cut-off.",
    places: "Places",
    placesHint: (taken: number) =>
      taken === 0
        ? "Nobody holds one yet."
        : taken === 1
          ? "1 person holds a place."
          : `${people(taken)} hold a place.`,
    meetingPoint: "Meeting point",
    host: "Host",
    look: "See what happens",
    press: "Change the session",
    doing: "Changing …",
    back: "Change something else",
    effects: "What happens to each person",
    nobody: "Nobody is in it: nobody has to be told.",
    told: "Keeps the place, gets a letter, and the calendar follows",
    toldSoft: "Keeps the state, and gets a letter",
    silent: "Nothing changes for them",
    offeredUntil: (until: string) => `Is offered a place, held until ${until}`,
    passedBy: (kept: string) => `${kept}. A free place passes them by, since they cannot take it then; they read why`,
    missing: (kind: string) => `“${kind}” is not valid at the new time`,
    noMail: "No mail address is known: please tell them, too",
    held: (count: number, team: string, until: string) =>
      `${count === 1 ? "One place" : `${count} places`} held for ${team} without names can be named until ${until}.`,
    offered: (count: number) =>
      `${count === 1 ? "One freed place goes" : `${count} freed places go`} to those who wait, first in line first.`,
    same: "Nothing would change. Change something, or go back.",
    done: "The session was changed. Everybody in it has been told.",
    doneQuietly: "The session was changed.",
    sure: "Is this what should happen?",
    when: "When",
    then: "What happens",
    clash: (title: string) => `Is with “${title}” at the new time`,
    looking: "One moment …",
    toSession: "To the session",
  },

  cancellation: {
    title: (title: string) => `Cancel “${title}”?`,
    told: (count: number) =>
      count === 0
        ? "Nobody is in it. It disappears from every list."
        : `${people(count)} ${count === 1 ? "is" : "are"} told at once, with your apology, other dates, and the first call on the next one.`,
    effects: {
      booked: "Loses the place and is told; the calendar entry is cancelled; is first for the next date of this plan",
      requested: "The request ends and nobody need answer it; is told, and is first for the next date of this plan",
      offered: "The offer ends; is told, and is first for the next date of this plan",
      waiting: "Leaves the waiting list and is told; is first for the next date of this plan",
    },
    dates: (days: string) => `Other dates that fit them: ${days}`,
    noDate: "No other date of yours fits them now",
    held: (count: number, team: string) =>
      `${count === 1 ? "One place" : `${count} places`} held for ${team} without names ${count === 1 ? "ends" : "end"} with it.`,
    alternatives: "Other dates; each is told those that fit",
    noAlternatives: "None of yours has a free place now. Publishing another date first would help.",
    reason: "Why?",
    reasonHint: "Everybody who is told reads it.",
    press: "Cancel the session",
    doing: "Cancelling …",
    keep: "Keep it",
    done: "The session was cancelled, and everybody in it was told.",
    already: "This session was cancelled already",
    over: "This session is over",
    overText: "It can no longer be cancelled.",
    because: (reason: string) => `“${reason}”`,
  },
};

export const sessionRefusals = {
  "minimum-over-places": (f: Facts) => `The least number cannot be more than the ${say(f.places)} places`,
  "agenda-over-length": (f: Facts) =>
    `Its parts take ${say(f.planned)} minutes, and the visit only ${say(f.minutes)}. Please shorten one, or make the visit longer.`,
  "starts-in-the-past": () => "This time is over. Please take a later date.",
  "too-far-ahead": (f: Facts) => `Please take a date within ${say(f.days)} days from today`,
  "not-a-host": (f: Facts) => `Please choose one of the hosts of ${say(f.department)}`,
  "no-such-time": (f: Facts) =>
    `This time does not exist on that day, because the clocks go forward. Take ${say(f.before)} or ${say(f.after)}.`,
  "time-twice": () => "This time comes twice on that day, because the clocks go back. Please say which one you mean.",
  "people-changed": () =>
    "Somebody came or went since you opened this page. Please look again at what happens to whom, then press again.",
  "until-before-from": () => "The last day comes before the first. Please turn them round.",
  "pattern-too-long": (f: Facts) =>
    `This makes more than ${say(f.most)} dates. Please end it sooner; you can publish the rest later.`,
  "pattern-empty": () => "No date falls on these weekdays. Please choose other weekdays or a longer time.",
};
