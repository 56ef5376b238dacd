import type { MessageKind } from "../../vocabulary.ts";

/** The coordinators' page about mail that did not arrive. */
export const mail = {
  title: "Mail",
  lead: (queued: number, sent: number, none: number, failed: number) =>
    `${queued} waiting, ${sent} sent, ${none} to people without mail, ${failed} given up`,
  nothing: "Every letter reached a mail server",
  nothingText: "Letters that could not be delivered would stand here, with what the mail server said.",
  who: "To",
  what: "Letter",
  when: "Left",
  tries: "Tried",
  said: "The mail server said",
  state: { queued: "will be tried again", failed: "given up" },
  again: "Try again",
  doing: "Trying …",
  done: "It is tried again at once.",
  kinds: {
    "sign-in": "Sign-in link",
    booked: "Booked",
    "session-changed": "Session changed",
    "booking-cancelled": "Booking cancelled",
    "session-cancelled": "Session cancelled",
    requested: "Request received",
    "release-asked": "Release asked",
    "release-reminder": "Release reminder",
    declined: "Request declined",
    "request-lapsed": "Request lapsed",
    "waiting-lapsed": "Wait lapsed",
    withdrawn: "Withdrawn",
    waiting: "On the waiting list",
    offered: "Place offered",
    "offer-lapsed": "Offer lapsed",
    moved: "Booking moved",
    "host-digest": "Host's digest",
  } satisfies Record<MessageKind, string>,
};
