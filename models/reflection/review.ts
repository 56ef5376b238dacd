import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Person } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { record } from "#models/record/activity.ts";
import { LIMITS, type ReviewState } from "#models/shared/vocabulary.ts";
import type { ClientSession } from "mongoose";
import { Review, type ReviewDocument } from "./review.document.ts";

/** Tests alone: with the guard off, two coordinators at once both win; that is how we know the race tests it. */
let guarded = true;
export const guardReviews = (value: boolean): void => {
  guarded = value;
};

/** Which review, and as which version it was looked at. */
export interface Seen {
  reviewId: string;
  version: number;
}

/**
 * One decision on a review: made only on the version that was looked at. Whoever comes second hears who did what
 * ("review-changed"). Only coordinators: 403; unknown: 404.
 */
export async function decide(
  actor: Actor,
  { reviewId, version }: Seen,
  { what, set, facts = {} }: { what: string; set: Record<string, unknown>; facts?: Record<string, unknown> },
  now: Date,
  tx: ClientSession,
): Promise<ReviewDocument> {
  if (!can(actor, "review.work")) throw notAllowed();
  const id = toId(reviewId);
  const last = { at: now, by: toId(actor.id), byName: actor.name, what };
  const changed = await Review.findOneAndUpdate(
    { _id: id, ...(guarded && { version }) },
    { $set: { ...set, last }, $inc: { version: 1 } },
    { session: tx, returnDocument: "after" },
  ).lean();
  if (!changed) {
    const found = await Review.findById(id, { last: 1 }, { session: tx }).lean();
    if (!found) throw notFound();
    throw new DomainError("review-changed", { by: found.last?.byName ?? "", what: found.last?.what ?? "" });
  }
  const happening = { what: `review.${what}`, thing: { kind: "review", id: reviewId }, after: changed.state, facts };
  await record(actor, [happening], now, tx);
  return changed;
}

/** Takes a review on, or gives it to another coordinator; one that is new comes into review. */
export async function assignReview(actor: Actor, seen: Seen, personId: string, now: Date): Promise<void> {
  const assignee = toId(personId);
  await inTransaction(async (tx) => {
    if (!can(actor, "review.work")) throw notAllowed();
    const person = await Person.findOne({ _id: assignee, leftAt: null, roles: "coordinator" }, null, {
      session: tx,
    }).lean();
    if (!person) throw new DomainError("no-coordinator", {}, "assignee");
    const found = await Review.findById(toId(seen.reviewId), { state: 1 }, { session: tx }).lean();
    const state = found?.state === "new" ? "in-review" : found?.state;
    await decide(actor, seen, { what: "assigned", set: { assignee, state }, facts: { to: personId } }, now, tx);
  });
}

/** Puts a review where it stands now: in review, needs action, done. Whoever does it first has it, if nobody had. */
export async function moveReview(
  actor: Actor,
  seen: Seen,
  state: Exclude<ReviewState, "new">,
  now: Date,
): Promise<void> {
  await inTransaction(async (tx) => {
    const found = await Review.findById(toId(seen.reviewId), { assignee: 1 }, { session: tx }).lean();
    const assignee = found?.assignee ?? toId(actor.id);
    await decide(actor, seen, { what: state, set: { state, assignee } }, now, tx);
  });
}

/** The review's labels, as one list. Refuses: too-many-tags. */
export async function tagReview(actor: Actor, seen: Seen, tags: readonly string[], now: Date): Promise<void> {
  const clean = [...new Set(tags.map((tag) => tag.trim().toLowerCase()).filter(Boolean))];
  if (clean.length > LIMITS.tags || clean.some((tag) => tag.length > LIMITS.tag))
    throw new DomainError("too-many-tags", { most: LIMITS.tags, longest: LIMITS.tag }, "tags");
  await inTransaction((tx) => decide(actor, seen, { what: "tagged", set: { tags: clean } }, now, tx));
}

/** Adds a private note; notes of two coordinators at once both stay, so it names no version. */
export async function noteReview(actor: Actor, reviewId: string, text: string, now: Date): Promise<void> {
  if (!can(actor, "review.work")) throw notAllowed();
  const note = { at: now, by: toId(actor.id), byName: actor.name, text };
  const id = toId(reviewId);
  await inTransaction(async (tx) => {
    const { matchedCount } = await Review.updateOne({ _id: id }, { $push: { notes: note } }, { session: tx });
    if (matchedCount === 0) throw notFound();
    await record(actor, [{ what: "review.noted", thing: { kind: "review", id: reviewId } }], now, tx);
  });
}
