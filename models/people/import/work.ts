import { gunzipSync, gzipSync } from "node:zlib";
import type { Change } from "./change.ts";
import { givenNumber, isGivenNumber, type Entry, type Known } from "./entry.ts";
import type { NewDepartment, Plan } from "./plan.ts";
import { newRef } from "./supervisors.ts";
import { searchedBy } from "../words.ts";

/** A person to be made: what the list says, with the id and number given beforehand, so that it can be done again. */
export interface Newcomer {
  id: string;
  entry: Entry;
  staffNumber: string;
  supervisor: string | null;
}

/** A change to somebody, with the supervisor found and the words of search made anew. */
export interface Correction extends Change {
  supervisor?: string | null;
  searched?: { words: string[]; starts: string[] };
}

/** What one batch does; batches run in their order. Ids are strings of 24 hexadecimal figures. */
export type BatchWork =
  | { kind: "departments"; items: NewDepartment[] }
  | { kind: "freed"; items: string[] }
  | { kind: "people"; items: Newcomer[] }
  | { kind: "changes"; items: Correction[] }
  | { kind: "moves"; items: Correction[] }
  | { kind: "leavers"; items: string[] };

/** A batch as it travels and lies in the database: a thousand people in a few ten thousand bytes. */
export interface PackedWork {
  /** People it is about. */
  items: number;
  packed: Uint8Array;
}

/** What progress is told in: people, each once. Departments are not people, and whose address is freed is changed later. */
const peopleIn = (work: BatchWork): number =>
  work.kind === "departments" || work.kind === "freed" ? 0 : work.items.length;

export const packWork = (work: BatchWork): PackedWork => ({
  items: peopleIn(work),
  packed: gzipSync(JSON.stringify(work), { level: 1 }),
});

export const unpackWork = (packed: Uint8Array): BatchWork => JSON.parse(gunzipSync(packed).toString()) as BatchWork;

/** Inserts and plain changes a batch; those that are recorded one by one share a transaction and are fewer. */
const BATCH = 1_000;
const RECORDED_BATCH = 200;

/** The highest number of our own form that is in use, by people here or by the list. */
export function highestNumber({ joiners }: Plan, people: Known[]): number {
  let highest = 0;
  const heed = (number: string | null): void => {
    if (number !== null && isGivenNumber(number)) highest = Math.max(highest, Number(number.slice(1)));
  };
  for (const { staffNumber } of people) heed(staffNumber);
  for (const { entry } of joiners) heed(entry.staffNumber);
  return highest;
}

/**
 * A plan in batches, made one at a time. Each can be done twice with one result, since ids and numbers are fixed in it.
 * @param first the first of the numbers reserved for people without one
 */
export function* worksOf(plan: Plan, people: Known[], first: number, newId: () => string): Iterable<BatchWork> {
  const joining = numbered(plan, first, newId);
  const ids = new Map(joining.map(({ row, id }) => [newRef(row), id]));
  const known = new Map(people.map((person) => [person.id, person]));
  const idOf = (ref: string): string => ids.get(ref) ?? ref;
  const newcomer = ({ entry, supervisorRef }: Plan["joiners"][number], at: number): Newcomer => {
    const { id, staffNumber } = joining[at]!;
    return { id, entry, staffNumber, supervisor: supervisorRef ? idOf(supervisorRef) : null };
  };
  const corrected = (change: Change): Correction => correct(change, known.get(change.id)!, idOf);
  const plain = plan.changes.filter(({ kind }) => kind === "changed");
  const recorded = plan.changes.filter(({ kind }) => kind !== "changed");
  yield* cut(plan.departments, BATCH, (items) => ({ kind: "departments", items }));
  yield* cut(plan.freedEmails, BATCH, (items) => ({ kind: "freed", items }));
  yield* cut(plan.joiners, BATCH, (items, from) => ({
    kind: "people",
    items: items.map((joiner, at) => newcomer(joiner, from + at)),
  }));
  yield* cut(plain, BATCH, (items) => ({ kind: "changes", items: items.map(corrected) }));
  yield* cut(recorded, RECORDED_BATCH, (items) => ({ kind: "moves", items: items.map(corrected) }));
  yield* cut(plan.leavers, RECORDED_BATCH, (items) => ({ kind: "leavers", items: items.map(({ id }) => id) }));
}

function* cut<T>(items: T[], size: number, work: (items: T[], from: number) => BatchWork): Iterable<BatchWork> {
  for (let at = 0; at < items.length; at += size) yield work(items.slice(at, at + size), at);
}

/** Ids and numbers of those who join, in their order. */
function numbered({ joiners }: Plan, first: number, newId: () => string) {
  let next = first;
  return joiners.map(({ entry }) => ({
    id: newId(),
    row: entry.row,
    staffNumber: entry.staffNumber ?? givenNumber(next++),
  }));
}

function correct(change: Change, person: Known, idOf: (ref: string) => string): Correction {
  const { supervisorRef, name, jobTitle, staffNumber } = change.set;
  const searched = name !== undefined || jobTitle !== undefined || staffNumber !== undefined;
  return {
    ...change,
    ...(supervisorRef !== undefined && { supervisor: supervisorRef === null ? null : idOf(supervisorRef) }),
    ...(searched && {
      searched: searchedBy(name ?? person.name, jobTitle ?? person.jobTitle, staffNumber ?? person.staffNumber),
    }),
  };
}
