import type { WishReason } from "../../vocabulary.ts";
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
  "too-many-ahead": (f: Facts) => `${say(f.count)} places are held or awaited already, the most allowed at a time.`,
  "already-booked": () => "A place on it is held or awaited already.",
  "person-left": () => "Nobody of that name is on the staff list any more.",
  "nothing-there": () => "Nothing was published there on the days of the round.",
} satisfies Record<WishReason, (facts: Facts) => string>;

export const round = {
  reasons,
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
    `Wishes were taken until ${say(f.at)}. Your list stays as it was. You may still ask for a free place under Find.`,
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
