import type { ClientSession } from "mongoose";
import { toId } from "#models/database/id.ts";
import { inTransaction } from "#models/database/transaction.ts";
import { inTurn } from "#models/database/turnstile.ts";
import { DomainError, notAllowed, notFound } from "#models/errors.ts";
import type { Actor } from "#models/people/actor.ts";
import { Person, type PersonDocument } from "#models/people/person.document.ts";
import { can } from "#models/permissions.ts";
import { LIMITS } from "#models/shared/vocabulary.ts";
import { Round, type RoundDocument } from "./round.document.ts";
import { getRound } from "./round-step.ts";
import { readWishes, takesPart, type Wish } from "./wish.ts";
import { WishList, type WishDocument } from "./wish-list.document.ts";

/** Tests alone: with the guard off, wishes must slip in after the closing; that is how we know the race tests it. */
let guarded = true;
export const guardWishes = (value: boolean): void => {
  guarded = value;
};

/** Whose wishes in which round. */
export interface Own {
  roundId: string;
  personId: string;
}

/**
 * Writes a person's whole list, best first; an empty one takes it back. Refuses: round-closed, wishes-most, wish-twice,
 * and what `readWishes` refuses. Only for oneself, and only where the department takes part (403).
 */
export const rankWishes = (actor: Actor, own: Own, wishes: readonly Wish[], now: Date): Promise<void> =>
  change(actor, own, (_had, round, person) => readWishes(round, person, wishes), now);

/** Adds a wish as the last one. Wishing the same again changes nothing. */
export const addWish = (actor: Actor, own: Own, wish: Wish, now: Date): Promise<void> =>
  change(
    actor,
    own,
    async (had, round, person) =>
      had.some((one) => same(one, wish)) ? had : [...had, ...(await readWishes(round, person, [wish]))],
    now,
  );

/** Takes a wish out; one that is gone already is no harm. */
export const dropWish = (actor: Actor, own: Own, wish: Wish, now: Date): Promise<void> =>
  change(actor, own, (had) => had.filter((one) => !same(one, wish)), now);

/** Moves a wish one place up or down; at the end nothing moves. */
export const moveWish = (actor: Actor, own: Own, wish: Wish, by: -1 | 1, now: Date): Promise<void> =>
  change(
    actor,
    own,
    (had) => {
      const at = had.findIndex((one) => same(one, wish));
      const to = at + by;
      if (at < 0 || to < 0 || to >= had.length) return had;
      const moved = [...had];
      [moved[at], moved[to]] = [moved[to]!, moved[at]!];
      return moved;
    },
    now,
  );

const same = (one: WishDocument, { kind, id }: Wish): boolean => one.kind === kind && String(one.of) === id;

type Rewrite = (
  had: WishDocument[],
  round: RoundDocument,
  person: PersonDocument,
) => WishDocument[] | Promise<WishDocument[]>;

/** Reads and writes a list in one transaction whose last write is conditional on the round still taking wishes: who closes
 *  it and who saves at that moment cannot both overlook each other. */
async function change(actor: Actor, { roundId, personId }: Own, rewrite: Rewrite, now: Date): Promise<void> {
  if (!can(actor, "round.wish", { personId })) throw notAllowed();
  const round = await getRound(roundId, undefined, actor);
  const person = await Person.findById(toId(personId)).lean();
  if (!person) throw notFound();
  if (person.leftAt || !takesPart(round, person.department)) throw notAllowed();
  await inTurn(roundId, () =>
    inTransaction(async (tx) => {
      const key = { round: round._id, person: person._id };
      const had = (await WishList.findOne(key, null, { session: tx }).lean())?.wishes ?? [];
      const wishes = await rewrite(had, round, person);
      if (wishes === had) return;
      // That it is closed says more than what is wrong with the list; `count` has the last word.
      if (guarded && (round.state !== "open" || round.wishesUntil <= now)) throw closed(round, now);
      if (wishes.length > LIMITS.wishes) throw new DomainError("wishes-most", { most: LIMITS.wishes });
      const named = new Set(wishes.map(({ kind, of }) => `${kind}:${String(of)}`));
      if (named.size < wishes.length) throw new DomainError("wish-twice");
      if (wishes.length === 0) await WishList.deleteOne(key, { session: tx });
      else
        await WishList.updateOne(
          key,
          { $set: { wishes, changedAt: now }, $setOnInsert: { createdAt: now } },
          { session: tx, upsert: true },
        );
      await count(round, Number(wishes.length > 0) - Number(had.length > 0), now, tx);
    }),
  );
}

/** The round's row is the referee: wishes count only while it is open and the deadline has not passed. */
async function count(round: RoundDocument, lists: number, now: Date, tx: ClientSession): Promise<void> {
  const open = guarded ? { state: "open" as const, wishesUntil: { $gt: now } } : {};
  const counted = await Round.updateOne({ _id: round._id, ...open }, { $inc: { lists, saves: 1 } }, { session: tx });
  if (counted.modifiedCount === 0) throw closed(round, now);
}

const closed = ({ wishesUntil, zone }: RoundDocument, now: Date): DomainError =>
  new DomainError("round-closed", wishesUntil > now ? {} : { at: wishesUntil, zone });
