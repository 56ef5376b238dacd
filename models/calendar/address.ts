import { createHmac } from "node:crypto";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { notAllowed } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { hashOf } from "#models/people/secret.ts";
import { record } from "#models/record/activity.ts";
import { Feed, type FeedDocument } from "./feed.document.ts";

/** The secret calendar address of a person: 256 bits derived from the installation's secret, the person and a version, so
 *  that it can be shown again; the database keeps its sha256 alone. One leak opens one calendar. */

export interface FeedAddress {
  /** The address behind the product's own origin. */
  path: string;
  createdAt: Date;
  /** When a calendar last came for it. */
  fetchedAt: Date | null;
}

const tokenOf = (secret: string, personId: string, version: number): string =>
  createHmac("sha256", secret).update(`calendar feed ${personId} ${version}`).digest("base64url");

/** What a token looks like: others need no look into the database. */
export const looksLikeToken = (token: string): boolean => /^[\w-]{43}$/.test(token);

/** A person's own feed address; it is made when it is first asked for. */
export async function feedAddress(personId: string, secret: string, now: Date): Promise<FeedAddress> {
  const person = toId(personId);
  const first = tokenOf(secret, personId, 1);
  const feed = await Feed.findOneAndUpdate(
    { person },
    { $setOnInsert: { version: 1, hash: hashOf(first), createdAt: now, fetchedAt: null } },
    { upsert: true, returnDocument: "after" },
  ).lean();
  return addressOf(feed, secret);
}

/** Makes a new address; the old one is unknown from then on. Only one's own. */
export async function newFeedAddress(actor: Actor, personId: string, secret: string, now: Date): Promise<FeedAddress> {
  if (actor.id !== personId) throw notAllowed();
  const { version } = await Feed.findOne({ person: toId(personId) })
    .lean()
    .then((found) => found ?? { version: 0 });
  const next = version + 1;
  const feed = await inTransaction(async (tx) => {
    const thing = { kind: "person", id: personId };
    await record(actor, [{ what: "feed.renewed", thing }], now, tx);
    return Feed.findOneAndUpdate(
      { person: toId(personId) },
      { $set: { version: next, hash: hashOf(tokenOf(secret, personId, next)), createdAt: now, fetchedAt: null } },
      { upsert: true, returnDocument: "after", session: tx },
    ).lean();
  });
  return addressOf(feed, secret);
}

/** Whose calendar a token opens; null for tokens nobody has (any more). */
export const ownerOf = (token: string): Promise<FeedDocument | null> => Feed.findOne({ hash: hashOf(token) }).lean();

/** A calendar came for it. */
export async function markFetched(token: string, now: Date): Promise<void> {
  await Feed.updateOne({ hash: hashOf(token) }, { $set: { fetchedAt: now } });
}

const addressOf = ({ person, version, createdAt, fetchedAt }: FeedDocument, secret: string): FeedAddress => ({
  path: `/feeds/${tokenOf(secret, person.toString(), version)}.ics`,
  createdAt,
  fetchedAt,
});
