/** How moments are said inside a sentence: today and tomorrow by name inside 48 hours, else the weekday with its date. */
export const times = {
  today: "today",
  tomorrow: "tomorrow",
  overdue: "overdue",
  left: (duration: string) => `${duration} left`,
  todayAt: (clock: string) => `today, ${clock}`,
  tomorrowAt: (clock: string) => `tomorrow, ${clock}`,
  dayAt: (day: string, clock: string) => `${day}, ${clock}`,
  /** A moment told on the clock of where it is. */
  there: (moment: string, site: string) => `${moment} in ${site}`,
  span: (from: string, to: string) => `${from} to ${to}`,
  /** 1st, 2nd, 3rd, 11th. */
  ordinal: (count: number): string => {
    const tens = count % 100;
    const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
    return `${count}${ending}`;
  },
  /** Where nobody can be named. */
  coordinator: "a coordinator",
  /** Where too many could be named. */
  oneOf: (count: number) => `one of ${count} people`,
};
