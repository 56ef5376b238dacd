import type { ClientSession, Types } from "mongoose";
import { Outbox, type OutboxDocument } from "./outbox.document.ts";

type Told = Pick<OutboxDocument, "_id" | "about" | "to" | "state"> & { facts: { calendar: { method: string } } };

/**
 * To people whose address is new: what stands in their calendar goes there. Of each booking the newest letter that
 * carried an entry counts: where it invites to something ahead, it is sent (again), with its UID and SEQUENCE. What was
 * never mailed for want of an address is not told afterwards otherwise: it stands on the screens.
 */
export async function inviteAnew(people: readonly Types.ObjectId[], now: Date, tx?: ClientSession): Promise<void> {
  const told = await Outbox.find(
    { to: { $in: people }, "facts.calendar": { $exists: true }, "facts.session.endsAt": { $gt: now } },
    { about: 1, to: 1, state: 1, "facts.calendar.method": 1 },
    tx && { session: tx },
  )
    .sort({ createdAt: -1, _id: -1 })
    .lean<Told[]>();
  const seen = new Set<string>();
  const newest = told.filter(({ about, to }) => {
    const key = `${about} ${to.toString()}`;
    return !seen.has(key) && seen.add(key);
  });
  const invites = newest.filter(({ state, facts }) => state !== "queued" && facts.calendar.method === "REQUEST");
  if (invites.length === 0) return;
  await Outbox.updateMany(
    { _id: { $in: invites.map(({ _id }) => _id) }, state: { $ne: "queued" } },
    { $set: { state: "queued", createdAt: now, dueAt: now, attempts: 0, settledAt: null, lastError: "" } },
    tx && { session: tx },
  );
}
