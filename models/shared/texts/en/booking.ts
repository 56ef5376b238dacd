import { say, type Facts } from "../facts.ts";
import { words } from "./words.ts";

/** Booking a place, giving it back, and what stands in the way. Dates arrive as ready words. */
const hours = (count: Facts[string]) => (count === 1 ? "1 hour" : `${say(count)} hours`);

export const booking = {};

const state = (value: Facts[string]): string => words.states[value as keyof typeof words.states] ?? say(value);

export const bookingRefusals = {
  "own-department": () =>
    "This is your own department. Understudy takes you to the others: please choose one of theirs.",
  "session-cancelled": () => "The host has cancelled this session. Other dates are on the page of the department.",
  "session-begun": (f: Facts) => `This session began at ${say(f.at)}. Please look for a later date.`,
  "booking-closed": (f: Facts) =>
    `Places close ${hours(f.hours)} before the start; this one closed at ${say(f.at)}. Please look for a later date.`,
  "clearance-missing": (f: Facts) =>
    `You need “${say(f.kind)}” on that day and none is on your record. Once you hold it, a coordinator adds it and you can book.`,
  "clearance-ends": (f: Facts) =>
    `Your “${say(f.kind)}” ends on ${say(f.until)}, before this session. Renew it, and you can book at once.`,
  overlap: (f: Facts) =>
    `You are with “${say(f.title)}” at that time (${say(f.from)} to ${say(f.to)}, the way there included). Give that place back first, or take another date.`,
  "too-many-ahead": (f: Facts) =>
    `You already hold or await ${say(f.count)} places, and ${say(f.most)} is the most at a time, so that others get one, too. After your next visit you can book again.`,
  "already-booked": (f: Facts) => `You already have this one: ${state(f.state)}.`,
  "cap-reached": (f: Facts) =>
    `Your team lets ${say(f.most)} people be away at once, and that many are away then. Another date may be free, or ask your supervisor.`,
  "staffing-reached": (f: Facts) =>
    `Your team needs at least ${say(f.least)} people at work then. Another date may be free, or ask your supervisor.`,
  "places-gone": () => "Somebody took the last place a moment ago. You can join the waiting list.",
  "already-answered": (f: Facts) => `This was already answered: ${state(f.state)}.`,
  "too-late-to-cancel": (f: Facts) =>
    `Places can be given back until ${hours(f.hours)} before the start; that was ${say(f.at)}. Please call ${say(f.host)} or your supervisor.`,
  "reason-needed": () => "Please say why, in a few words: the person reads it.",
  "session-over": () => "This session is over; it can no longer be changed.",
  "offer-over": (f: Facts) => `This offer ended at ${say(f.at)}, and the place went to the next in line.`,
  "changed-meanwhile": () =>
    "Somebody changed this session while you had the page open. Please look at it again, then change it.",
  "places-below-taken": (f: Facts) =>
    `${say(f.taken)} people hold a place. Please keep at least that many, or withdraw somebody first.`,
  "others-wait": (f: Facts) =>
    `${say(f.waiting)} people wait for a place here, and nobody is overtaken. Give the place back, and the first of them is offered it.`,
};
