import { Types, type ClientSession } from "mongoose";
import { inTransaction } from "#models/database/transaction.ts";
import { record } from "#models/record/activity.ts";
import { SYSTEM } from "./actor.ts";
import { Department } from "./department.document.ts";
import { correctPeople } from "./import-corrections.ts";
import type { Correction } from "./import/work.ts";
import { Person } from "./person.document.ts";

/**
 * People who change department or come back, with a line in the record for each. They no longer lead the department they
 * leave, nor stand in for its lead; they may still host there. Answers the rows that could not be written.
 */
export async function movePeople(runId: Types.ObjectId, items: Correction[], now: Date): Promise<number[]> {
  try {
    await inTransaction((tx) => move(runId, items, now, tx));
    return [];
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error;
    if (items.length === 1) return [items[0]!.row];
  }
  // Somebody took a number or an address meanwhile: one by one, so that the others still move.
  const failed: number[] = [];
  for (const item of items) failed.push(...(await movePeople(runId, [item], now)));
  return failed;
}

async function move(runId: Types.ObjectId, items: Correction[], now: Date, tx: ClientSession): Promise<void> {
  const ids = { _id: { $in: items.map(({ id }) => new Types.ObjectId(id)) } };
  const before = await Person.find(ids, { department: 1, leftAt: 1 }, { session: tx }).lean();
  await correctPeople(runId, items, now, tx);
  const after = await Person.find(ids, { department: 1 }, { session: tx }).lean();
  const to = new Map(after.map(({ _id, department }) => [_id.toString(), department]));
  const moved = before.filter(({ _id, department }) => !department.equals(to.get(_id.toString())!));
  for (const { _id, department } of moved)
    await Department.updateOne(
      { _id: department, $or: [{ leads: _id }, { "deputies.person": _id }] },
      { $pull: { leads: _id, deputies: { person: _id } } },
      { session: tx },
    );
  const thing = (id: Types.ObjectId) => ({ kind: "person", id: id.toString() });
  const happenings = moved.map(({ _id, department }) => ({
    what: "person.moved",
    thing: thing(_id),
    before: department.toString(),
    after: to.get(_id.toString())!.toString(),
  }));
  const back = before.filter(({ leftAt }) => leftAt !== null);
  await record(
    SYSTEM,
    [...happenings, ...back.map(({ _id }) => ({ what: "person.returned", thing: thing(_id) }))],
    now,
    tx,
  );
}
