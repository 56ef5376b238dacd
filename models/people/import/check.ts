import { cleanLine } from "#models/shared/clean.ts";
import { isEmail } from "#models/shared/email.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { keyOf } from "../words.ts";
import { asFullTime, type Field, type Mapping } from "./columns.ts";
import type { Table } from "./csv.ts";
import type { Entry, Problem, ProblemCode } from "./entry.ts";
import { tidyName, tidyNames } from "./tidy.ts";
import { tidyTitle } from "./title.ts";

export interface Checked {
  /** How many rows the list has. */
  rows: number;
  entries: Entry[];
  problems: Problem[];
  /** Numbers and addresses in rows left out: whoever has them is on the list, so has not left. */
  mentioned: string[];
}

const LONGEST = 200;

/** Reads every row of a table by the mapping, and says what is wrong with which. Nothing is written. */
export function checkTable(table: Table, mapping: Mapping, knownSites: ReadonlySet<string>): Checked {
  const checked: Checked = { rows: table.rows.length, entries: [], problems: [], mentioned: [] };
  const columns = new Map(Object.entries(mapping).map(([field, header]) => [field, table.headers.indexOf(header)]));
  const seen = new Set<string>();
  const [title, once, shift] = [remembering(tidyTitle), remembering((text) => text), remembering(cleanLine)];
  for (const { number: row, cells } of table.rows) {
    const cell = (field: Field): string => strip(cells[columns.get(field) ?? -1] ?? "");
    const report = (code: ProblemCode, value = "", leftOut = false): void => {
      checked.problems.push({ row, code, value: value.slice(0, 80), leftOut });
    };
    const refused = refusal(cells.slice(table.headers.length), cell, seen);
    if (refused) {
      report(refused, refused === "number-twice" ? cell("staffNumber") : "", true);
      checked.mentioned.push(...[cell("staffNumber"), cell("email").toLowerCase()].filter(Boolean));
      continue;
    }
    if (cell("staffNumber")) seen.add(`number ${cell("staffNumber")}`);
    const site = keyOf(cell("site"));
    if (site && !knownSites.has(site)) report("site-unknown", cell("site"));
    const time = cell("fullTime");
    if (time && asFullTime(time) === null) report("time-unknown", time);
    checked.entries.push({
      row,
      ...readNames(cell),
      departmentKey: once(cell("department")),
      jobTitle: title(cell("jobTitle")),
      fullTime: asFullTime(time),
      shift: readShift(shift(cell("shift")), report),
      email: readEmail(cell("email").toLowerCase(), seen, report),
      staffNumber: cell("staffNumber") || null,
      supervisor: cell("supervisor"),
      siteKey: knownSites.has(site) ? site : null,
    });
  }
  return checked;
}

/** Thousands share a department and a job: each text is made, and kept, once. */
function remembering(make: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    let found = made.get(text);
    if (found === undefined) made.set(text, (found = make(text)));
    return found;
  };
}

/** Control and bidirectional marks have no place in a name: they would travel into mails and calendars. */
const strip = (cell: string): string =>
  cell.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, " ").trim();

function refusal(extra: string[], cell: (field: Field) => string, seen: ReadonlySet<string>): ProblemCode | undefined {
  if (extra.some((more) => more.trim() !== "")) return "too-many-cells";
  if (!/\p{L}/u.test(cell("name") + cell("firstName") + cell("lastName"))) return "no-name";
  if (cell("department") === "") return "no-department";
  if (seen.has(`number ${cell("staffNumber")}`)) return "number-twice";
  const long = ["name", "firstName", "lastName", "department", "jobTitle", "staffNumber"] as const;
  return long.some((field) => cell(field).length > LONGEST) ? "too-long" : undefined;
}

function readNames(cell: (field: Field) => string): { key: string; name: string; sortName: string } {
  const whole = cell("name");
  if (whole) return { key: whole, ...tidyName(whole) };
  const [first, last] = [cell("firstName"), cell("lastName")];
  return { key: `${last}, ${first}`, ...tidyNames(first, last) };
}

type Report = (code: ProblemCode, value: string) => void;

function readShift(name: string, report: Report): string {
  if (name.length <= LIMITS.shift) return name;
  report("shift-long", name);
  return "";
}

function readEmail(
  address: string,
  seen: Set<string>,
  report: (code: ProblemCode, value: string) => void,
): string | null {
  if (address === "") return null;
  if (!isEmail(address)) {
    report("email-wrong", address);
    return null;
  }
  if (seen.has(`email ${address}`)) {
    report("email-twice", address);
    return null;
  }
  seen.add(`email ${address}`);
  return address;
}
