import { Types, type ClientSession } from "mongoose";
import { inviteAnew } from "#models/record/anew.ts";
import { findPlaces } from "./import-places.ts";
import type { Correction } from "./import/work.ts";
import { Person } from "./person.document.ts";

/** Writes what a list says otherwise about people. Answers the rows that could not be written. */
export async function correctPeople(
  runId: Types.ObjectId,
  items: Correction[],
  now: Date,
  tx?: ClientSession,
): Promise<number[]> {
  const { departmentOf, siteOf } = await findPlaces();
  const writes = items.map(({ id, row, kind, set, supervisor, searched }) => {
    const { departmentKey, siteKey, listed, supervisorRef: _, ...plain } = set;
    const department = departmentKey === undefined ? undefined : departmentOf.get(departmentKey)!;
    const site = siteKey === null ? department?.site : siteKey && siteOf.get(siteKey);
    return {
      updateOne: {
        filter: { _id: new Types.ObjectId(id) },
        update: {
          $set: {
            ...plain,
            ...searched,
            ...(supervisor !== undefined && {
              supervisor: supervisor === null ? null : new Types.ObjectId(supervisor),
            }),
            ...(department && { department: department._id }),
            ...(site && { site }),
            ...(listed && { importRow: `${runId.toString()}:${row}` }),
            ...(kind === "returned" && { leftAt: null }),
          },
        },
      },
    };
  });
  const lost = await Person.bulkWrite(writes, tx ? { session: tx } : { ordered: false }).then(
    (): number[] => [],
    (error: unknown) => {
      if (tx) throw error;
      return refused(
        error,
        items.map(({ row }) => row),
      );
    },
  );
  // Others of the batch may have been refused; whoever was written has the new address.
  const reachable = items.filter(({ row, set }) => set.email && !lost.includes(row));
  if (reachable.length > 0)
    await inviteAnew(
      reachable.map(({ id }) => new Types.ObjectId(id)),
      now,
      tx,
    );
  return lost;
}

/** Rows whose number or address somebody took meanwhile. Those that are here already, from an earlier run of the same
 *  batch, are fine; anything else is a bug. */
export function refused(error: unknown, rows: number[]): number[] {
  const errors = (error as { writeErrors?: { code: number; index: number; errmsg?: string }[] }).writeErrors;
  if (!errors || errors.some(({ code }) => code !== 11000)) throw error;
  return errors
    .filter(({ errmsg }) => !/index: (_id_|importRow_1)/.test(errmsg ?? ""))
    .map(({ index }) => rows[index]!);
}
