/** Sessions, plans and publishing. Dates arrive as ready words. */
type F = Readonly<Record<string, unknown>>;
const say = (value: unknown): string => String(value ?? "");

export const session = {};

export const sessionRefusals = {
  "minimum-over-places": (f: F) => `The least number cannot be more than the ${say(f.places)} places`,
  "starts-in-the-past": (_: F) => "This time is over. Please take a later date.",
  "too-far-ahead": (f: F) => `Please take a date within ${say(f.days)} days from today`,
  "no-such-time": (f: F) =>
    `This time does not exist on that day, because the clocks go forward. Take ${say(f.before)} or ${say(f.after)}.`,
  "time-twice": (_: F) =>
    "This time comes twice on that day, because the clocks go back. Please say which one you mean.",
};
