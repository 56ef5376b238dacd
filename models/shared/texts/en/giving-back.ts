/** Giving a booking up, and taking or letting go of an offered place. */
export const givingBack = {
  title: {
    booked: "Give the place back?",
    requested: "Withdraw the request?",
    waiting: "Leave the waiting list?",
    offered: "Let the place go?",
  },
  titleOf: {
    booked: (name: string) => `Call ${name} back?`,
    requested: (name: string) => `Withdraw the request of ${name}?`,
    waiting: (name: string) => `Take ${name} off the waiting list?`,
    offered: (name: string) => `Withdraw the offer to ${name}?`,
  },
  follows: {
    next: (count: number) =>
      count === 1
        ? "One person waits: the place is offered to them at once."
        : `${count} people wait: the place is offered to the first of them at once.`,
    free: "Nobody waits: the place becomes free for anybody.",
    closed: "Booking has closed, so the place goes to nobody else.",
    line: "Those behind you move up by one.",
    lineOf: (name: string) => `Those behind ${name} move up by one.`,
    end: "Nobody waits behind you.",
    endOf: (name: string) => `Nobody waits behind ${name}.`,
  },
  calendar: "The entry in your calendar is cancelled, too.",
  toldOf: (name: string) => `${name} is told at once, with your reason.`,
  reason: "Why?",
  reasonHint: "If you like, in a few words. Your host can read it.",
  reasonHintOf: (name: string) => `${name} reads it.`,
  press: {
    booked: "Give the place back",
    requested: "Withdraw the request",
    waiting: "Leave the list",
    offered: "Let it go",
  },
  pressOf: {
    booked: (name: string) => `Call ${name} back`,
    requested: () => "Withdraw the request",
    waiting: (name: string) => `Take ${name} off the list`,
    offered: () => "Withdraw the offer",
  },
  doing: "One moment …",
  keep: "Keep it",
  decided: "This was decided already",
  cannot: "This cannot be given back here",
  seeIt: "See the booking",
  done: {
    booked: "Your place has been given back.",
    requested: "Your request has been withdrawn.",
    waiting: "You have left the waiting list.",
    offered: "You have let the place go.",
  },
  /** The way back, beside what was done. */
  again: { booked: "Book it again", requested: "Ask again" },
  doneOf: (name: string) => `Done. ${name} has been told.`,

  offer: {
    title: "A place has come free",
    heldUntil: (until: string) => `Held for you until ${until}.`,
    then: (waiting: number) =>
      waiting === 0
        ? "After that it becomes free for anybody."
        : waiting === 1
          ? "After that it goes to the one who waits behind you."
          : `After that it goes to the next of ${waiting} people.`,
    take: "Take the place",
    taking: "Taking the place …",
    automatic: "You are booked at once, and the invitation goes to your calendar.",
    decided: (who: string) => `${who} is then asked to let you go; the place stays held.`,
    letGo: "Let it go",
    lettingGo: "Letting it go …",
    decidedAlready: "This was decided already",
    over: "This offer has ended",
    taken: "The place is yours.",
    asked: "The place is held for you, and your team is asked.",
    gone: "You have let the place go.",
  },
};
