/** The first page of a signed-in person: what is next, what waits. */
export const home = {
  title: "Home",
  now: (department: string, until: string) => `You are with ${department} until ${until}`,
  today: (department: string) => `Today you are with ${department}`,
  tomorrow: (department: string) => `Tomorrow you are with ${department}`,
  onDay: (day: string, department: string) => `On ${day} you are with ${department}`,
  asked: (count: number) => (count === 1 ? "You asked for a place" : `You asked for ${count} places`),
  nothing: "Nothing is booked for you at the moment",
  first: (name: string) => `Welcome, ${name}`,
  find: "Find a session",
  sign: "Your next session",
  open: "Open the booking",
  cannotCome: "I can’t come",

  waits: "Waiting for you",
  things: (count: number) => (count === 1 ? "1 thing" : `${count} things, the most urgent first`),
  answerBy: "Answer by",
  /** "A place has come free: {0}" */
  offered: "A place has come free: {0}",
  offeredNote: (when: string, until: string) =>
    `${when}. Held for you until ${until}, then it goes to the next in line.`,
  take: "Take the place",
  taking: "Taking the place …",
  letGo: "Let it go",
  /** "Maren Okafor-Lindqvist asks to be away: {0}" */
  asks: (name: string) => `${name} asks to be away: {0}`,
  asksHost: (name: string) => `${name} asks you for a place: {0}`,
  answer: "Answer",
  moreRequests: (count: number) => `All ${count} requests`,

  howWasIt: "How was it?",
  howNote: "Two minutes. Coordinators read it, and you hear what came of it.",
  allReflections: "All my reflections",

  others: "You asked, others answer",
  allMine: "All my sessions",

  lost: {
    title: "What others ended",
    all: "All that is past",
    text: (byHost: boolean) =>
      byHost
        ? "We are sorry. Where the host cancelled, you have the first call on the next date. Each row leads to what happened and to other dates."
        : "It does not count against you. Each row leads to what happened and to other dates.",
    instead: "See other dates",
  },
  quiet: {
    title: "Nothing waits for you",
    text: (free: boolean) =>
      free
        ? "Nobody asks you for anything, and no visit lies ahead. These are free for you:"
        : "No visit lies ahead, and nothing is free for you as things stand. Among all sessions you see what each one needs, and you can wait for a full one.",
    all: "See all sessions",
  },

  fits: "Fits you",
  more: (count: number) => `${count} more`,
  fitsAll: "All that fit",
  fitNote: (duration: string, department: string) => `${duration} with ${department}`,
  noFits: "Nothing is free for you at the moment. New dates stand under Find as soon as they are published.",
  emptyTitle: "You have not visited anybody yet",
  empty: (count: number) =>
    count === 0
      ? "As soon as a department publishes a session that is free for you, it stands here."
      : "Most people begin with a short visit to a department whose work they depend on. These are free for you:",
  seeAll: "See all that fit",
};
