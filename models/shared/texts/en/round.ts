import { say, type Facts } from "../facts.ts";

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
