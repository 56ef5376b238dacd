import type { MessageKind } from "#models/shared/vocabulary.ts";
import { Outbox, type OutboxDocument } from "./outbox.document.ts";

/** What the job that delivers the outbox does to its rows. */

export type Claimed = OutboxDocument;

/** Kinds that carry a secret link, which is wiped when the letter has left. */
export const LINKS: ReadonlySet<MessageKind> = new Set(["sign-in", "address"]);
/** Kinds that belong to no thread: they neither wait for an earlier letter nor are waited for. */
export const OUT_OF_TURN: ReadonlySet<MessageKind> = new Set([...LINKS, "address-changed", "host-digest", "new-dates"]);

/** A claim older than this belongs to a worker that died; sending one letter takes a minute at most. */
const STALE_MINUTES = 2;
/** After so many tries a letter is given up and shows on the mail page. */
export const MAX_ATTEMPTS = 10;
/** While no mail server answers, no more tries than this are counted. */
const OUTAGE_ATTEMPTS = 5;
/** What is older than this is given up in any case. */
const MAX_DAYS = 3;

const later = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const free = (now: Date) => ({
  state: "queued" as const,
  dueAt: { $lte: now },
  $or: [{ claimedAt: null }, { claimedAt: { $lt: later(now, -STALE_MINUTES) } }],
});

/** Letters that may be sent now, the longest due first. */
export const dueLetters = (now: Date, limit: number): Promise<OutboxDocument[]> =>
  Outbox.find(free(now)).sort({ dueAt: 1, _id: 1 }).limit(limit).lean();

/** Takes one letter for this worker. The filter names the field it sets, so two workers never take one. */
export const claim = (letter: Pick<OutboxDocument, "_id">, now: Date): Promise<Claimed | null> =>
  Outbox.findOneAndUpdate(
    { _id: letter._id, ...free(now) },
    { $set: { claimedAt: now }, $inc: { attempts: 1 } },
    { returnDocument: "after" },
  ).lean();

/**
 * Letters overtake none to the same person: where an earlier one was tried and is still queued, later ones wait until it
 * is due again. Links and digests neither wait nor are waited for. Answers those that may go now.
 */
export async function inOrder(letters: readonly OutboxDocument[], now: Date): Promise<OutboxDocument[]> {
  const tried = await Outbox.find(
    {
      to: { $in: letters.map((letter) => letter.to) },
      state: "queued",
      attempts: { $gt: 0 },
      kind: { $nin: [...OUT_OF_TURN] },
      _id: { $nin: letters.map((letter) => letter._id) },
    },
    { to: 1, createdAt: 1, dueAt: 1 },
  ).lean();
  if (tried.length === 0) return [...letters];
  const going: OutboxDocument[] = [];
  for (const letter of letters) {
    const ahead = tried.find((one) => one.to.equals(letter.to) && leftEarlier(one, letter));
    if (!ahead || OUT_OF_TURN.has(letter.kind)) going.push(letter);
    else {
      const dueAt = new Date(Math.max(ahead.dueAt.getTime(), now.getTime() + 10_000));
      await Outbox.updateOne({ _id: letter._id, state: "queued", claimedAt: null }, { $set: { dueAt } });
    }
  }
  return going;
}

/** Left earlier, or in the same commit before. */
export const leftEarlier = (one: Pick<OutboxDocument, "_id" | "createdAt">, other: OutboxDocument): boolean =>
  one.createdAt < other.createdAt || (+one.createdAt === +other.createdAt && one._id.toString() < other._id.toString());

/** The mail server acknowledged it (250), or there is no address to send it to. A sign-in link is wiped with it. */
export async function settle(
  letter: Pick<OutboxDocument, "_id" | "kind">,
  state: "sent" | "no-address" | "failed",
  now: Date,
  error = "",
): Promise<void> {
  await Outbox.updateOne(
    { _id: letter._id, state: "queued" },
    {
      $set: { state, settledAt: now, claimedAt: null, lastError: error.slice(0, 200) },
      ...(LINKS.has(letter.kind) && { $unset: { "facts.link": 1 } }),
    },
  );
}

/**
 * Puts it back for a later try: after 1, 2, 4 … minutes, at most an hour apart, given up after ten tries. While no mail
 * server answers (`outage`) it is at most five minutes, and only age gives up.
 */
export async function postpone(
  letter: Claimed,
  error: string,
  now: Date,
  outage: boolean,
): Promise<"queued" | "failed"> {
  const old = letter.createdAt < later(now, -MAX_DAYS * 24 * 60);
  if (old || (!outage && letter.attempts >= MAX_ATTEMPTS)) {
    await settle(letter, "failed", now, error);
    return "failed";
  }
  const { waitsSince, dueAt: due } = letter;
  const attempts = outage ? Math.min(letter.attempts, OUTAGE_ATTEMPTS) : letter.attempts;
  const dueAt = later(now, Math.min(outage ? 5 : 60, 2 ** (letter.attempts - 1)));
  await Outbox.updateOne(
    { _id: letter._id, state: "queued", claimedAt: letter.claimedAt },
    { $set: { claimedAt: null, lastError: error.slice(0, 200), dueAt, attempts, waitsSince: waitsSince ?? due } },
  );
  return "queued";
}

/** Message-ID of the first letter about the same thing to the same person, which later ones answer to. */
export async function firstOfThread(letter: OutboxDocument): Promise<string | null> {
  const first = await Outbox.findOne(
    { to: letter.to, about: letter.about, createdAt: { $lt: letter.createdAt }, state: { $in: ["sent", "queued"] } },
    { messageId: 1 },
  )
    .sort({ createdAt: 1 })
    .lean();
  return first?.messageId ?? null;
}
