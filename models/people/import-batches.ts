import { Types } from "mongoose";
import type { Change } from "./import/change.ts";
import { givenNumber, isGivenNumber, type Known } from "./import/entry.ts";
import type { Plan } from "./import/plan.ts";
import { newRef } from "./import/supervisors.ts";
import { ImportBatch, type BatchWork, type Correction, type Newcomer } from "./import-part.document.ts";
import { reserveNumbers } from "./staff-number.ts";
import { wordsOf } from "./words.ts";

/** Inserts and plain changes a batch; those that are recorded one by one share a transaction and are fewer. */
const BATCH = 1_000;
const RECORDED_BATCH = 200;

/** Freezes a plan into batches, ids and numbers given, so that each can be run twice with one result. */
export async function freeze(
  plan: Plan,
  people: Known[],
  attempt: Types.ObjectId,
): Promise<{ batches: number; total: number }> {
  const newcomers = await numbered(plan, people);
  const ids = new Map(newcomers.map(({ id, entry }) => [newRef(entry.row), id]));
  const known = new Map(people.map((person) => [person.id, person]));
  const idOf = (ref: string): Types.ObjectId => ids.get(ref) ?? new Types.ObjectId(ref);
  const corrections = plan.changes.map((change) => correct(change, known.get(change.id)!, idOf));
  plan.joiners.forEach(({ supervisorRef }, at) => {
    if (supervisorRef) newcomers[at]!.supervisor = idOf(supervisorRef);
  });
  const works: BatchWork[] = [
    ...cut(plan.departments, BATCH, (items) => ({ kind: "departments", items })),
    ...cut(plan.freedEmails.map(idOf), BATCH, (items) => ({ kind: "freed", items })),
    ...cut(newcomers, BATCH, (items) => ({ kind: "people", items })),
    ...cut(corrections.filter(({ kind }) => kind === "changed"), BATCH, (items) => ({ kind: "changes", items })), // prettier-ignore
    ...cut(corrections.filter(({ kind }) => kind !== "changed"), RECORDED_BATCH, (items) => ({ kind: "moves", items })), // prettier-ignore
    ...cut(
      plan.leavers.map(({ id }) => idOf(id)),
      RECORDED_BATCH,
      (items) => ({ kind: "leavers", items }),
    ),
  ];
  for (const [number, work] of works.entries()) await ImportBatch.create({ attempt, number, work });
  return { batches: works.length, total: works.reduce((sum, { items }) => sum + items.length, 0) };
}

function cut<T>(items: T[], size: number, work: (items: T[]) => BatchWork): BatchWork[] {
  const works: BatchWork[] = [];
  for (let at = 0; at < items.length; at += size) works.push(work(items.slice(at, at + size)));
  return works;
}

async function numbered({ joiners }: Plan, people: Known[]): Promise<Newcomer[]> {
  const taken = [
    ...people.map(({ staffNumber }) => staffNumber),
    ...joiners.map(({ entry }) => entry.staffNumber ?? ""),
  ];
  const highest = taken.filter(isGivenNumber).reduce((most, number) => Math.max(most, Number(number.slice(1))), 0);
  const without = joiners.filter(({ entry }) => entry.staffNumber === null).length;
  let next = without > 0 ? await reserveNumbers(without, highest) : 0;
  return joiners.map(({ entry }) => ({
    id: new Types.ObjectId(),
    entry,
    staffNumber: entry.staffNumber ?? givenNumber(next++),
    supervisor: null,
  }));
}

function correct({ id, ...change }: Change, person: Known, idOf: (ref: string) => Types.ObjectId): Correction {
  const { supervisorRef, name, jobTitle, staffNumber } = change.set;
  const searched = name !== undefined || jobTitle !== undefined || staffNumber !== undefined;
  return {
    ...change,
    id: new Types.ObjectId(id),
    ...(supervisorRef !== undefined && { supervisor: supervisorRef === null ? null : idOf(supervisorRef) }),
    ...(searched && {
      words: wordsOf(name ?? person.name, jobTitle ?? person.jobTitle, staffNumber ?? person.staffNumber),
    }),
  };
}
