import { say, type Facts } from "../facts.ts";

/** Holding places for a team without names, naming people for them, giving what is left back. */
const places = (count: number) => (count === 1 ? "one place" : `${count} places`);
const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1);

export const reservation = {
  link: "Hold places for my team",
  make: {
    title: "Hold places for the team?",
    text: (until: string) =>
      `You name people for them later. What is left on ${until} is given back by itself, to those who wait first.`,
    team: "For which team",
    free: (left: number, of: number) =>
      left === 1 ? `One of ${of} places is free.` : `${left} of ${of} places are free.`,
    places: "Places",
    press: "Hold the places",
    doing: "Holding …",
    done: (count: number) =>
      count === 1 ? "One place is held for the team." : `${count} places are held for the team.`,
    keep: "Back to the session",
    already: (count: number, team: string) => `${upper(places(count))} held for ${team}`,
    open: "Name people",
    closed: "Places can no longer be held here",
    closedText: (until: string) => `Booking closed ${until}. Other dates of this plan are on the page of the session.`,
    cancelled: "The host has cancelled this session. Other dates are on its page.",
    full: "No place is free",
    fullText: "Those who wait come first. People of your team can join the waiting list; other dates may have places.",
    dates: "Other dates",
  },
  one: {
    over: (team: string) => `Held for ${team}`,
    title: (count: number) => (count === 0 ? "Every place is named or given back" : `${upper(places(count))} to name`),
    lead: (by: string, until: string) => `Held by ${by}. What is not named by ${until} is given back by itself.`,
    who: "Who comes",
    name: "Name people",
    search: "Name, job title or staff number",
    find: "Look in the team",
    nobody: "Nobody of the team is called so. Try fewer letters.",
    noneLeft: "Everybody of the team has a place already.",
    choose: (places: number) => (places === 1 ? "Who takes the place" : `Who takes a place (up to ${places})`),
    most: (count: number) => `The first ${count} by name are shown; look for others above.`,
    aim: "What should they look at?",
    aimHint: "The host reads it. They can change it themselves.",
    none: "Nobody was named",
    some: "Not everybody could be named",
    note: "They are told at once, and the visit goes into their calendar.",
    press: (places: number) => (places === 1 ? "Name for the place" : "Name for places"),
    doing: "Naming …",
    booked: (name: string) => `${name} has a place and has been told.`,
    asked: (name: string) => `The place is held for ${name}; who must agree has been asked.`,
    named: "Of the team, in this session",
    nobodyYet: "Nobody is named yet.",
    back: "Give back what is left",
    backText: (count: number, waiting: number) =>
      waiting === 0
        ? `${upper(places(count))} would be free for anybody.`
        : `${upper(places(count))} would go to those who wait, first in line first.`,
    backPress: (count: number) => `Give ${places(count)} back`,
    backDoing: "Giving back …",
    backDone: "Given back. Thank you: somebody else can come now.",
    team: "My team",
    undo: "Undo",
  },
};

export const reservationRefusals = {
  "too-few-places": () =>
    "Not so many places are free, or people wait for them already. Please hold fewer, or take another date.",
  "none-held": () => "Every place that was held is named or was given back. The session may have more: hold them anew.",
  "already-reserved": () => "Your team holds places here already. Name people for them, or give them back first.",
  "too-many-named": (f: Facts) =>
    `You chose ${say(f.chosen)} people and hold ${f.places === 1 ? "one place" : `${say(f.places)} places`}. Please choose at most so many; nobody was named yet.`,
  "not-of-the-team": () => "Reserved places are for people of the team. Please choose one of them.",
  "cannot-be-named": (f: Facts) => `${say(f.name)} cannot have the place. They would read: “${say(f.why)}”`,
};
