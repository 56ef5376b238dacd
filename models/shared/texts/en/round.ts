import type { PlacementState, RoundState, WishReason } from "../../vocabulary.ts";
import { say, type Facts } from "../facts.ts";

/** Why a wish brought no place. Read by the person in a letter and by coordinators on the preview: neither is addressed. */
const reasons = {
  full: () => "Every place went to others in this round.",
  "called-off": () => "Too few people could come at that time for it to take place.",
  "team-moment": (f: Facts) =>
    f.most === 1
      ? "One of the home team is away at that time already, the most allowed."
      : `${say(f.most)} of the home team are away at that time already, the most allowed.`,
  "team-staffing": (f: Facts) => `At least ${say(f.least)} of the home team must stay at that time.`,
  "taken-before": () => "All its places are taken.",
  "others-wait": () => "Others were waiting for its next place already.",
  "host-decides": () => "The host decides on each visitor there, outside of rounds.",
  "session-cancelled": () => "The host has cancelled it.",
  "booking-closed": () => "Its booking has closed.",
  "own-department": () => "It is held by the home department.",
  "clearance-missing": (f: Facts) => `A clearance is needed there that is not on record: ${say(f.kind)}.`,
  "clearance-ends": (f: Facts) => `A clearance ends before the session does: ${say(f.kind)}, until ${say(f.until)}.`,
  overlap: (f: Facts) => `It is at the same time as a place held already: ${say(f.title)}.`,
  "day-protected": (f: Facts) =>
    `The home team keeps everybody on ${say(f.day)}${f.reason ? `: “${say(f.reason)}”` : ""}.`,
  "too-many-ahead": (f: Facts) => `${say(f.count)} places are held or awaited already, the most allowed at a time.`,
  "period-full": (f: Facts) =>
    `${say(f.count)} visits are taken or held in that ${f.per === "year" ? "year" : "quarter"} already, the most allowed.`,
  "already-booked": () => "A place on it is held or awaited already.",
  "person-left": () => "Nobody of that name is on the staff list any more.",
  "nothing-there": () => "Nothing was published there on the days of the round.",
  "set-otherwise": () => "The coordinators planned this place otherwise.",
} satisfies Record<WishReason, (facts: Facts) => string>;

/** Several reasons are of several sessions, each true of at least one: never two of the same. */
const oneByOne = (said: readonly string[]): string =>
  said.map((sentence, at) => `${at === 0 ? "Of one date:" : "Of another:"} ${sentence}`).join(" ");

const people = (count: number, said: string) => (count === 1 ? "1 person" : `${said} people`);
const sessions = (count: number, said: string) => (count === 1 ? "1 session" : `${said} sessions`);

/** Rounds: their list, the opening form, a round's page for coordinators, and the page of wishes for everybody else. */
export const round = {
  reasons,
  oneByOne,
  states: {
    open: "Takes wishes",
    closed: "Wishes closed",
    matching: "Being matched",
    matched: "Preview",
    announcing: "Being announced",
    announced: "Announced",
    withdrawn: "Withdrawn",
  } satisfies Record<RoundState, string>,

  list: {
    title: "Rounds",
    lead: "A round collects wishes, gives out places fairly, and is previewed before anybody hears of it.",
    open: "Open a round",
    columns: { name: "Round", days: "Sessions", state: "State", wishes: "Wishes", placed: "Placed" },
    days: (first: string, last: string) => `${first} to ${last}`,
    until: (until: string) => `until ${until}`,
    none: "No round yet",
    noneText:
      "Open one when many people want few places: wishes are collected until a deadline, then places go by waiting time and wish, not by who was quickest.",
  },

  form: {
    title: "Open a round",
    editTitle: (name: string) => `Change ${name}`,
    name: "Name",
    nameHint: "As people read it: “Winter round”.",
    firstDay: "First day of its sessions",
    lastDay: "Last day",
    deadlineDay: "Wishes until, day",
    deadlineClock: "Time",
    deadlineHint: (zone: string) => `Clock of ${zone}.`,
    departments: "Who may take part",
    departmentsHint: "Home departments. None ticked: everybody.",
    seed: "Seed of the draw",
    seedHint: "Settles ties. Left empty, one is drawn. It is shown to everybody from the opening on.",
    tell: "Tell everybody who may take part by mail",
    press: "Open the round",
    pressing: "Opening …",
    save: "Save",
    saving: "Saving …",
    done: (name: string) => `${name} is open. Wishes are taken now.`,
    changed: (name: string) => `${name} is changed.`,
  },

  page: {
    daysLead: (first: string, last: string) => `Sessions from ${first} to ${last}.`,
    openLead: (until: string) => `Takes wishes until ${until}.`,
    closedLead: (until: string) => `Wishes were taken until ${until}.`,
    closedEarly: "Wishes are closed.",
    matchedLead: (at: string, took: string) =>
      `Matched ${at}, in ${took}. Nothing is booked and nobody is told before you announce.`,
    seconds: (seconds: string) => `${seconds}\u00a0s`,
    previewTitle: (name: string) => `${name}, preview`,
    announcedLead: (by: string, at: string) => `${by} announced it ${at}. Everybody has heard.`,
    withdrawnLead: "It was withdrawn before places were given out. Those who had wished were told.",
    matchingTitle: (name: string) => `${name} is being matched`,
    matchingLead:
      "This takes seconds for a few hundred people and minutes for many thousands. The page follows by itself.",
    matchingBar: "Wishes, places and rules are being read and matched",
    announcingTitle: (name: string) => `${name} is being announced`,
    announcingLead: (by: string) =>
      `${by} announced it. Places are booked and letters written a few at a time; should anything interrupt it, it goes on where it stopped.`,
    announcingBar: (done: string, of: string) => `${done} of ${of} people have heard`,
    edit: "Change the round",
    again: "Match again",
    who: "Who may take part",
    everybody: "Everybody",
    seed: "Seed of the draw",
    withdraw: "Withdraw the round",

    wished: "People with wishes",
    wishedHow: (of: number, said: string) => `of ${people(of, said)} who may take part`,
    sessions: "Sessions that take part",
    sessionsHow: "on its days, with a free place, and the host leaves the choice to the round",
    places: "Places nobody holds",
    placesHow: "those taken already, and those others wait for, are not given out",

    close: {
      title: "Wishes are being taken",
      text: (until: string) =>
        `They are closed by themselves ${until}. You may end it earlier and match at once; people who meant to come later then lose their chance.`,
      press: "Close and match",
    },
    match: {
      title: "Ready to be matched",
      text: "Matching makes a preview. It can be repeated; nobody is told, and nothing is booked.",
      press: "Match",
      none: "Nobody has wished for anything. Take wishes again with a later deadline, or withdraw the round.",
    },
  },

  preview: {
    got: "Got a place",
    ofPeople: (of: number, said: string) => `of ${people(of, said)}`,
    gotHow: (share: string, firstCome: string) => `${share}; first come, first served would reach ${firstCome}`,
    gotHowSince: (share: string, firstCome: string) =>
      `${share}; at the preview, first come, first served would have reached ${firstCome}`,
    first: "Got their first wish",
    firstHow: (share: string) => `${share} one of their first three, of all who wished`,
    waited: "Had waited, and got a place",
    ofWaited: (of: string) => `of ${of}`,
    waitedHow: "people an earlier round had nothing for",
    nobodyWaited: "nobody in this round had waited in an earlier one",
    off: "Sessions that will not run",
    ofSessions: (of: string) => `of ${of}`,
    offHow: "too few people for their least number; their hosts decide what becomes of them",
    value: "Value of this plan",
    valueSince: "Value of the preview",
    valueHow: "points as published: rank, waiting and first visits count",
    gap: "No plan can be better by more than",
    gapSince: "No plan could be better than the preview by more than",
    gapHow: (bound: string) => `proven bound ${bound}`,
    shares: "Who got what, by home department",
    department: "Department",
    drawn: "Drawn",
    columns: { first: "1st", secondOrThird: "2–3", other: "other", none: "none", people: "People" },
    legend: { first: "first wish", secondOrThird: "second or third", other: "other wish", none: "none" },
    moreDepartments: (count: number, said: string) =>
      count === 1 ? "One more department has fewer people." : `${said} more departments have fewer people.`,
    people: "Person by person",
    filters: {
      all: (count: string) => `Everybody (${count})`,
      unplaced: (count: string) => `Only those without a place (${count})`,
      waited: "Waited longest",
      changed: (count: string) => `Changed since the preview (${count})`,
    },
    pages: "Pages of people",
    person: "Person",
    gotColumn: "Got",
    wish: "Wish",
    why: "Why",
    noPlace: "No place",
    named: (count: number) => `${count} named`,
    waitedRounds: (count: number) => (count === 1 ? "waited 1 round" : `waited ${count} rounds`),
    answer: (wish: string, title: string) => `${wish}, ${title}:`,
    added: "Got a place that came free after the preview.",
    lost: (before: string, why: string) => `The preview had “${before}”. ${why}`,
    nobody: "Nobody here.",
    fixed: "Fixed by a coordinator",
    barred: "A session barred by a coordinator",
    decide: "Decide",
    decideSaid: (name: string) => `Decide for ${name}`,
    tickSaid: (name: string) => `Tick ${name}, to decide for several people at once`,
    decideTicked: "Decide for those ticked",
    export: "Export everybody, with reasons",
  },

  rules: {
    title: "The rules in force",
    rule: "Rule",
    here: "In this round",
    days: "Days of its sessions",
    fromTo: (first: string, last: string) => `${first} to ${last}`,
    deadline: "Wishes were taken until",
    who: "Who may take part",
    everybody: (count: string) => `Everybody (${count})`,
    wishes: "Wishes a person ranks",
    most: (count: string) => `at most ${count}`,
    places: "Free places",
    placesOf: (places: string, count: number, said: string) => `${places} on ${sessions(count, said)}`,
    minimums: "Least number to run",
    minimumsText: (count: number, said: string) =>
      count === 0 ? "no session has one" : `${sessions(count, said)}; below it a session gets nobody`,
    clearances: "Clearances",
    clearancesText: (count: number, said: string) =>
      count === 0 ? "no session asks for one" : `${sessions(count, said)}; held on the day of the session`,
    hostDecides: "The host decides on each visitor",
    hostDecidesText: (count: number, said: string) =>
      count === 0 ? "no session" : `${sessions(count, said)}; without a part in the round`,
    ahead: "Places a person holds or awaits ahead",
    travel: "Travel between sites",
    minutes: (minutes: string) => `${minutes} minutes each way; counts as away`,
    own: "Own department, overlaps, the host’s notice",
    ownText: "As for every booking",
    order: "Who goes first",
    orderText: (seed: string) => `Who waited longest, was turned down or was never away; ties by the seed ${seed}`,
    decided: "Decided by coordinators",
    decidedText: (fixed: string, barred: string) => `${fixed} fixed, ${barred} with a session barred`,
    caps: "Release caps of home teams",
    team: "Team",
    atOnce: "Away at once, at most",
    staffing: "At work, at least",
  },

  decide: {
    title: (name: string) => `Decide for ${name}`,
    titleMany: (count: number, said: string) => `Decide for ${people(count, said)}`,
    nobody: "Please tick the people you want to decide for.",
    lead: "The round is matched again and keeps what you decide. Places, release caps and clearances stay in force, and nobody is told before it is announced.",
    of: (name: string, field: string) => `${name}, ${field.toLowerCase()}`,
    fixed: "Place",
    leave: "Leave it to the matching",
    wish: (rank: string) => `${rank} wish`,
    barred: "Not one of these",
    press: "Save and match again",
    pressing: "Saving …",
    done: "Saved. The round is being matched again.",
    nothing:
      "Neither their wishes nor the rules allow a session here, so there is nothing to decide. The reasons are in the preview.",
  },

  file: {
    states: { placed: "Gets a place", unplaced: "No place", booked: "Booked", told: "Told, no place" } satisfies Record<
      PlacementState,
      string
    >,
    name: "round",
    session: "Session",
    when: "When",
    state: "State",
    reasons: "Reasons",
    decided: "Decided",
  },

  changes: {
    title: "What changed since the preview",
    none: "Nothing had changed since the preview: everybody got what it showed.",
    some: (count: number, said: string) =>
      count === 1
        ? "For one person something had changed; it was repaired before anybody was told."
        : `For ${said} people something had changed; it was repaired before anybody was told.`,
    see: "See who",
  },

  announce: {
    title: "Announce the round",
    pageTitle: (name: string) => `Announce ${name}?`,
    text: (placed: number, saidPlaced: string, unplaced: number, saidUnplaced: string) =>
      `${people(placed, saidPlaced)} ${placed === 1 ? "is" : "are"} booked and ${placed === 1 ? "gets" : "get"} an invitation; ${people(unplaced, saidUnplaced)} ${unplaced === 1 ? "gets" : "get"} a letter with their own reasons and what is free instead. What changed since the preview is repaired first. This cannot be undone for all at once.`,
    type: (count: string) => `Type ${count} to confirm the number`,
    press: (of: number, said: string) => `Announce to ${people(of, said)}`,
    pressing: "Announcing …",
    discard: "Discard this preview",
    done: "The round is being announced.",
    already: (by: string) => `${by} has announced it already`,
    alreadyText: "Nothing needs to be done.",
    notYet: "There is no preview to announce",
    notYetText: "Match the round first; its preview can be announced then.",
    back: "To the round",
  },

  steps: {
    matching: {
      title: (name: string) => `Match ${name}?`,
      text: "Should it still take wishes, it takes none from now on. A preview is made; nobody is told, and nothing is booked.",
      press: "Match",
      pressing: "Starting …",
      done: "It is being matched.",
    },
    closure: {
      title: (name: string) => `Take no more wishes for ${name}?`,
      text: "People can no longer change their lists. A later deadline opens it again.",
      press: "Close wishes",
      pressing: "Closing …",
      done: "Wishes are closed.",
    },
    discarding: {
      title: (name: string) => `Discard the preview of ${name}?`,
      text: "The wishes stay. The round can be changed and matched again.",
      press: "Discard this preview",
      pressing: "Discarding …",
      done: "The preview is discarded.",
    },
    withdrawal: {
      title: (name: string) => `Withdraw ${name}?`,
      text: "No places are given out. Everybody who wished is told, with an apology. This cannot be undone.",
      press: "Withdraw the round",
      pressing: "Withdrawing …",
      done: "The round is withdrawn.",
    },
    keep: "Leave it as it is",
  },

  wishes: {
    title: (name: string) => `Your wishes: ${name}`,
    lead: (first: string, last: string) => `Places on sessions from ${first} to ${last}.`,
    until: (until: string) =>
      `Wishes are taken until ${until}. Until then you can change them as often as you like; coming early brings no advantage.`,
    closed: (until: string) =>
      `Wishes were taken until ${until}. You hear by mail as soon as the places are given out.`,
    closedEarly: "Wishes are closed. You hear by mail as soon as the places are given out.",
    withdrawn: "This round was withdrawn. Your wishes are no longer used.",
    yours: "Your list, best first",
    count: (count: number) => `${count} of 6`,
    none: "You have not wished for anything yet. Add what you would like to see from the list below: sessions, or a department whatever the day.",
    noneClosed: "You had no wishes in this round.",
    rank: (rank: string) => `${rank} wish`,
    up: "Up",
    upSaid: (title: string) => `Move ${title} up`,
    down: "Down",
    downSaid: (title: string) => `Move ${title} down`,
    drop: "Take out",
    dropSaid: (title: string) => `Take out ${title}`,
    doing: "One moment …",
    gone: "It is not held any more; please choose another.",
    anyDate: "Any of its dates in the round",
    anySession: "Any of its sessions in the round",
    fits: "Fits you",
    fitsOf: (fits: string, of: number, said: string) =>
      of === 1 ? "Its only date fits you" : `${fits} of ${said} dates fit you`,
    noneYet: "Nothing is published there on the days of the round yet.",
    noneFits: (of: number, said: string) =>
      of === 1 ? "Its only date does not fit you as things are." : `None of its ${said} dates fits you as things are.`,
    what: "What you could wish for",
    count2: (count: number, said: string) => sessions(count, said),
    department: "Department",
    all: "All departments",
    show: "Show",
    addDepartment: (name: string) => `Any session of ${name}`,
    addDepartmentNote: "Good if you care about the people, not the date: it gives you the best chance.",
    add: "Add",
    addSaid: (title: string, when: string) => `Add ${title}, ${when}`,
    addPlan: "Any date",
    addPlanSaid: (title: string) => `Add any date of ${title}`,
    added: "On your list",
    full: "Your list is full: take one out to add another.",
    nothing: "No sessions are published for these days yet",
    nothingText: "They appear here as soon as departments publish them. You can already wish for a department.",
    first: "First page",
    next: "Next page",
    pages: "Pages of sessions",
    placesGone: "All its places are taken or waited for; it takes part again only if one comes free.",
    hostDecides: "The host decides on each visitor there.",
    ask: "Ask for a place",
    mine: "You have asked for or have a place on it.",
    fair: "How places are given out",
    fairText: (seed: string) =>
      `Those go first who got nothing in earlier rounds, whose requests were turned down, or who have never been away; ties are drawn with the seed ${seed}, published before anybody wished. Clearances, your team’s release cap and places you hold already are respected.`,
    got: (rank: string) => `You got your ${rank} wish`,
    gotText: (title: string, when: string) => `${title}, ${when}. The invitation is in your mail.`,
    seeBooking: "See your booking",
    gotNone: "No place this time",
    gotNoneText:
      "We are sorry, and thank you for wishing. In the next round you come before those who got a place in this one. This is why, wish by wish:",
    findAnother: "Find a free session",
  },

  card: {
    title: (name: string) => `${name}: what would you like to see?`,
    none: (until: string) =>
      `Rank up to six wishes until ${until}. Places go by waiting time and wish, not by who is quickest.`,
    some: (count: number, until: string) =>
      `${count === 1 ? "One wish is" : `${count} wishes are`} on your list. You can change them until ${until}.`,
    press: "Rank your wishes",
    change: "Look at your wishes",
  },
};

export const roundRefusals = {
  "round-days": () => "The last day is before the first. Please take a later one.",
  "round-too-long": (f: Facts) => `A round spans at most ${say(f.most)} days. Please choose fewer, or open two rounds.`,
  "round-deadline-past": () => "This moment has passed. Please leave people time to wish.",
  "round-deadline-late": (f: Facts) =>
    `Wishes must be in before the first session can begin, ${say(f.at)}. Please choose an earlier day.`,
  "round-changed": () => "Somebody else has changed this round meanwhile. Please look at it again, then change it.",
  "round-moved-on": () => "The round has moved on meanwhile. Its page shows where it is now; nothing was changed.",
  "round-announced": (f: Facts) => `${say(f.by)} has announced this round already. Nothing was done a second time.`,
  "round-closed": (f: Facts) =>
    `${f.at ? `Wishes were taken until ${say(f.at)}.` : "Wishes are closed."} Your list stays as it was. You may still ask for a free place under Find.`,
  "pin-not-allowed": () =>
    "Their wishes or the rules do not allow this session any more. Please look at the list again.",
  "pin-nothing": () => "Nothing is decided here yet. Please choose a place for somebody, or a session it must not be.",
  "pin-both": (f: Facts) => `“${say(f.title)}” is chosen above and barred here. Please take one of the two away.`,
  "round-empty": () => "Nobody has wished for anything yet, so there is nothing to match.",
  "round-number": (f: Facts) => `Please type ${say(f.count)}, the number of people who get a place.`,
  "wish-own": (f: Facts) =>
    `“${say(f.title)}” is your own department’s. A round leads to other departments; please wish for one of theirs.`,
  "wish-outside": (f: Facts) => `“${say(f.title)}” is not on the days of this round. You may ask for it under Find.`,
  "wish-host-decides": (f: Facts) =>
    `The host of “${say(f.title)}” decides on each visitor, so it takes no part in rounds. Please ask for it under Find.`,
  "wishes-most": (f: Facts) => `You may rank ${say(f.most)} wishes. Please take one out before you add another.`,
  "wish-twice": () => "One of these wishes is there twice. Please keep the better place of the two.",
};
