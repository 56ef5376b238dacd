import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { cleanLine } from "#models/shared/clean.ts";
import type { Actor } from "./actor.ts";
import { Person } from "./person.document.ts";

/** A coordinator writes down by which shift pattern somebody works, as a staff list does; "" where it is not known. The
 *  next list that has a column for it says it anew. */
export async function setShift(actor: Actor, personId: string, shift: string, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const after = cleanLine(shift);
  await inTransaction(async (tx) => {
    const before = await Person.findOneAndUpdate(
      { _id: toId(personId), leftAt: null },
      { $set: { shift: after } },
      { session: tx, projection: { shift: 1 } },
    ).lean();
    if (!before) throw notFound();
    if ((before.shift ?? "") === after) return;
    const thing = { kind: "person", id: personId };
    await record(actor, [{ what: "person.shift", thing, before: before.shift ?? "", after }], now, tx);
  });
}
