import { randomUUID } from "node:crypto";
import { Types, type ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import { Outbox, type OutboxDocument } from "./outbox.document.ts";

/** A letter to leave: who it goes to (person id), what it is about, and the facts it will say. */
export interface Letter {
  kind: MessageKind;
  to: string;
  about: string;
  version: number;
  facts: Record<string, unknown>;
  /** Not before this instant; at once when left out. */
  dueAt?: Date;
}

/** Leaves letters for delivery inside the caller's transaction: they exist exactly if the change does. */
export async function leave(letters: Letter[], now: Date, tx?: ClientSession): Promise<void> {
  if (letters.length === 0) return;
  await Outbox.collection.insertMany(
    letters.map((letter) => row(letter, now)),
    { ignoreUndefined: true, ...(tx && { session: tx }) },
  );
}

/** A whole row: each verb leaves some, and to make documents of them first took longer than the rest of the verb. */
const row = ({ kind, to, about, version, facts, dueAt }: Letter, now: Date): OutboxDocument => ({
  ...{ _id: new Types.ObjectId(), kind, to: toId(to), about, version, facts },
  ...{ messageId: `<${randomUUID()}@understudy>`, createdAt: now, dueAt: dueAt ?? now, waitsSince: null },
  ...{ claimedAt: null, attempts: 0, state: "queued", settledAt: null, lastError: "" },
});

/** How many letters should have left, and since when the oldest should have (minutes). One that was tried in vain counts
 *  until it has left, not only when its next try is due. */
export async function queueAge(now: Date): Promise<{ waiting: number; oldestMinutes: number }> {
  const due = { state: "queued" as const, dueAt: { $lte: now } };
  const tried = { state: "queued" as const, waitsSince: { $type: "date" as const } };
  const [dueCount, triedCount, ...oldest] = await Promise.all([
    Outbox.countDocuments(due).limit(1000),
    Outbox.countDocuments({ ...tried, dueAt: { $gt: now } }).limit(1000),
    Outbox.findOne(due).sort({ dueAt: 1 }).lean(),
    Outbox.findOne(tried).sort({ waitsSince: 1 }).lean(),
  ]);
  const since = oldest.flatMap((one) => (one ? [(one.waitsSince ?? one.dueAt).getTime()] : []));
  const minutes = since.length > 0 ? Math.floor((now.getTime() - Math.min(...since)) / 60_000) : 0;
  return { waiting: dueCount + triedCount, oldestMinutes: minutes };
}
