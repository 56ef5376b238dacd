import { isGivenNumber, type Entry, type Known } from "./entry.ts";
import { pairTwins, type Question } from "./twins.ts";

/** A row and the person it is about; `byName`: nothing but the name says that they are the same. */
export interface Match {
  entry: Entry;
  person: Known;
  byName: boolean;
}

export interface Difference {
  joiners: Entry[];
  matches: Match[];
  leavers: Known[];
  questions: Question[];
}

export interface Options {
  /** The list holds everybody: who is not on it has left. */
  complete: boolean;
  /** Numbers and addresses of rows that were left out. */
  mentioned: readonly string[];
  /** What a person decided after a look: ids who left among twins, ids who are not the person of that name elsewhere. */
  left: readonly string[];
  apart: readonly string[];
}

/**
 * Compares a list with the people here: by staff number, else by e-mail (where two numbers from lists do not say that they
 * are two people of different names), else by department and name (by count), else
 * by a name that only one row and one person are left with, who then moved.
 */
export function differenceOf(entries: Entry[], known: Known[], options: Options): Difference {
  const rows = new Set(entries);
  const people = new Set(known);
  const matches: Match[] = [];
  const match = (entry: Entry, person: Known, byName = false): void => {
    matches.push({ entry, person, byName });
    rows.delete(entry);
    people.delete(person);
  };

  const byNumber = new Map(known.map((person) => [person.staffNumber, person]));
  for (const entry of entries) {
    const person = entry.staffNumber === null ? undefined : byNumber.get(entry.staffNumber);
    if (person) match(entry, person);
  }
  const byEmail = new Map([...people].flatMap((person) => (person.email ? [[person.email, person] as const] : [])));
  for (const entry of [...rows]) {
    const person = entry.email === null ? undefined : byEmail.get(entry.email);
    if (person && people.has(person) && (mayBe(entry, person) || entry.key === person.key)) match(entry, person);
  }

  const mentioned = new Set(options.mentioned);
  const mayLeave = (person: Known): boolean =>
    options.complete && person.listed && !mentioned.has(person.staffNumber) && !mentioned.has(person.email ?? "");
  const here = [...people].filter((person) => !person.left);
  const questions = matchNames(rows, here, mayLeave, new Set(options.left), match);
  const apart = new Set(options.apart);
  matchMovers(
    rows,
    here.filter((person) => people.has(person) && !apart.has(person.id)),
    match,
  );
  return {
    joiners: [...rows],
    matches: matches.sort((a, b) => a.entry.row - b.entry.row),
    leavers: here.filter((person) => people.has(person) && mayLeave(person)),
    questions,
  };
}

type Matcher = (entry: Entry, person: Known, byName?: boolean) => void;

/** Two different numbers from lists are two people, whatever their name. */
const mayBe = (entry: Entry, person: Known): boolean =>
  entry.staffNumber === null || isGivenNumber(person.staffNumber) || !person.listed;

function groupBy<T>(things: Iterable<T>, keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

function matchNames(
  rows: ReadonlySet<Entry>,
  here: Known[],
  mayLeave: (person: Known) => boolean,
  chosen: ReadonlySet<string>,
  match: Matcher,
): Question[] {
  const questions: Question[] = [];
  if (here.length === 0) return questions;
  const rowsBy = groupBy(rows, ({ departmentKey, key }) => `${departmentKey}\n${key}`);
  for (const [key, people] of groupBy(here, (person) => `${person.departmentKey}\n${person.key}`)) {
    const alike = rowsBy.get(key) ?? [];
    if (alike.length === 0) continue;
    const able = people.filter((person) => alike.some((entry) => mayBe(entry, person)));
    const twins = pairTwins(alike, able, mayLeave, chosen);
    for (const [entry, person] of twins.pairs) if (mayBe(entry, person)) match(entry, person);
    if (twins.question) questions.push(twins.question);
  }
  return questions;
}

/** One row and one person of a name are left over: the same person, who moved. People who were never on a list wrote
 *  their name themselves, so for them its sorted form counts. */
function matchMovers(rows: ReadonlySet<Entry>, left: Known[], match: Matcher): void {
  if (left.length === 0) return;
  for (const by of ["key", "sortName"] as const) {
    const rowsBy = groupBy(rows, (entry) => entry[by]);
    const people = left.filter((person) => by === "key" || !person.listed);
    for (const [name, [person, ...others]] of groupBy(people, (one) => one[by])) {
      const [entry, ...further] = rowsBy.get(name) ?? [];
      if (entry && person && others.length + further.length === 0 && mayBe(entry, person)) match(entry, person, true);
    }
  }
}
