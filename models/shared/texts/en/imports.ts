import type { Facts } from "#models/errors.ts";

const people = (count: number, said: string): string => (count === 1 ? "1 person" : `${said} people`);

/** Staff lists: choosing a file, saying what its columns mean, looking before anything is written, applying. */
export const imports = {
  title: "Staff lists",
  lead: "Bring people and departments in from a list, and keep them right with the next one.",
  fields: {
    name: "Name",
    firstName: "First name",
    lastName: "Last name",
    department: "Department",
    jobTitle: "Job title",
    fullTime: "Full or part time",
    email: "E-mail address",
    staffNumber: "Staff number",
    supervisor: "Supervisor",
    site: "Site",
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
  },
  leftOut: "Left out",
  takenWithout: "Taken without it",
  people,
};

export const importRefusals = {
  "file-empty": () => "This file is empty. Please choose the staff list itself.",
  "file-missing": () => "Please choose a file.",
  "file-too-large": (facts: Facts) =>
    `This file is larger than ${String(facts["megabytes"])} MB. Please save the list as CSV with only the columns that are needed.`,
  "file-too-many-rows": (facts: Facts) =>
    `This list has more than ${String(facts["rows"])} rows. Please divide it by department, and say for each part that it is not the whole list.`,
  "file-spreadsheet": () =>
    "This is a spreadsheet, or an archive. Please open it, choose “Save as”, take “CSV”, and bring that file.",
  "file-not-text": () =>
    "This is not a list but something else, such as a picture. Please save the staff list as CSV and bring that file.",
  "file-no-header": () =>
    "The first row is a person already. Please put a row with the names of the columns above it, such as Name and Department.",
  "file-no-rows": () =>
    "There are column names in this file but nobody below them. Please bring the list with its rows.",
  "file-quote-open": (facts: Facts) =>
    `A quotation mark opens near line ${String(facts["line"])} and never closes. Please close it and bring the file again.`,
  "columns-missing": () => "Please say in which columns the names and the departments stand.",
  "columns-twice": () => "One column cannot mean two things. Please choose another column, or none.",
  "no-site": () =>
    "There is no organisation here yet. Please start Understudy, open the set-up link it prints, and name the first site.",
  "import-running": () => "Another list is being applied. Please wait until it is done, then look at this one again.",
  "import-changed": () =>
    "People have changed since you looked at this list. The figures below are new; please look at them again.",
  "import-settled": () => "This list was applied already.",
  "import-unanswered": () =>
    "Some people have the same name and department, and one of them left. Please say which one first.",
  "import-file-gone": () => "The file of this import is no longer kept. Please bring it once more.",
};
