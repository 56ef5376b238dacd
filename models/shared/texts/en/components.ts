/** The words that components bring themselves. A {0} is a place where the screen puts something of its own. */

const small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

export const components = {
  skip: "Skip to the page",
  mainNavigation: "Main",
  moreSections: "More",
  yourRoles: "Your roles",
  role: "Role: ",
  search: "Search or jump to",
  control: "Ctrl",
  account: (name: string) => `${name}: account, language, time zone`,
  allTimesFor: "All times for {0}, your site.",
  /** Read out after a section's name, instead of the bare count. */
  waitingForYou: (count: number) => `(${count} waiting for you)`,

  whenAndWhere: "When and where",
  toHere: (to: string, site: string) => `to ${to}, ${site} time`,
  toThere: (to: string, site: string) => `to ${to} in ${site}, where it takes place`,
  yourTime: (site: string) => `{0} your time, ${site}`,
  span: (from: string, to: string) => `${from} to ${to}`,
  spanOnDay: (from: string, to: string, day: string) => `${from} to ${to} on ${day}`,
  clockOnDay: (clock: string, day: string) => `${clock}, ${day}`,
  today: "Today,",
  tomorrow: "Tomorrow,",
  to: (to: string) => `to ${to}`,
  clockThere: (clock: string, site: string) => `${clock} in ${site}`,
  meetAt: "Meet at",
  host: "Host",
  wear: "Wear",
  withHost: "with {0}",

  placesLeft: (left: number, of: number): string =>
    left > 0 ? `${left} of ${of} places left` : of === 1 ? "The one place is taken" : `All ${of} taken`,
  full: "Full",

  optional: "(optional)",
  error: "Error: ",
  errorTitle: (title: string) => `Error: ${title}`,
  lookAgain: (count: number): string =>
    count === 1 ? "One answer needs another look" : `${small[count] ?? count} answers need another look`,
  /** A label that is a question or a sentence ends by itself. */
  labelled: (label: string, sentence: string) =>
    /[?.:…]$/.test(label) ? `${label} ${sentence}` : `${label}: ${sentence}`,
  choose: "Please choose",

  done: "Done: ",
  now: "Now: ",
  later: "To come: ",
  close: "Close",
  remove: "remove",
  filters: "Filters",
  clearAll: "Clear all",
  pageBefore: "Before",
  pageNext: "Next",
  pageNumber: (page: string) => `Page ${page}`,
  pageSpan: (from: string, to: string, total: string) => `${from} to ${to} of ${total}`,
  loading: "Loading",
  onShift: "On shift",
  pressAgain: ", press again to undo",
};
