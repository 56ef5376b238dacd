/** "1 person", "32,812 people": `said` is the count as the reader writes numbers. */
const people = (count: number, said: string): string => (count === 1 ? "1 person" : `${said} people`);
const departments = (count: number, said: string): string => (count === 1 ? "1 department" : `${said} departments`);
const rows = (count: number, said: string): string => (count === 1 ? "1 row" : `${said} rows`);

/** One staff list: what its columns mean, what it would do, how far it is, what it did. */
export const importRun = {
  broughtBy: (file: string, name: string, day: string) => `${file}, brought by ${name} on ${day}`,
  system: "the command line",
  unread: "What do the columns mean?",
  unreadLead: "Names and departments are needed; everything else helps.",
  joins: (count: number, said: string) => `${people(count, said)} ${count === 1 ? "joins" : "join"}`,
  changes: (count: number, said: string) => `${people(count, said)} ${count === 1 ? "changes" : "change"}`,
  leaves: (count: number, said: string) => `${people(count, said)} ${count === 1 ? "leaves" : "leave"}`,
  nothing: "This list changes nothing",
  lead: (count: number, said: string) => `${rows(count, said)} read. Nothing is written yet.`,
  before: (day: string) => `This very file was applied on ${day}.`,
  figures: {
    title: "What it does",
    titleDone: "What it did",
    joiners: "Join",
    leavers: "Leave",
    moved: "Change department",
    changed: "Change otherwise",
    returned: "Come back",
    same: "Stay as they are",
    departments: "New departments",
    leftOut: "Rows left out",
  },
  withoutNumber: (count: number, said: string) =>
    `${people(count, said)} without a staff number ${count === 1 ? "is" : "are"} given one, such as U10001.`,
  withoutEmail: (count: number, said: string) =>
    `${people(count, said)} without an e-mail address ${count === 1 ? "signs" : "sign"} in by staff number and a code.`,
  twins: (count: number, said: string) =>
    `${count === 1 ? "1 group of rows is" : `${said} groups of rows are`} alike in name, department and job. They are taken as different people.`,
  apply: (parts: string) => `Apply: ${parts}`,
  applying: "Beginning …",
  applyNote: "It goes on by itself, also if this page is closed, and takes about 20 seconds for 30,000 people.",
  leaverNote: "Sign-ins, calendar feeds and appointments of those who leave end at once, their bookings soon after.",
  manyLeave: (said: string) =>
    `${said} people who are here are not on this list, and would leave. If it holds only some of your people, please say so under “What the columns mean” first: then nobody leaves by it.`,
  typeLeavers: (count: string) => `To apply it all the same, type ${count}`,
  answerFirst: "Please say first which of the people of one name left.",
  drop: "Do not use this list",
  dropping: "Putting it away …",
  dropped: (file: string) => `${file} was put away. Nothing was changed.`,
  parts: {
    join: (count: number, said: string) => `${said} ${count === 1 ? "joins" : "join"}`,
    move: (count: number, said: string) => `${said} ${count === 1 ? "moves" : "move"}`,
    change: (count: number, said: string) => `${said} ${count === 1 ? "changes" : "change"}`,
    back: (count: number, said: string) => `${said} ${count === 1 ? "comes back" : "come back"}`,
    leave: (count: number, said: string) => `${said} ${count === 1 ? "leaves" : "leave"}`,
    departments: (count: number, said: string) => `${departments(count, said)} ${count === 1 ? "is" : "are"} made`,
  },
  /** The same, once it is done. */
  doneParts: {
    join: (_: number, said: string) => `${said} joined`,
    move: (_: number, said: string) => `${said} moved`,
    change: (_: number, said: string) => `${said} changed`,
    back: (_: number, said: string) => `${said} came back`,
    leave: (_: number, said: string) => `${said} left`,
    departments: (count: number, said: string) => `${departments(count, said)} made`,
  },
  sample: {
    title: "Who joins",
    raw: "In the list",
    name: "How the name will read",
    jobTitle: "Job title",
    department: "Department",
  },
  made: { title: "New departments", name: "Department", code: "Letters", raw: "In the list", people: "People" },
  moving: {
    title: "Who changes department",
    name: "Name",
    from: "From",
    to: "To",
    same: "Same person?",
    byName: "Only the name says so",
    apart: (name: string) => `${name} is two different people`,
    apartShort: "Two different people",
  },
  leaving: {
    label: "How many leave",
    title: "Who leaves",
    name: "Name",
    department: "Department",
    jobTitle: "Job title",
    number: "Staff number",
    behind: "What ends",
    bookings: (count: number) => (count === 1 ? "1 booking" : `${count} bookings`),
    sessions: (count: number) => (count === 1 ? "1 session needs a host" : `${count} sessions need a host`),
    nothing: "Nothing ahead",
  },
  questions: {
    title: "Which of them left?",
    text: "The list has fewer people of this name in this department than there are here.",
    legend: (name: string, department: string, count: number, said: string) =>
      `${name}, ${department}: tick the ${count === 1 ? "one" : said} who left`,
    ticked: (ticked: number, count: number) =>
      `You ticked ${ticked}, and ${count === 1 ? "one" : count} of them left. Please tick ${count === 1 ? "just one" : `just ${count}`}.`,
    candidate: (number: string, jobTitle: string) => (jobTitle ? `${number}, ${jobTitle}` : number),
  },
  decide: "Look again with these answers",
  deciding: "Looking again …",
  problems: {
    title: "Rows to look at",
    note: (count: number, said: string) => rows(count, said),
    row: "Row",
    what: "What is the matter",
    then: "Then",
    leftOut: "The row is left out",
    without: "Taken without it",
    none: "Every row can be read.",
  },
  firstOf: (shown: string, total: string) => `The first ${shown} of ${total}`,
  mapping: {
    title: "What the columns mean",
    none: "Not in this list",
    hint: "Each column can mean one thing. A name is one column, or a first and a last one.",
    press: "Look again",
    doing: "Looking again …",
  },
  progress: {
    title: "The list is being applied",
    label: (done: string, total: string) => `${done} of ${total} people done`,
    note: "This page follows by itself. You can leave it; the list is applied all the same, also after a restart.",
  },
  applied: {
    lead: (moment: string) => `Done ${moment}.`,
    failed: (count: number, said: string) =>
      `${rows(count, said)} could not be written, because somebody took their number or address meanwhile:`,
    people: "See the people",
    departments: "See the departments",
  },
};
