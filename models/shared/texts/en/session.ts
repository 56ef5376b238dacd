import { say, type Facts } from "../facts.ts";
/** Sessions, plans and publishing. Dates arrive as ready words. */

export const session = {};

export const sessionRefusals = {
  "minimum-over-places": (f: Facts) => `The least number cannot be more than the ${say(f.places)} places`,
  "starts-in-the-past": () => "This time is over. Please take a later date.",
  "too-far-ahead": (f: Facts) => `Please take a date within ${say(f.days)} days from today`,
  "no-such-time": (f: Facts) =>
    `This time does not exist on that day, because the clocks go forward. Take ${say(f.before)} or ${say(f.after)}.`,
  "time-twice": () => "This time comes twice on that day, because the clocks go back. Please say which one you mean.",
  "until-before-from": () => "The last day comes before the first. Please turn them round.",
  "pattern-too-long": (f: Facts) =>
    `This makes more than ${say(f.most)} dates. Please end it sooner; you can publish the rest later.`,
  "pattern-empty": () => "No date falls on these weekdays. Please choose other weekdays or a longer time.",
};
