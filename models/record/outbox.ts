import { randomUUID } from "node:crypto";
import type { ClientSession } from "mongoose";
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

/** A claim older than this many minutes belongs to a worker that died. */
const STALE_MINUTES = 5;
/** After so many tries a letter is given up and shows on the mail page. */
const MAX_ATTEMPTS = 10;

/** Leaves letters for delivery inside the caller's transaction: they exist exactly if the change does. */
export async function leave(letters: Letter[], now: Date, tx?: ClientSession): Promise<void> {
  if (letters.length === 0) return;
  await Outbox.insertMany(
    letters.map((letter) => ({
      ...letter,
      dueAt: letter.dueAt ?? now,
      createdAt: now,
      messageId: `<${randomUUID()}@understudy>`,
    })),
    tx ? { session: tx } : {},
  );
}

export type Claimed = OutboxDocument;

/** Takes the next due letter for this worker. The filter names the field it sets, so two workers never take one. */
export async function claim(now: Date): Promise<Claimed | null> {
  const stale = new Date(now.getTime() - STALE_MINUTES * 60_000);
  return Outbox.findOneAndUpdate(
    { state: "queued", dueAt: { $lte: now }, $or: [{ claimedAt: null }, { claimedAt: { $lt: stale } }] },
    { $set: { claimedAt: now }, $inc: { attempts: 1 } },
    { sort: { dueAt: 1, _id: 1 }, returnDocument: "after" },
  ).lean();
}

/** The mail server acknowledged it (250), or there is no address to send it to. */
export async function settle(id: Claimed["_id"], state: "sent" | "no-address", now: Date): Promise<void> {
  await Outbox.updateOne({ _id: id, state: "queued" }, { $set: { state, settledAt: now, claimedAt: null } });
}

/** Puts it back for a later try: after 1, 2, 4 … minutes, at most an hour apart; given up after ten tries. */
export async function postpone(letter: Claimed, error: string, now: Date): Promise<void> {
  const minutes = Math.min(60, 2 ** (letter.attempts - 1));
  const givenUp = letter.attempts >= MAX_ATTEMPTS;
  await Outbox.updateOne(
    { _id: letter._id, state: "queued", claimedAt: letter.claimedAt },
    {
      $set: {
        claimedAt: null,
        lastError: error.slice(0, 200),
        dueAt: new Date(now.getTime() + minutes * 60_000),
        ...(givenUp && { state: "failed", settledAt: now }),
      },
    },
  );
}

/** How many letters are due and unsent, and since when the oldest has been (minutes). */
export async function queueAge(now: Date): Promise<{ waiting: number; oldestMinutes: number }> {
  const due = { state: "queued" as const, dueAt: { $lte: now } };
  const [waiting, oldest] = await Promise.all([
    Outbox.countDocuments(due).limit(1000),
    Outbox.findOne(due).sort({ dueAt: 1 }).lean(),
  ]);
  return { waiting, oldestMinutes: oldest ? Math.floor((now.getTime() - oldest.dueAt.getTime()) / 60_000) : 0 };
}
