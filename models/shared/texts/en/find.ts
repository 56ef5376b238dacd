/** The list of coming sessions, and what each may be for the reader. */
const sessions = (count: number): string => (count === 1 ? "1 session" : `${count} sessions`);
const freeOf = (count: number, free: number | null): string => {
  if (free === null) return "";
  if (count === 1) return free === 0 ? ", not free for you" : ", free for you";
  return free === 0 ? ", none of them free for you" : `, ${free} of them free for you`;
};

export const find = {
  title: "Find a session",
  count: (count: number, most: number) => (count >= most ? `More than ${most} sessions` : sessions(count)),
  /** "{0} ahead, 26 of them free for you" with the count as {0}. */
  lead: (count: number, free: number | null) => `{0} ahead${freeOf(count, free)}`,
  shown: (count: number, free: number | null) => `{0} shown${freeOf(count, free)}`,
  shownNone: "No session fits on these days",
  none: (ahead: number) => (ahead === 0 ? "No session lies ahead" : `None of the ${sessions(ahead)} ahead`),
  filters: "Filters",
  filterLabel: "Filter sessions",
  show: "Show",
  canBook: "I can book",
  placesLeft: "With places left",
  site: "Site",
  allSites: "All sites",
  department: "Department",
  allDepartments: (count: number) => (count === 1 ? "All departments" : `All ${count} departments`),
  from: "From",
  until: "Until, that day included",
  reversed: "This day lies before the first one. Please choose a later day, or none.",
  part: "Time of day",
  parts: { morning: "Morning, 06–12", afternoon: "Afternoon, 12–18", evening: "Evening and night" },
  kind: "Kind",
  press: "Show sessions",
  close: "Close",
  tabs: "Searches",
  forMe: "For me",
  all: "All",
  view: "View",
  list: "List",
  calendar: "Calendar",
  day: (count: number, free: number) => (free === 0 ? sessions(count) : `${sessions(count)}, ${free} free for you`),
  more: "Pages",
  first: "From the beginning",
  next: "Later sessions",

  outcome: {
    book: "You can book",
    releases: (who: string) => `${who} must release you`,
    hostDecides: (host: string) => `${host} decides`,
    bothDecide: (who: string, host: string) => `${who} and ${host} decide`,
    within: (hours: number) => `within ${hours === 1 ? "1 working hour" : `${hours} working hours`}`,
    wait: (waiting: number, left: number) =>
      waiting === 0
        ? "Full"
        : left > 0
          ? `${waiting === 1 ? "1 waits" : `${waiting} wait`} already`
          : `Full, ${waiting === 1 ? "1 is" : `${waiting} are`} waiting`,
    waitWhy: (ordinal: string) => `You would be ${ordinal}. Freed places are offered to one person at a time.`,
    waitTeam: (ordinal: string) =>
      `You would be ${ordinal}. Your team has no room then: a place can be offered to you only once it has.`,
    refused: "Not this time",
    notOpen: "Not open yet",
    own: "Your own department",
    mine: {
      requested: "You have asked",
      waiting: "You wait for a place",
      offered: "A place is offered to you",
      booked: "You are booked",
    },
    visiting: "Your visit, on now",
    visited: "Your visit, over",
  },
  act: {
    book: "Book",
    request: "Request",
    wait: "Join waiting list",
    refused: "Look",
    mine: "Open",
    offered: "Answer",
  },

  /** Why a session fits the reader. */
  reasons: {
    wished: {
      session: "You wished for it.",
      plan: "You wished for this visit.",
      department: "You wished for a visit here.",
    },
    depends: (why: string) =>
      why ? `Your department depends on them: “${why}”.` : "Your department depends on their work.",
    needed: (why: string) => (why ? `They depend on your department: “${why}”.` : "They depend on your department."),
    new: "You have not been there yet.",
    cleared: (kinds: string) => `You hold what it asks for: ${kinds}.`,
    clear: "Nothing of yours is at that time.",
  },

  empty: {
    title: "No session fits all your filters",
    noneFree: "Nothing is free for you at the moment",
    some: (count: number) =>
      `${sessions(count)} ${count === 1 ? "lies" : "lie"} ahead, but none of them fits. Take a filter away.`,
    notFree: (count: number) =>
      count === 1
        ? "One lies ahead, but it cannot be booked by you now. “All” says why."
        : `${count} lie ahead, but none can be booked by you now. “All” says why of each.`,
    nothing: "Nothing is published yet",
    nothingText: "As soon as a department publishes a session, it stands here.",
    pageTitle: "Nothing on this page",
    page: "Those that were looked at cannot be booked by you. Later ones may.",
    seeAll: "See all of them",
    fromDay: (day: string) => `From ${day}`,
    untilDay: (day: string) => `Until ${day}`,
  },
};
