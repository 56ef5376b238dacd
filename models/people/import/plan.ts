import { changeOf, type Change } from "./change.ts";
import type { Checked } from "./check.ts";
import type { Field } from "./columns.ts";
import { differenceOf, type Difference, type Options } from "./difference.ts";
import type { Entry, Known, Problem } from "./entry.ts";
import { settleDepartments } from "./spelling.ts";
import { findSupervisors, newRef, type Nameable } from "./supervisors.ts";
import { codeFor, tidyDepartment } from "./title.ts";

/** What is here before an import. */
export interface Standing {
  people: Known[];
  departments: { key: string; code: string }[];
  /** Keys of the sites; the first is where departments go whose list names no site. */
  sites: string[];
}

export interface NewDepartment {
  key: string;
  name: string;
  code: string;
  siteKey: string;
  people: number;
}

/** Everything an import will do, known before its first write. */
export interface Plan {
  rows: number;
  departments: NewDepartment[];
  joiners: { entry: Entry; supervisorRef: string | null }[];
  changes: Change[];
  same: number;
  leavers: Known[];
  /** People whose address goes to somebody else by this list. */
  freedEmails: string[];
  /** Rows whose department is another one than that of their person. */
  movers: Difference["matches"];
  questions: Difference["questions"];
  problems: Problem[];
  /** Groups of rows that are equal in all that tells people apart: taken as different people. */
  twins: number;
}

/** @param mapped fields the list has columns for: only they speak */
export function planOf(
  { rows, entries, problems, mentioned }: Checked,
  mapped: ReadonlySet<Field>,
  standing: Standing,
  options: Omit<Options, "mentioned">,
): Plan {
  settleDepartments(entries, standing.departments);
  const difference = differenceOf(entries, standing.people, { ...options, mentioned });
  const { joiners, matches, leavers } = difference;
  const freed = settleEmails(difference, standing.people, problems);
  const supervisors = findSupervisors(
    [
      ...joiners.map((entry) => ({ ref: newRef(entry.row), entry })),
      ...matches.map(({ entry, person }) => ({ ref: person.id, entry })),
    ],
    everybodyAfter(difference, standing.people),
  );
  const changes = matches.flatMap((match) => changeOf(match, mapped, supervisors.found.get(match.entry.row)) ?? []);
  return {
    rows,
    departments: newDepartments(entries, standing),
    joiners: joiners.map((entry) => ({ entry, supervisorRef: supervisors.found.get(entry.row) ?? null })),
    changes,
    same: matches.length - changes.length,
    leavers,
    freedEmails: freed,
    movers: matches.filter(({ entry, person }) => entry.departmentKey !== person.departmentKey),
    questions: difference.questions,
    problems: [...problems, ...supervisors.problems].sort((a, b) => a.row - b.row),
    twins: countTwins(entries),
  };
}

/** An address belongs to one person. It may pass on from somebody who left or gets another one; else it stays. */
function settleEmails({ joiners, matches, leavers }: Difference, people: Known[], problems: Problem[]): string[] {
  const holders = new Map(people.flatMap((person) => (person.email ? [[person.email, person] as const] : [])));
  const changing = new Set(matches.filter(({ entry, person }) => entry.email && entry.email !== person.email).map(({ person }) => person.id)); // prettier-ignore
  const leaving = new Set(leavers.map(({ id }) => id));
  const back = new Set(matches.map(({ person }) => person.id));
  const freed = new Set<string>();
  const claim = (entry: Entry, own: string | null): void => {
    const holder = entry.email === null ? undefined : holders.get(entry.email);
    if (!holder || holder.id === own) return;
    if (changing.has(holder.id) || leaving.has(holder.id) || (holder.left && !back.has(holder.id)))
      freed.add(holder.id);
    else {
      problems.push({ row: entry.row, code: "email-taken", value: entry.email!, leftOut: false });
      entry.email = null;
    }
  };
  for (const { entry, person } of matches) claim(entry, person.id);
  for (const entry of joiners) claim(entry, null);
  return [...freed];
}

function everybodyAfter({ joiners, matches, leavers }: Difference, people: Known[]): Nameable[] {
  const gone = new Set([...leavers, ...matches.map(({ person }) => person)]);
  return [
    ...joiners.map((entry) => ({ ref: newRef(entry.row), ...pick(entry) })),
    ...matches.map(({ entry, person }) => ({
      ...pick(entry),
      ref: person.id,
      staffNumber: entry.staffNumber ?? person.staffNumber,
      email: entry.email ?? person.email,
    })),
    ...people
      .filter((person) => !person.left && !gone.has(person))
      .map((person) => ({ ref: person.id, ...pick(person) })),
  ];
}

const pick = ({ staffNumber, email, key, name }: Omit<Nameable, "ref">) => ({ staffNumber, email, key, name });

function newDepartments(entries: Entry[], { departments, sites }: Standing): NewDepartment[] {
  const known = new Set(departments.map(({ key }) => key));
  const codes = new Set(departments.map(({ code }) => code));
  const fresh = new Map<string, Map<string, number>>();
  for (const { departmentKey, siteKey } of entries) {
    if (known.has(departmentKey)) continue;
    const votes = fresh.get(departmentKey) ?? new Map<string, number>();
    fresh.set(departmentKey, votes.set(siteKey ?? "", (votes.get(siteKey ?? "") ?? 0) + 1));
  }
  return [...fresh].map(([key, votes]) => {
    const name = tidyDepartment(key);
    const code = codeFor(name, codes);
    codes.add(code);
    const [most] = [...votes].filter(([site]) => site !== "").sort(([, a], [, b]) => b - a);
    const people = [...votes.values()].reduce((sum, count) => sum + count, 0);
    return { key, name, code, siteKey: most?.[0] ?? sites[0]!, people };
  });
}

function countTwins(entries: Entry[]): number {
  const seen = new Map<string, number>();
  for (const { staffNumber, email, departmentKey, key, jobTitle } of entries)
    if (staffNumber === null && email === null) {
      const same = `${departmentKey}\n${key}\n${jobTitle}`;
      seen.set(same, (seen.get(same) ?? 0) + 1);
    }
  return [...seen.values()].filter((count) => count > 1).length;
}
