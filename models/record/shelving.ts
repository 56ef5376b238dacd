import { Outbox } from "./outbox.document.ts";

/** Puts letters left before an instant aside: they tell of a past that nobody lived through, the demo's. */
export async function shelveLetters(before: Date, now: Date): Promise<number> {
  const shelved = await Outbox.updateMany(
    { state: "queued", createdAt: { $lt: before } },
    { $set: { state: "no-address", settledAt: now, lastError: "history" } },
  );
  return shelved.modifiedCount;
}
