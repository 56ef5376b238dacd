import type { Types } from "mongoose";
import { toId } from "#models/database/id.ts";
import { notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import type { MessageKind } from "#models/shared/vocabulary.ts";
import { Outbox } from "./outbox.document.ts";

/** A letter that did not reach its reader, as coordinators see it: no content, only whom, what kind, and what came back. */
export interface StuckLetter {
  id: string;
  kind: MessageKind;
  to: string;
  createdAt: Date;
  attempts: number;
  lastError: string;
  state: "queued" | "failed";
}

/** Letters that failed or were tried in vain, latest first; at most 100. */
export async function stuckLetters(actor: Actor): Promise<StuckLetter[]> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const found = await Outbox.find({ $or: [{ state: "failed" }, { state: "queued", attempts: { $gt: 0 } }] })
    .sort({ createdAt: -1 })
    .limit(100)
    .lean();
  const people = await Person.find({ _id: { $in: found.map((one) => one.to) } }, { name: 1 }).lean();
  const nameOf = new Map(people.map((one) => [String(one._id), one.name]));
  return found.map((one) => ({
    id: String(one._id),
    kind: one.kind,
    to: nameOf.get(String(one.to)) ?? "",
    createdAt: one.createdAt,
    attempts: one.attempts,
    lastError: one.lastError,
    state: one.state as "queued" | "failed",
  }));
}

/** How many letters wait, were sent, had nobody to go to, or were given up. Counted up to 10,000 each. */
export async function letterCounts(actor: Actor): Promise<Record<"queued" | "sent" | "no-address" | "failed", number>> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const count = (state: "queued" | "sent" | "no-address" | "failed") => Outbox.countDocuments({ state }).limit(10_000);
  const [queued, sent, noAddress, failed] = await Promise.all([
    count("queued"),
    count("sent"),
    count("no-address"),
    count("failed"),
  ]);
  return { queued, sent, "no-address": noAddress, failed };
}

const NOT_YET = { waitsSince: null, claimedAt: null, settledAt: null };

/** Tries a letter again at once, one that was given up, too. */
export async function tryAgain(actor: Actor, letterId: string, now: Date): Promise<void> {
  if (!can(actor, "coordinate")) throw notAllowed();
  const _id: Types.ObjectId = toId(letterId);
  const { matchedCount } = await Outbox.updateOne(
    { _id, state: { $in: ["queued", "failed"] } },
    { $set: { state: "queued", attempts: 0, createdAt: now, dueAt: now, ...NOT_YET } },
  );
  if (matchedCount === 0 && !(await Outbox.exists({ _id }))) throw notFound();
  if (matchedCount === 0) return; // sent meanwhile
  await record(actor, [{ what: "letter.retried", thing: { kind: "letter", id: letterId } }], now);
}
