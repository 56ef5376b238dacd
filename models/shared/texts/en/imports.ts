import type { Facts } from "#models/errors.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";

/** Staff lists: choosing a file, saying what its columns mean, looking before anything is written, applying. */
export const imports = {
  list: {
    title: "Staff lists",
    lead: "Bring people and departments in from a list, and keep them right with the next one.",
    bring: "Bring a list",
    file: "File",
    fileHint:
      "CSV, as spreadsheets and personnel systems save it. It needs names and departments; job titles, addresses, staff numbers, supervisors and sites help.",
    press: "Look at this list",
    doing: "Reading the list …",
    note: "You see what it does first. Nothing is written until you press Apply.",
    earlier: "Lists so far",
    none: "No list yet",
    noneWay:
      "The first one brings your people and makes their departments. A later one says who joined, moved and left.",
    columns: { file: "File", state: "State", by: "Brought by", when: "On", joined: "Joined", left: "Left" },
    sites: "Sites",
    limits: "Booking limits",
  },
  states: { prepared: "Looked at, not applied", applying: "Being applied", applied: "Applied" },
  scope: {
    label: "This list holds",
    everybody: "Everybody",
    everybodyNote: "Who came by a list and is not on this one has left.",
    some: "Some of our people",
    someNote: "Nobody leaves by it.",
  },
  fields: {
    name: "Name",
    firstName: "First name",
    lastName: "Last name",
    department: "Department",
    jobTitle: "Job title",
    fullTime: "Full or part time",
    shift: "Shift",
    email: "E-mail address",
    staffNumber: "Staff number",
    supervisor: "Supervisor",
    site: "Site",
  },
  fieldHints: {
    name: "One column, such as “LAST, FIRST M”",
    firstName: "",
    lastName: "",
    department: "",
    jobTitle: "",
    fullTime: "",
    shift: "Name of the pattern, such as “Early rota”",
    email: "",
    staffNumber: "",
    supervisor: "By staff number, address or name",
    site: "As your sites are called here",
  },
  problems: {
    "no-name": () => "No name",
    "no-department": () => "No department",
    "number-twice": (value: string) => `Staff number ${value} stands in an earlier row, too`,
    "too-many-cells": () => "More cells than the header has; quotation marks may be missing",
    "too-long": () => "A value is longer than 200 characters",
    "email-wrong": (value: string) => `“${value}” is not an e-mail address`,
    "email-twice": (value: string) => `${value} stands in an earlier row, too`,
    "email-taken": (value: string) => `${value} belongs to somebody else here`,
    "supervisor-unknown": (value: string) => `Nobody on the list is the supervisor “${value}”`,
    "supervisor-several": (value: string) => `Several people are called “${value}”, so the supervisor is not clear`,
    "supervisor-self": () => "Named as their own supervisor",
    "site-unknown": (value: string) => `There is no site called “${value}” yet`,
    "time-unknown": (value: string) => `“${value}” says neither full nor part time`,
    "shift-long": () => `The name of the shift is longer than ${LIMITS.shift} characters`,
  },
  command: {
    usage:
      'npm run import -- people FILE [--yes] [--partial] [--map "field=Column"] [--left STAFFNUMBER]\n\n' +
      "  Shows what a staff list would do, then asks; with --yes it applies the list at once.\n" +
      "  --partial  The list holds some of the people: nobody leaves by it.\n" +
      "  --map      Says which column means what; may be given several times. Fields: name, firstName, lastName,\n" +
      "             department, jobTitle, fullTime, shift, email, staffNumber,\n" +
      "             supervisor, site.\n" +
      "  --left     Says which of several people of one name left; may be given several times.",
    unknownOption: (option: string) => `${option} is not known here.`,
    unknownField: (field: string, fields: string) => `--map: “${field}” is no field. There are: ${fields}.`,
    unknownColumn: (column: string, columns: string) =>
      `--map: the list has no column “${column}”. It has: ${columns}.`,
    unknownLeaver: (number: string) => `--left: nobody who may have left has the staff number ${number}.`,
    noFile: (file: string, why: string) => `${file} cannot be read: ${why}.`,
    missing: "there is no such file",
    reads: (field: string, column: string) => `  ${field}: “${column}”`,
    problem: (row: string, what: string, then: string) => `  row ${row}: ${what}. ${then}.`,
    question: (name: string, department: string, count: string) =>
      `  ${name}, ${department}: ${count} left. Which? Say --left with the staff number:`,
    candidate: (number: string, jobTitle: string) => `    ${number}  ${jobTitle}`,
    ask: "Apply this? Type yes: ",
    yes: "yes",
    notApplied: "Nothing was written. With --yes the list is applied.",
    done: (parts: string, seconds: string) => `Applied in ${seconds} s: ${parts}.`,
    alreadyHere: "This list changes nothing.",
  },
};

export const importRefusals = {
  "file-empty": () => "This file is empty. Please choose the one the list is in.",
  "file-missing": () => "Please choose a file.",
  "file-too-large": (facts: Facts) =>
    `This file is larger than ${String(facts["megabytes"])} MB. Please save the list as CSV with only the columns that are needed.`,
  "file-too-many-rows": (facts: Facts) =>
    `This list has more than ${String(facts["rows"])} rows. Please divide it by department, and say for each part that it is not the whole list.`,
  "file-spreadsheet": () =>
    "This is a spreadsheet, or an archive. Please open it, choose “Save as”, take “CSV”, and bring that file.",
  "file-not-text": () =>
    "This is not a list but something else, such as a picture. Please save the list as CSV and bring that file.",
  "file-no-header": () =>
    "The first row is a person already. Please put a row with the names of the columns above it, such as Name and Department.",
  "file-no-rows": () =>
    "There are column names in this file but nobody below them. Please bring the list with its rows.",
  "file-quote-open": (facts: Facts) =>
    `The file was not read: a quotation mark opens in line ${String(facts["line"])} and is not closed there. Please close it, or take it away, and bring the file again.`,
  "columns-missing": () => "Please say in which columns the names and the departments stand.",
  "column-unknown": () => "The list has no such column. Please choose one from the list.",
  "columns-twice": () => "One column cannot mean two things. Please choose another column, or none.",
  "no-site": () =>
    "There is no organisation here yet. Please start Understudy, open the set-up link it prints, and name the first site.",
  "import-running": () => "Another list is being applied. Please wait until it is done, then look at this one again.",
  "import-changed": () =>
    "People have changed since you looked at this list. The figures below are new; please look at them again.",
  "import-settled": () => "This list was applied already.",
  "import-unanswered": () =>
    "Some people have the same name and department, and one of them left. Please say which one first.",
  "import-many-leave": (facts: Facts) =>
    `${String(facts["leavers"])} people would leave by this list. Please type that number if this is right, or say that the list holds only some of your people.`,
  "import-file-gone": () => "The file of this import is no longer kept. Please bring it once more.",
};
