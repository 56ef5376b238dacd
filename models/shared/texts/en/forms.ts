/** What is said at a field. Keys are the messages of the zod schemas in app/forms: "between:1:20" says
 *  `forms.between("1", "20")`. */
export const forms = {
  summary: (count: number) => (count === 1 ? "Please look at one field" : `Please look at ${count} fields`),
  error: "Error:",
  required: () => "Please fill this in",
  choose: () => "Please choose one",
  number: () => "Enter a whole number",
  digits: () => "Enter digits alone, without a space",
  between: (min: string, max: string) => `Enter a whole number from ${min} to ${max}`,
  longest: (max: string) => `Please use at most ${max} characters`,
  "longest-line": (max: string) => `Please use at most ${max} characters a line`,
  "most-lines": (max: string) => `Please use at most ${max} lines`,
  "agenda-line": (line: string) =>
    `Line ${line} needs minutes, then what happens: “15 Welcome, vest @ briefing room E7.02”`,
  /** Where a browser knows no field for dates, this is all that says how one is written. */
  date: () => "Enter a date, year first, such as 2027-03-31",
  clock: () => "Enter a time, such as 09:30",
  email: () => "Enter an e-mail address, such as name@organisation.org",
  unknown: () => "Please choose one from the list",
  "three-letters": () => "Enter three letters or figures",
  zone: () => "Please choose a time zone from the list, such as Europe/Madrid",
  "no-such-time": (before: string, after: string) =>
    `This time does not exist on that day, because the clocks go forward. Take ${before} or ${after}.`,
  "time-twice": () => "This time comes twice on that day, because the clocks go back. Please say which one you mean.",
};
