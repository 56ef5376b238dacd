import { say, type Facts } from "../facts.ts";

/** What the file has to hold in a place, by the name its schema knows it by. */
const KINDS: Record<string, string> = {
  int: "a whole number",
  number: "a whole number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
  tuple: "a pair of minutes, [from, to)",
  object: "an object",
  record: "an object",
  wish: "a wish, {department}, {session} or {sessions}",
};

/** `npm run match`: what it says while it works. */
export const roundFile = {
  usage:
    "npm run match -- IN.json --out OUT.json\n\n" +
    "  Matches the round in IN.json (shadowing-round/1) and writes the plan to OUT.json (shadowing-result/1).",
  noFile: (file: string, why: string) => `${file} cannot be read: ${why}.`,
  notWritten: (file: string, why: string) => `${file} cannot be written: ${why}.`,
  missing: "there is no such file",
  notJson: (file: string) => `${file} is not JSON. Please give the file of a round.`,
  wrong: (file: string, sentence: string) => `${file}: ${sentence}`,
  placed: (placed: string, people: string, places: string) =>
    `${placed} of ${people} people placed; places in all: ${places}`,
  first: (count: string) => `first wish met: ${count}`,
  value: (value: string, bound: string, share: string) =>
    `value ${value}; no plan can pass ${bound} (${share} % of it)`,
  done: (file: string, seconds: string) => `written to ${file} in ${seconds} s`,
};

export const roundFileRefusals = {
  "round-file-format": (f: Facts) =>
    f.format
      ? `This is not the file of a round: its “format” is “${say(f.format)}”, and must be “shadowing-round/1”.`
      : "This is not the file of a round: it has no “format”, which must be “shadowing-round/1”.",
  "round-file-missing": (f: Facts) => `${say(f.where)} is missing.`,
  "round-file-shape": (f: Facts) => `${say(f.where)} must be ${KINDS[say(f.expected)] ?? say(f.expected)}.`,
  "round-file-small": (f: Facts) => `${say(f.where)} must be at least ${say(f.least)}.`,
  "round-file-large": (f: Facts) => `${say(f.where)} must be at most ${say(f.most)}.`,
  "round-file-double": (f: Facts) => `“${say(f.id)}” is in ${say(f.list)} twice.`,
  "round-file-unknown": (f: Facts) => `${say(f.where)} is “${say(f.name)}”, which is not among ${say(f.list)}.`,
  "round-file-backwards": (f: Facts) => `${say(f.where)} must not end before it starts.`,
  "round-file-travel": (f: Facts) =>
    `travelMinutes must have a row and a column for each of the ${say(f.sites)} sites.`,
};
