import { times } from "./times.ts";
import { words } from "./words.ts";

/** What letters say. The subject and the heading begin with the state; facts come in already written for the reader:
 *  `when` is "Tue 8 Dec, 13:00 in Valdemora", `until` is "Friday 4 December, 12:00 your time". A sentence with a link
 *  in it is three strings: before, the link's words, after. */
type Linked = readonly [before: string, link: string, after: string];
/** "the place", "the 2 places". */
const heldPlaces = (places: number): string => (places === 1 ? "the place" : `the ${places} places`);
const linked = (...parts: Linked): Linked => parts;

interface About {
  title: string;
  when: string;
}

export const letters = {
  dear: (name: string) => `Dear ${name},`,
  span: (from: string, to: string) => `${from} to ${to}`,
  to: (end: string, site: string) => `to ${end} in ${site}`,
  yourTime: (site: string) => `your time, ${site}`,
  when: (day: string, clock: string, site: string) => `${day}, ${clock} in ${site}`,
  at: (day: string, clock: string) => `${day}, ${clock}`,
  atYourTime: (day: string, clock: string) => `${day}, ${clock} your time`,
  withTravel: (span: string) => `${span}, with travel`,
  kindAndLength: (kind: string, length: string) => `${kind}, ${length}`,
  quoted: (words: string) => `“${words}”`,
  terms: {
    where: "Where",
    host: "Host",
    bring: "Bring",
    wear: "Wear",
    goodToKnow: "Good to know",
    yourAim: "Your aim",
    aim: "Aim",
    was: "Was",
    reason: "Reason",
    line: "Your place in line",
    until: "Until",
    answerBy: "Answer by",
    who: "Who",
    away: "Away",
    note: "In their words",
    visit: "Visit",
  },
  aimRead: (aim: string) => `“${aim}” Your host reads it before you come.`,
  inLine: (place: number, of: number | undefined) => (of === undefined ? `${place}` : `${place} of ${of}`),
  hostOf: (host: string, department: string) => `${host}, ${department}`,
  alternatives: "You could come to one of these instead:",
  suggested: (by: string) => `${by} suggests the first of these instead:`,
  suggestedOne: (by: string) => `${by} suggests this one instead:`,
  bookSuggested: "Book the suggested date",
  accept: "Please accept the attached invitation and it stays right in your calendar, also if the session moves.",
  acceptUpdate: "Please accept the updated invitation, and your calendar is right again.",
  removed: "The attached message takes the session out of your calendar.",
  giveBack: linked(
    "If your plans change, please ",
    "give the place back",
    ". Somebody else will be glad of it. Thank you.",
  ),
  giveBackUntil: (until: string) =>
    linked(
      "If your plans change, ",
      "give the place back",
      ` until ${until}. Somebody else will be glad of it. Thank you.`,
    ),
  withdraw: linked("If you no longer want it, please ", "withdraw", ". Somebody else will be glad of it. Thank you."),
  noMark: "It does not count against you.",
  onlyTheButton: "The link opens a page. Nothing is decided until you press a button there.",
  findAnother: "Find another session",
  seeSession: "See the session",
  seeBooking: "See your booking",
  gone: (person: string) => `${person} has left`,
  left: "you are no longer on the staff list, so this ends. Thank you, and all the best.",
  why: {
    booked: (organisation: string) => `${organisation} sends this because you have a place on this session.`,
    asked: (organisation: string) => `${organisation} sends this because you asked for a place on this session.`,
    waiting: (organisation: string) => `${organisation} sends this because you waited for a place on this session.`,
    decides: (organisation: string) => `${organisation} sends this because you decide for your team.`,
    leads: (organisation: string) => `${organisation} sends this because you decide for the department.`,
    held: (organisation: string) => `${organisation} sends this because you held places for your team.`,
    hosts: (organisation: string) => `${organisation} sends this because you host these sessions.`,
    follows: (organisation: string) =>
      `${organisation} sends this because you asked to hear of new dates, at most once a day.`,
    hostsHere: (organisation: string) => `${organisation} sends this because you host for this department.`,
    suggested: (organisation: string) => `${organisation} sends this because you suggested a date.`,
    round: (organisation: string) => `${organisation} sends this because you may take part in this round.`,
    wished: (organisation: string) => `${organisation} sends this because you wished for a place in this round.`,
    tookPart: (organisation: string) =>
      `${organisation} sends this because you took part in this visit or released for it.`,
    thanked: (organisation: string) => `${organisation} sends this because you hosted this visit.`,
    remarked: (organisation: string) => `${organisation} sends this because you made the remark after a visit.`,
    owns: (organisation: string) => `${organisation} sends this because you lead the department that owns it.`,
    coordinates: (organisation: string) => `${organisation} sends this because you coordinate.`,
    signIn: (organisation: string) =>
      `${organisation} sends this because somebody asked for a sign-in link for this address.`,
    address: (organisation: string) =>
      `${organisation} sends this because this address was given as that of somebody who works there.`,
  },
  questions: (name: string) => linked("Questions go to ", name, ", your coordinator."),

  "sign-in": {
    subject: (organisation: string) => `Your link to sign in to ${organisation}`,
    heading: "Sign in",
    lead: (until: string) => `this link signs you in once. It works until ${until}.`,
    button: "Open the sign-in page",
    ignore: "If you did not ask for it, leave it alone: without it nobody signs in with your address.",
  },
  address: {
    subject: (organisation: string) => `Is this your address? ${organisation}`,
    heading: "Is this your address?",
    lead: (until: string) => `please open the link to say that this address is yours. It works until ${until}.`,
    button: "Yes, it is mine",
    ignore: "If you did not ask for it, leave it alone: nothing changes without it.",
  },
  "address-changed": {
    subject: (organisation: string) => `Your address has changed: ${organisation}`,
    heading: "Your address has changed",
    lead: "invitations and sign-in links go to another address from now on.",
    button: "Look at your account",
    ignore: "If that was not you, please tell a coordinator at once.",
  },
  booked: {
    subject: ({ title, when }: About) => `Booked: ${title}, ${when}`,
    heading: "You are booked",
    lead: "the place is yours.",
    givenBy: (name: string) => `${name} gave you this place.`,
    released: (by: string) => `${by} released you.`,
    fromRound: (round: string, rank: number) =>
      rank === 1
        ? `the round “${round}” gave you this place. It was your first wish.`
        : `the round “${round}” gave you this place. It was your ${times.ordinal(rank)} wish.`,
  },
  "session-changed": {
    subject: ({ title, when }: About) => `Changed: ${title}, now ${when}`,
    subjectElsewhere: ({ title, when }: About, meetingPoint: string) =>
      `Changed: ${title}, ${when}, now at ${meetingPoint}`,
    heading: "Your session has changed",
    lead: (host: string) => `${host} changed when or where you meet. Your place is kept.`,
    leadNotFirm: (host: string) => `${host} changed when or where you would meet. Your request stands as it was.`,
    leave: linked("If it no longer suits you, you can ", "give the place back", " at any time before it starts."),
  },
  "booking-cancelled": {
    subject: ({ title, when }: About) => `Cancelled: ${title}, ${when}`,
    heading: "Your place is given back",
    headingByOther: "Your booking is cancelled",
    lead: "thank you for giving the place back in time for somebody else.",
    headingGiven: "Your place is given on",
    leadGiven: (name: string) => `thank you for giving your place to ${name}, who hears of it by a letter, too.`,
    leadByOther: (by: string) => `${by} cancelled it.`,
  },
  "session-cancelled": {
    subject: ({ title, when }: About) => `We are sorry: ${title}, ${when}, is cancelled`,
    heading: "We are sorry: the session is cancelled",
    lead: (department: string) => `${department} cannot hold this session. Please accept our apology.`,
    firstCall: "You are first in line for the next one of its kind.",
  },
  "not-held": {
    subject: ({ title, when }: About) => `We are sorry: ${title}, ${when}, did not take place`,
    heading: "We are sorry: you came for nothing",
    lead: (department: string) =>
      `you kept your side, and ${department} could not host you. Please accept our apology, and thank you for coming.`,
    firstCall: "You are first in line for the next one of its kind.",
  },
  "reservation-cancelled": {
    subject: (places: number, { title, when }: About) =>
      `We are sorry: ${title}, ${when}, is cancelled, and ${heldPlaces(places)} you held`,
    heading: "We are sorry: the session is cancelled",
    lead: (department: string, places: number, team: string) =>
      `${department} cannot hold this session, so ${heldPlaces(places)} you held for ${team} cannot be named any more. Please accept our apology.`,
    named: "Whoever was named already has been told.",
  },
  "host-left": {
    subject: (department: string, count: number, { title, when }: About) =>
      count === 1
        ? `Please name a host: ${title}, ${when}`
        : `Please name another host for ${count} sessions of ${department}`,
    heading: "A host is missing",
    lead: (person: string, department: string, count: number) =>
      count === 1
        ? `${person} has left and was to host this session of ${department}. Please name another host, or cancel it in good time.`
        : `${person} has left and was to host ${count} sessions of ${department}; this is the next. Please name another host, or cancel them in good time.`,
    button: "Name another host",
    told: "Everybody who comes is told of the new host.",
    others: (count: number) =>
      `The ${count === 1 ? "other one stands" : `other ${count} stand`} in your slots, marked. Everybody who comes is told of the new host.`,
  },
  requested: {
    subject: ({ title, when }: About) => `Requested: ${title}, ${when}`,
    heading: "You asked for a place",
    lead: "the place is held for you until it is decided.",
    leadUntil: (until: string) => `the place is held for you. You hear by ${until}.`,
    headingGiven: "A place is held for you",
    leadGiven: (name: string, until: string | undefined) =>
      until
        ? `${name} gives you this place, and your team is asked. You hear by ${until}.`
        : `${name} gives you this place, and your team is asked.`,
  },
  late: {
    subject: (person: string, minutes: number, { title, when }: About) =>
      `${person} is ${minutes} min late: ${title}, ${when}`,
    heading: (person: string) => `${person} is late`,
    lead: (person: string, minutes: number) =>
      `${person} is on the way and expects to be ${minutes} minutes late. Please begin without them if you must.`,
    button: "Open the day",
  },
  "release-asked": {
    subject: (person: string, { title, when }: About) => `Please decide: ${person} for ${title}, ${when}`,
    heading: (person: string) => `May ${person} come?`,
    headingHome: (person: string) => `May ${person} be away?`,
    lead: (person: string, department: string) => `${person} asks to spend this time with ${department}.`,
    button: "See and decide",
  },
  "release-reminder": {
    subject: (person: string, { title, when }: About) => `Still to decide: ${person} for ${title}, ${when}`,
    heading: (person: string) => `${person} waits for your answer`,
    lead: (person: string) => `a place is held for ${person}, and somebody else may be waiting behind.`,
    button: "See and decide",
  },
  declined: {
    subject: ({ title, when }: About) => `Declined: ${title}, ${when}`,
    heading: "Not this time",
    lead: "your request was declined.",
    leadByOther: (by: string) => `${by} declined your request.`,
  },
  "request-lapsed": {
    subject: ({ title, when }: About) => `Lapsed: ${title}, ${when}`,
    heading: "Your request has lapsed",
    lead: "nobody answered in time, so the place could not be held any longer. We are sorry.",
  },
  waiting: {
    subject: ({ title, when }: About) => `Waiting: ${title}, ${when}`,
    heading: "You are on the waiting list",
    lead: "no place is free for you at the moment. You have none yet, so please plan as usual.",
    next: "When a place is free and you are first in line, it is held for you and you are asked.",
  },
  "waiting-lapsed": {
    subject: ({ title, when }: About) => `Waiting list closed: ${title}, ${when}`,
    heading: "The waiting list is closed",
    lead: "no place became free for you in time. We are sorry.",
  },
  withdrawn: {
    subject: ({ title, when }: About) => `Withdrawn: ${title}, ${when}`,
    heading: "Your request is withdrawn",
    lead: "you no longer ask for a place on this session.",
    headingLetGo: "You let the place go",
    leadLetGo: "thank you for letting the place go in time for somebody else.",
    leadByOther: (by: string) => `${by} withdrew it.`,
    leadBecause: (title: string) =>
      `you have a place on “${title}” at that time now, so you no longer wait for this one.`,
  },
  offered: {
    subject: ({ title, when }: About) => `A place for you: ${title}, ${when}`,
    heading: "A place is free for you",
    lead: (until: string) => `a place is held for you until ${until}. After that the next in line is asked.`,
    leadOpen: "a place is held for you for a time. After that the next in line is asked.",
    button: "Answer the offer",
    letGo: "If you cannot come, please let it go; the next in line hears at once. Thank you.",
  },
  "offer-lapsed": {
    subject: ({ title, when }: About) => `Lapsed: the place on ${title}, ${when}`,
    heading: "The offer has lapsed",
    lead: "the time to answer has passed, and the place is no longer held for you.",
  },
  moved: {
    subject: ({ title, when }: About) => `Moved: no longer ${title}, ${when}`,
    heading: "Your booking has moved",
    lead: "you exchanged this date for another. The new one has a letter of its own.",
  },
  "host-digest": {
    subject: (count: number) => (count === 1 ? "Your sessions: 1 change" : `Your sessions: ${count} changes`),
    heading: "What changed in your sessions",
    lead: "this is what happened since the last letter.",
    button: "See your slots",
    changes: {
      booked: (person: string) => `${person} comes`,
      requested: (person: string) => `${person} asks to come`,
      cancelled: (person: string) => `${person} does not come`,
      moved: (person: string) => `${person} took another date`,
    },
  },

  "new-dates": {
    subject: (count: number, departments: string) =>
      count === 1 ? `New: one date that fits you, ${departments}` : `New: ${count} dates that fit you, ${departments}`,
    heading: (count: number) => (count === 1 ? "A new date that fits you" : "New dates that fit you"),
    lead: (count: number) =>
      count === 1
        ? "this was published since you heard last, and you can ask for a place."
        : "these were published since you heard last, and you can ask for a place.",
    of: (department: string) => `: ${department}, `,
    opens: (when: string) => `. Booking opens ${when}.`,
    more: (count: number) =>
      count === 1 ? "One more stands among the sessions." : `${count} more stand among the sessions.`,
    button: "Find a session",
    first: "Places go to whoever asks first; where none is left you can wait in line.",
    stop: linked("Enough? ", "Choose what you hear of, or nothing more", "."),
  },

  "date-asked": {
    subject: (person: string, { title, when }: About) => `A date is suggested: ${person} for ${title}, ${when}`,
    heading: "Somebody suggests a date",
    lead: (person: string, department: string) =>
      `${person} would like to visit ${department} and suggests a date. Please publish one, or say why not.`,
    anyVisit: "any visit",
    asked: "Suggested",
    button: "Look and answer",
  },
  "date-published": {
    subject: ({ title, when }: About) => `Published for you: ${title}, ${when}`,
    heading: "A date for your suggestion",
    lead: (by: string) => `you suggested a date, and ${by} has published this one.`,
    next: "Nothing is booked yet: please ask for a place, others may do so, too.",
    button: "Ask for a place",
  },
  "date-declined": {
    subject: ({ title, when }: About) => `No date: ${title}, ${when}`,
    heading: "The date does not suit",
    headingLapsed: "Nobody answered in time",
    lead: (by: string, department: string) => `thank you for suggesting a date. ${by} of ${department} has answered.`,
    lapsed: (department: string) =>
      `you suggested a date to ${department}, and it came before anybody there answered. We are sorry.`,
    next: "You can suggest another date on the page of the department.",
    button: "See the department",
  },

  "round-opened": {
    subject: (round: string, until: string) => `Your wishes, please: ${round}, until ${until}`,
    heading: "A round is open for you",
    lead: (round: string, first: string, last: string) =>
      `the round “${round}” gives out places on sessions from ${first} to ${last}. Please rank up to six wishes: sessions or departments you would like to see.`,
    until: (until: string) =>
      `Wishes are taken until ${until}. Until then you can change them as often as you like; coming early brings no advantage.`,
    button: "Rank your wishes",
  },
  "round-unplaced": {
    subject: (round: string) => `No place this time: ${round}`,
    heading: "No place this time",
    lead: (round: string) =>
      `the round “${round}” had no place for you. We are sorry, and thank you for wishing. Below is why, wish by wish.`,
    wish: (rank: number, title: string) => `${times.ordinal(rank)}: ${title}`,
    alternatives: "These are free for you now:",
    next: "In the next round you come before those who got a place in this one.",
  },
  "round-withdrawn": {
    subject: (round: string) => `Withdrawn: ${round}`,
    heading: "The round will not be matched",
    lead: (round: string) =>
      `the round “${round}” was withdrawn before places were given out. We are sorry. Your wishes are no longer used.`,
  },

  /** In calendar entries. */
  calendar: {
    name: (person: string) => `${person}, Understudy`,
    time: (span: string, site: string) => `${span}, clocks in ${site}`,
    line: (term: string, text: string) => `${term}: ${text}`,
    cancelled: (title: string) => `Cancelled: ${title}`,
    where: "Meet at",
    host: "Host",
    bring: "Bring",
    wear: "Wear",
    goodToKnow: "Good to know",
    more: (url: string) => `More, and how to give the place back: ${url}`,
    ended: (url: string) => `What happened, and other dates: ${url}`,
  },
  kind: words.kinds,
  "reflection-asked": {
    subject: ({ title, when }: About) => `How was it? ${title}, ${when}`,
    reminder: ({ title, when }: About) => `A friendly reminder, how was it? ${title}, ${when}`,
    heading: "How was it?",
    lead: {
      shadow: "thank you for your visit. Please take two minutes to say what you took away.",
      host: (person: string, others: number) =>
        others === 0
          ? `thank you for hosting ${person}. Please take two minutes to say how it was.`
          : `thank you for hosting ${person} and ${others === 1 ? "one more visitor" : `${others} more visitors`}. Please take two minutes for each to say how it was.`,
      supervisor: (person: string) =>
        `thank you for releasing ${person}. Please take two minutes to say what came of it.`,
    },
    preheader: "Two minutes, on a phone if you like.",
    button: "Say how it was",
    next: "You can save it and go on later. Coordinators read it, and you hear if something comes of it.",
    quiet: "If you have nothing to say, leave it: you are reminded twice at most.",
  },
  thanks: {
    subject: (person: string, { title, when }: About) => `Thanks from ${person}: ${title}, ${when}`,
    heading: (person: string) => `${person} thanks you`,
    lead: (words: string) => `this is for you: “${words}”`,
    button: "Your thanks",
    next: "You decide on that page whether everybody may read it.",
  },
  improvement: {
    opened: (title: string) => `You said it, we take it up: ${title}`,
    openedHeading: "Your remark became an improvement",
    openedLead: (session: string) =>
      `thank you for what you wrote after “${session}”. It is worth doing something about.`,
    owned: (title: string) => `An improvement for your department: ${title}`,
    ownedHeading: (department: string) => `An improvement for ${department}`,
    ownedLead: (session: string) => `a remark after “${session}” became an improvement that is yours to decide on.`,
    news: (state: string, title: string) => `You said, we did: ${title} (${state})`,
    newsHeading: (state: string) => `You said, we did: ${state}`,
    newsLead: (by: string) => `${by} has news of what you suggested.`,
    what: "What",
    why: "Why",
    owner: "Owner",
    due: "Due",
    said: "In their words",
    button: "See the improvement",
    next: "You hear again when it moves. Thank you.",
    please: "Please say on its page how far it is: the author hears each time. Thank you.",
  },
  "review-waits": {
    subject: (until: string) => `Something waits for a coordinator until ${until}`,
    heading: "Something waits for you",
    lead: (until: string) => `please look at the review pages and answer what is urgent there by ${until}.`,
    button: "Open the review pages",
  },
};
