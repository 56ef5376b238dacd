import { randomUUID } from "node:crypto";
import type { ClientSession } from "mongoose";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import { Outbox } from "./outbox.document.ts";

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

/** How many letters are due and unsent, and since when the oldest has been (minutes). */
export async function queueAge(now: Date): Promise<{ waiting: number; oldestMinutes: number }> {
  const due = { state: "queued" as const, dueAt: { $lte: now } };
  const [waiting, oldest] = await Promise.all([
    Outbox.countDocuments(due).limit(1000),
    Outbox.findOne(due).sort({ dueAt: 1 }).lean(),
  ]);
  return { waiting, oldestMinutes: oldest ? Math.floor((now.getTime() - oldest.dueAt.getTime()) / 60_000) : 0 };
}
